"""The sections of the agent's own settings. Each shows what holds and asks for changes at once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from contactpro_desktop.app.own_settings import DENIALS, RINGING, TERMINALS, OwnSettings
from contactpro_desktop.domain.agent import Agent
from contactpro_desktop.domain.ids import QueueId
from contactpro_desktop.domain.queue import Queue
from contactpro_desktop.ui.context.page_area import empty
from contactpro_desktop.ui.conversation.languages import language_name
from contactpro_desktop.ui.preferences.rows import (
    ChoiceRow,
    SettingRow,
    SwitchRow,
    TextRow,
    ValueRow,
)
from contactpro_desktop.ui.preferences.wording import (
    denial_text,
    name_problem_text,
    number_problem_text,
    problem_text,
    setting_text,
    telephone_text,
    terminal_text,
)
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.section_header import SectionHeader
from contactpro_desktop.ui.widgets.text import plain

_LONGEST_ALIAS = 100
_LONGEST_NUMBER = 64
_LONGEST_VALUE = 1_000
_MOST = 200
_SWITCHES = frozenset({"0", "1"})


class Section(QWidget):
    """A heading, why nothing in it can be changed if that is so, and its rows."""

    def __init__(self, theme: Theme, name: str, title: str) -> None:
        super().__init__()
        space = theme.tokens.space
        self.setObjectName(name)
        self.problem = PlainLabel(theme, kind="muted", wrap=True)
        self.problem.setObjectName(f"{name}Problem")
        self.rows = QVBoxLayout()
        self.rows.setSpacing(space(0.5))
        inside = QVBoxLayout()
        inside.setContentsMargins(space(2), 0, space(2), space(1))
        inside.setSpacing(space(0.5))
        inside.addWidget(self.problem)
        inside.addLayout(self.rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(SectionHeader(theme, title))
        column.addLayout(inside)

    @property
    def controls(self) -> list[QWidget]:
        """From the top down."""
        items = (self.rows.itemAt(at) for at in range(self.rows.count()))
        rows = (item.widget() for item in items if item is not None)
        return [row.control for row in rows if isinstance(row, SettingRow)]

    def say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))


class AboutMe(Section):
    """The name that customers read, and what an administrator sets."""

    def __init__(self, theme: Theme, own: OwnSettings) -> None:
        super().__init__(theme, "aboutMe", self.tr("About me"))
        self._own = own
        self.alias = TextRow(
            theme,
            "ownAlias",
            self.tr("Name that customers read, until you sign out"),
            _LONGEST_ALIAS,
            name_problem_text,
        )
        self.alias.entered.connect(self._change_alias)
        self._number = ValueRow(theme, "ownNumber", self.tr("Own number"))
        self._language = ValueRow(theme, "ownLanguage", self.tr("Language at the contact centre"))
        for row in (self.alias, self._number, self._language):
            self.rows.addWidget(row)
        hint = self.tr("Your administrator sets number and language for you.")
        self.rows.addWidget(PlainLabel(theme, hint, "muted", wrap=True))
        self.say("")

    def show_agent(self, me: Agent) -> None:
        self.alias.show_value(plain(me.alias, _LONGEST_ALIAS))
        self.alias.set_refusal(problem_text(self._own.alias_problem()))
        self._number.value.setText(plain(me.extension, 40) or "–")
        self._language.value.setText(language_name(me.language) or "–")

    def _change_alias(self, alias: str) -> None:
        if not self._own.change_alias(alias):
            self.alias.take_back()


class Telephone(Section):
    """Numbers outside, and which telephones ring at the same time."""

    def __init__(self, theme: Theme, own: OwnSettings) -> None:
        super().__init__(theme, "telephoneSettings", self.tr("Telephone"))
        self._own = own
        self.number = TextRow(
            theme,
            "externalNumber",
            self.tr("Number outside the contact centre"),
            _LONGEST_NUMBER,
            number_problem_text,
        )
        self.permanent = SwitchRow(
            theme, "externalPermanent", self.tr("Get calls there also while signed out")
        )
        self.several = SwitchRow(theme, "mtdActive", self.tr("Several telephones ring together"))
        self._rings = {key: SwitchRow(theme, key, telephone_text(key)) for key in RINGING}
        self._numbers = {
            key: TextRow(
                theme,
                f"{key}_number",
                self.tr("Number: {0}").format(telephone_text(key)),
                _LONGEST_NUMBER,
                number_problem_text,
            )
            for key in RINGING[1:]
        }
        choices = [(word, terminal_text(word)) for word in TERMINALS]
        self._out = ChoiceRow(theme, "outTerminal", self.tr("Calls go out from"), choices)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Show what holds, and what can be changed."""
        known = self._own.preferences
        external, ringing = self._own.external_problem(), self._own.ringing_problem()
        common = problem_text(external) if external is ringing else ""
        self.say(common)
        self.number.show_value(known.external_number)
        self.permanent.show_value(known.external_permanent)
        for row in (self.number, self.permanent):
            row.set_refusal(problem_text(external), shown=not common and row is self.number)
        self.several.show_value(known.mtd.get("active") is True)
        for key, switch in self._rings.items():
            switch.show_value(known.mtd.get(f"{key}_active") is True)
        for key, text in self._numbers.items():
            text.show_value(str(known.mtd.get(f"{key}_number") or ""))
        self._out.show_value(str(known.mtd.get("out_terminal") or ""))
        refusal = problem_text(ringing)
        for part in (self.several, *self._rings.values(), *self._numbers.values(), self._out):
            part.set_refusal(refusal, shown=not common and part is self.several)

    def _set_external(self, *_: object) -> None:
        self._own.set_external(self.number.value, self.permanent.value)

    def _set_one(self, key: str, value: bool | str) -> None:
        self._own.set_ringing({key: value})

    def _lay_out(self) -> None:
        for row in (self.number, self.permanent, self.several):
            self.rows.addWidget(row)
        for key, switch in self._rings.items():
            self.rows.addWidget(switch)
            if key in self._numbers:
                self.rows.addWidget(self._numbers[key])
        self.rows.addWidget(self._out)

    def _connect(self) -> None:
        self.number.entered.connect(self._set_external)
        self.permanent.switched.connect(self._set_external)
        self.several.switched.connect(partial(self._set_one, "active"))
        for key, switch in self._rings.items():
            switch.switched.connect(partial(self._set_one, f"{key}_active"))
        for key, text in self._numbers.items():
            text.entered.connect(partial(self._set_one, f"{key}_number"))
        self._out.chosen.connect(partial(self._set_one, "out_terminal"))


