"""What the agent chose, in one JSON file: typed, with defaults, unknown keys refused."""

import logging
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

log = logging.getLogger(__name__)


class _Values(BaseModel):
    model_config = ConfigDict(extra="forbid", validate_assignment=True)

    tenant: str = ""
    user: str = ""
    keep_signed_in: bool = False
    theme: Literal["system", "light", "dark"] = "system"
    language: Literal["", "en", "es", "pt_BR"] = ""
    sound: bool = True
    notify: bool = True
    picklist_order: str = "longest_wait"
    keys: dict[str, str] = {}
    """The agent's own keys: name of the action to key, in Qt's portable notation."""

    @field_validator("keys", mode="before")
    @classmethod
    def _keep_texts(cls, keys: object) -> object:
        """A key that is no text is left out: it is no reason to lose all the other settings."""
        pairs = keys.items() if isinstance(keys, dict) else ()
        return {name: key for name, key in pairs if isinstance(name, str) and isinstance(key, str)}


class Settings:
    """The values as attributes of `values`; `save` writes them at once.

    A file that cannot be read or understood is set aside with the ending `.broken`, and `problem`
    says why; the program goes on with the defaults.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self.problem = ""
        self.values = self._load()

    def save(self) -> None:
        """Write atomically: the old file or the new one, never half of one. What cannot be
        written, as on a full disk, holds for as long as the program runs."""
        if self._path is None:
            return
        scratch = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            scratch.write_text(self.values.model_dump_json(indent=2), encoding="utf-8")
            scratch.replace(self._path)
        except OSError as error:
            log.warning("settings are not written: %s", type(error).__name__)

    def _load(self) -> _Values:
        if self._path is None or not self._path.exists():
            return _Values()
        try:
            return _Values.model_validate_json(self._path.read_bytes())
        except ValidationError as error:
            self.problem = _reasons(error)
        except OSError as error:
            self.problem = type(error).__name__
        self._set_aside(self._path)
        return _Values()

    def _set_aside(self, path: Path) -> None:
        try:
            path.replace(path.with_suffix(".broken"))
            log.warning("settings file not understood, set aside")
        except OSError as error:
            log.warning("settings file not understood, nor set aside: %s", type(error).__name__)


def _reasons(error: ValidationError) -> str:
    return "; ".join(
        f"{'.'.join(str(part) for part in item['loc']) or 'file'}: {item['msg']}"
        for item in error.errors(include_url=False, include_input=False)
    )
