"""Runs the checks of one file: run.py SITE NAME, where checks/NAME.py has functions `check_…(browser, site)`.

Each check gets a browser that remembers nothing. One that changes the site names its second parameter `own` and gets a copy. After
each one the console must have been silent and no other origin asked. Prints every failure and how long each took; ends with 1 where
there was a failure, or nothing to check.
"""

import contextlib
import importlib
import inspect
import pathlib
import shutil
import sys
import tempfile
import time
import traceback

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from driver.browser import Browser  # noqa: E402


@contextlib.contextmanager
def site_for(check, original):
    if "own" not in inspect.signature(check).parameters:
        yield original
        return
    with tempfile.TemporaryDirectory(prefix="dockstat-site-") as folder:
        pathlib.Path(folder).chmod(0o755)
        yield shutil.copytree(original, pathlib.Path(folder) / "site")


def main():
    original, name = sys.argv[1:3]
    only = sys.argv[3:]
    module = importlib.import_module(f"checks.{name}")
    checks = [check for key, check in vars(module).items() if key.startswith("check_") and (not only or key in only)]
    failed = 0
    with Browser() as browser:
        for check in checks:
            begin = time.monotonic()
            with site_for(check, pathlib.Path(original).resolve()) as site:
                try:
                    browser.fresh()
                    check(browser, site)
                    # What a check expects to be complained about it has read already.
                    browser.assert_quiet()
                except Exception:
                    failed += 1
                    print(f"{name}.{check.__name__}: {check.__doc__ or ''}\n{traceback.format_exc()}", file=sys.stderr)
            print(f"{name}.{check.__name__}: {time.monotonic() - begin:.1f} s")
    print(f"{name}: {len(checks) - failed} of {len(checks)} checks passed")
    sys.exit(1 if failed or not checks else 0)


main()
