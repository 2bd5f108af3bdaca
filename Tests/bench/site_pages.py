"""What pages cost, beside a site generator of the same content."""

import os
import re
import shutil
import sqlite3

from measure import Cost, median, run
from report import mebibytes, milliseconds, table, verdict

REPEAT = 5
LAYOUT = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }}</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header><a href="/">{{ .Site.Title }}</a><nav><ul>{{ range .Site.Menus.main }}<li><a href="{{ .URL }}">{{ .Name }}</a></li>{{ end }}</ul></nav></header>
<main id="main">{{ .Content }}</main>
<footer>{{ .Site.Title }}</footer>
</body>
</html>
"""
SETTINGS = """baseURL = "/"
title = "DockStat"
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "home", "section", "404", "robotsTXT"]
""" + "".join(f'[[menu.main]]\nname = "{name}"\nurl = "/{name.lower()}/"\n' for name in ("Hosts", "Stacks", "Graph", "Alerts"))


def container_pages(site):
    return sorted(
        os.path.join(place, name) for place, _, names in os.walk(f"{site}/hosts") for name in names
        if "/containers/" in place and name.endswith(".html"))


def hugo_source(pages, folder):
    """The same content between `<main>` and `</main>` as sources for hugo: raw HTML, so that it need not read any Markdown."""
    os.makedirs(f"{folder}/content")
    os.makedirs(f"{folder}/layouts/_default")
    with open(f"{folder}/layouts/_default/single.html", "w") as file:
        file.write(LAYOUT)
    with open(f"{folder}/config.toml", "w") as file:
        file.write(SETTINGS)
    for number, path in enumerate(pages):
        with open(path) as file:
            page = file.read()
        body = re.search(r'<main id="main">(.*)</main>', page, re.S).group(1)
        title = re.search(r"<title>(.*?)</title>", page, re.S).group(1)
        with open(f"{folder}/content/page-{number}.html", "w") as file:
            file.write(f'---\ntitle: "{title}"\n---\n{body}')


def make_all(render, site):
    """The pages of the last hour come at once, those of longer ranges a hundred at a time."""
    costs = []
    while len(container_pages(site)) < 1000:
        costs.append(run(render))
        if len(costs) > 20:
            raise SystemExit(f"bench: {len(container_pages(site))} pages of containers after 20 times, expected 1,000")
    return costs


def measure_site(options, folder):
    os.makedirs(f"{folder}/site")
    database, site = f"{folder}/site/demo.sqlite", f"{folder}/site/public"
    run([options.dockstat, "demo", "--hosts", "5", "--containers", "50", "--output", site, "--database", database])
    # Hosts that no configuration names are on no page.
    with sqlite3.connect(database) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM host ORDER BY name")]
    settings = f"{folder}/site/dockstat.yaml"
    with open(settings, "w") as file:
        file.write("hosts:\n" + "".join(f"  - {{ name: {name}, engine: 'unix:///simulated/{name}' }}\n" for name in names))
    render = [options.dockstat, "render", "--config", settings, "--database", database, "--output", site]
    make_all(render, site)
    pages = container_pages(site)
    hugo_source(pages, f"{folder}/hugo")
    hugo = ["hugo", "--quiet", "--source", f"{folder}/hugo", "--destination", f"{folder}/hugo-out"]
    new, again, others, rounds = [], [], [], 0
    for _ in range(REPEAT):  # In turns.
        shutil.rmtree(site)
        parts = make_all(render, site)
        rounds = len(parts)
        new.append(Cost(sum(p.wall for p in parts), sum(p.cpu for p in parts), max(p.peak for p in parts), 0))
        again.append(run(render))
        shutil.rmtree(f"{folder}/hugo-out", ignore_errors=True)
        others.append(run(hugo))
    made = sum(name.endswith(".html") for _, _, names in os.walk(f"{folder}/hugo-out") for name in names)
    if made != 1000:
        raise SystemExit(f"bench: hugo made {made} pages, expected 1,000")
    files = sum(len(names) for _, _, names in os.walk(site))
    new, again, others = median(new), median(again), median(others)
    each = (new.cpu - rounds * again.cpu) / 1000
    rows = [
        [f"`dockstat render` from an empty folder on, {rounds} times, 100 pages of longer ranges each: 1,000 pages of containers with "
         f"their charts, {files:,} files in all",
         milliseconds(new.wall), milliseconds(new.cpu), mebibytes(new.peak), verdict(each, 0.0003, milliseconds(each))],
        ["`dockstat render` again: nothing is due", milliseconds(again.wall), milliseconds(again.cpu), mebibytes(again.peak), ""],
        ["`hugo`, 1,000 pages with the same content, drawings given", milliseconds(others.wall), milliseconds(others.cpu),
         mebibytes(others.peak), milliseconds(others.cpu / 1000)],
    ]
    ratio = others.wall / new.wall
    return "### Pages of 250 containers\n\n" + table(["what", "wall", "CPU", "peak memory", "CPU a page"], rows) + (
        f"\n\nhugo takes {ratio:.2f} × the time of the first row" + ("" if ratio >= 5 else " (**budget: 5 ×**)") + ".")
