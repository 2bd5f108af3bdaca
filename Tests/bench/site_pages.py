"""What pages cost, beside a site generator of the same content."""

import gzip
import json
import os
import re
import shutil
import sqlite3

from fleet import Fleet, configuration
from measure import median, run, stop
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
    render = [options.dockstat, "render", "--all", "--config", settings, "--database", database, "--output", site]
    shutil.rmtree(site)
    run(render)
    pages = container_pages(site)
    if len(pages) != 1000 or any(charts_of(page) != 5 for page in pages):
        raise SystemExit(f"bench: {len(pages)} pages of containers, expected 1,000 with five charts each")
    hugo_source(pages, f"{folder}/hugo")
    hugo = ["hugo", "--quiet", "--source", f"{folder}/hugo", "--destination"]
    new, again, others = [], [], []
    # In turns, each into a folder of its own: ext4 is slow to make files where as many were removed seconds before.
    for turn in range(REPEAT):
        site = f"{folder}/site/{turn}"
        new.append(run([*render[:-1], site]))
        again.append(run([*render[:-1], site]))
        others.append(run([*hugo, f"{folder}/hugo-out/{turn}"]))
    made = sum(name.endswith(".html") for _, _, names in os.walk(f"{folder}/hugo-out/0") for name in names)
    if made != 1000:
        raise SystemExit(f"bench: hugo made {made} pages, expected 1,000")
    files = sum(len(names) for _, _, names in os.walk(site))
    new, again, others = median(new), median(again), median(others)
    rows = [
        [f"`dockstat render --all` into an empty folder: 1,000 pages of containers with 5 charts each, {files:,} files in all",
         milliseconds(new.wall), milliseconds(new.cpu), mebibytes(new.peak), verdict(new.cpu / 1000, 0.0003, hundredths(new.cpu / 1000))],
        ["the same again: no pixel moved, no chart is drawn", milliseconds(again.wall), milliseconds(again.cpu), mebibytes(again.peak),
         hundredths(again.cpu / 1000)],
        ["`hugo`, 1,000 pages with the same content, drawings given", milliseconds(others.wall), milliseconds(others.cpu),
         mebibytes(others.peak), hundredths(others.cpu / 1000)],
    ]
    ratio = others.wall / new.wall
    return "### Pages of 250 containers\n\n" + table(["what", "wall", "CPU", "peak memory", "CPU a page, all files counted in"], rows) + (
        f"\n\nhugo takes {ratio:.2f} × the time of the first row" + ("" if ratio >= 5 else " (**budget: 5 ×**)") + ".")


def charts_of(path):
    with open(path) as file:
        return file.read().count('<figure class="chart"')


def hundredths(seconds):
    return f"{seconds * 1000:.2f} ms"


def measure_large(options, folder):
    """500 hosts with 40 containers each: what a tick of pages takes, and whether all of it is found."""
    fleet = Fleet(options, f"{folder}/large", hosts=500, containers=40)
    try:
        path = configuration(f"{folder}/large", fleet.hosts, "api")
        read = run([options.dockstat, "collect", "--config", path], accept=(0, 1))
    finally:
        stop(fleet.child)
    site = f"{folder}/large/public"
    rows = [["`dockstat collect`: 20,000 containers", milliseconds(read.wall), milliseconds(read.cpu), mebibytes(read.peak)]]
    for name, arguments in [("`dockstat render`, the first", []), ("`dockstat render`, one that follows", []),
                            ("`dockstat render --all`: every page", ["--all"]), ("`dockstat render` when all are there", [])]:
        cost = run([options.dockstat, "render", *arguments, "--config", path])
        rows.append([name, milliseconds(cost.wall), milliseconds(cost.cpu), mebibytes(cost.peak)])
    with open(f"{site}/api/v2/search.json", "rb") as file:
        index = file.read()
    found = json.loads(index)
    places = {f"hosts/{found['hosts'][host][1]}/containers/{slug or name}/index.html" for host, name, slug, *_ in found["containers"]}
    lost = [place for place in places if not os.path.exists(f"{site}/{place}")]
    if len(places) != 20_000 or lost:
        raise SystemExit(f"bench: search knows {len(places)} containers, {len(lost)} without a page; expected 20,000 and none")
    pieces = 1 + len(os.listdir(f"{site}/page"))
    with open(f"{site}/index.html", "rb") as file:
        overview = file.read()
    return "### 500 hosts with 20,000 containers\n\n" + table(["what", "wall", "CPU", "peak memory"], rows) + (
        f"\n\nThe overview is in {pieces} pages, the first of {len(overview) // 1024} kB ({len(gzip.compress(overview)) // 1024} kB "
        f"compressed). The search finds all 20,000 containers on whatever page they stand, each with a page of its own; its index is "
        f"{len(index) // 1024} kB ({len(gzip.compress(index)) // 1024} kB compressed).")
