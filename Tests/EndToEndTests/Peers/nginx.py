"""nginx as delivered, before a site and its `dockstat serve`: nginx.py COMPANION_PORT.

Prints its address. A line on its standard input names the folder of the site, which it then serves until that input ends.
"""

import pathlib
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "BrowserTests"))

from driver.serving import Nginx  # noqa: E402

nginx = Nginx("", companion=int(sys.argv[1]))
print(nginx.origin, flush=True)
folder = sys.stdin.readline().strip()
if folder:
    nginx.folder = folder
    with nginx:
        print("serving", flush=True)
        sys.stdin.read()
