"""`python -m benchmarks.client FOLDER TENANT USER PASSWORD`: the client under observation.

It finds its settings in FOLDER and the password where the keyring keeps it. When standard input
ends it leaves like an agent who closes the window.
"""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> int:
    """The steps of the client's own `main` and `run`, with an observer."""
    folder, tenant, user, password = sys.argv[1:]
    from contactpro_desktop.ui.loading import load_qt

    load_qt()
    from contactpro_desktop.app.secrets import system_secrets
    from contactpro_desktop.bootstrap.client import Client, Options
    from contactpro_desktop.bootstrap.process import prepare
    from contactpro_desktop.ui.tidying import Tidying

    options = Options(data_dir=Path(folder))
    app = prepare(options)
    secrets = system_secrets()
    secrets.save(tenant, user, password)
    client = Client(app, options, secrets=secrets)
    tidying = Tidying(client.services.ticker)
    client.window.closed.connect(app.quit)
    from benchmarks.client.observer import Observer

    observer = Observer(client)
    client.start()
    try:
        return app.exec()
    finally:
        observer.stop()
        client.stop()
        tidying.stop()


if __name__ == "__main__":
    sys.exit(main())