class OutsideQueues(Section):
    """Queues of which calls go to the number outside while the agent is signed out."""

    def __init__(self, theme: Theme, own: OwnSettings) -> None:
        super().__init__(theme, "outsideQueues", self.tr("Queues served while signed out"))
        self._theme = theme
        self._own = own
        self._rows: dict[QueueId, SwitchRow] = {}

    def refresh(self) -> None:
        """Rows are made anew only where there are other queues."""
        queues = {queue.id: queue for queue in self._own.outside_queues[:_MOST]}
        if list(queues) != list(self._rows):
            self._make(queues)
        reason = problem_text(self._own.external_problem())
        for queue_id, row in self._rows.items():
            row.show_value(queues[queue_id].serve_external)
            row.set_refusal(reason, shown=False)
        self.say(reason if queues else self.tr("You have no queues for calls."))

    def _make(self, queues: Mapping[QueueId, Queue]) -> None:
        empty(self.rows)
        self._rows = {}
        for number, queue in enumerate(queues.values()):
            row = SwitchRow(self._theme, f"outsideQueue{number}", queue.name)
            row.switched.connect(partial(self._own.serve_outside, queue.id))
            self._rows[queue.id] = row
            self.rows.addWidget(row)


class Denials(Section):
    """What supervisors are not to do: ticked is denied."""

    def __init__(self, theme: Theme, own: OwnSettings) -> None:
        super().__init__(theme, "denials", self.tr("Supervisors may not"))
        self._own = own
        self._switches = {
            what: SwitchRow(theme, f"deny_{what}", denial_text(what)) for what in DENIALS
        }
        for what, row in self._switches.items():
            row.switched.connect(partial(own.deny, what))
            self.rows.addWidget(row)
        hint = self.tr("The last three are a wish: the contact centre does not enforce them.")
        self.rows.addWidget(PlainLabel(theme, hint, "muted", wrap=True))

    def refresh(self) -> None:
        reason = problem_text(self._own.denial_problem())
        self.say(reason)
        for what, row in self._switches.items():
            row.show_value(what in self._own.preferences.denied)
            row.set_refusal(reason, shown=False)


class TenantSettings(Section):
    """Items that the tenant has for its users; what holds 0 or 1 is a switch."""

    def __init__(self, theme: Theme, own: OwnSettings) -> None:
        super().__init__(theme, "tenantSettings", self.tr("Settings of the contact centre"))
        self._theme = theme
        self._own = own
        self._rows: dict[str, SwitchRow | TextRow] = {}

    def refresh(self) -> None:
        """Rows are made anew only where the tenant offers others."""
        names = list(self._own.preferences.settings)[:_MOST]
        if names != list(self._rows):
            self._make(names)
        for name, row in self._rows.items():
            value = self._own.preferences.setting(name)
            if isinstance(row, SwitchRow):
                row.show_value(value == "1")
            else:
                row.show_value(plain(value, _LONGEST_VALUE))
            row.set_refusal(problem_text(self._own.setting_problem(name)))
        self.say("" if names else self.tr("Your contact centre has no settings for you."))

    def _make(self, names: list[str]) -> None:
        empty(self.rows)
        self._rows = {name: self._row(name, number) for number, name in enumerate(names)}
        for row in self._rows.values():
            self.rows.addWidget(row)

    def _row(self, name: str, number: int) -> SwitchRow | TextRow:
        words = setting_text(name)
        if self._own.preferences.setting(name) in _SWITCHES:
            switch = SwitchRow(self._theme, f"setting{number}", words)
            switch.switched.connect(lambda on: self._own.change_setting(name, "1" if on else "0"))
            return switch
        text = TextRow(self._theme, f"setting{number}", words, _LONGEST_VALUE)
        text.entered.connect(partial(self._own.change_setting, name))
        return text
