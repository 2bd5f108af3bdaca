"""Every kind of page under the delivered Content-Security-Policy."""

from driver.serving import Nginx


def kinds(site):
    """One page of each kind: paths from the site's root."""
    shapes = {}
    for page in sorted(site.rglob("*.html")):
        parts = list(page.relative_to(site).parts)
        # The names of hosts, containers, alerts and so on stand at odd depths.
        shape = tuple(part if index % 2 == 0 or part.endswith(".html") else "*" for index, part in enumerate(parts))
        shapes.setdefault(shape, page.relative_to(site).as_posix())
    return list(shapes.values())


def check_no_complaints(browser, site):
    """No page makes the console complain or asks another origin."""
    pages = kinds(site)
    assert len(pages) > 8, pages
    with Nginx(site) as server:
        for page in pages:
            browser.open(f"{server.origin}/{page}")
            complaints, foreign = browser.complaints(), browser.foreign_requests()
            assert not complaints and not foreign, f"{page}: {complaints} {foreign}"


def check_without_script(browser, site):
    """Without scripts the overview names every container."""
    browser.scripts(False)
    with Nginx(site) as server:
        browser.open(server.origin + "/")
        rows = browser.shown("table.containers tbody tr:not(.group) th a")
        folders = [folder for folder in site.glob("hosts/*/containers/*") if folder.is_dir()]
        assert len(rows) >= len(folders) > 5, (len(rows), len(folders))
