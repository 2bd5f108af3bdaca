"""Everything can be reached and seen by the Tab key alone."""

from driver.browser import Keys
from driver.serving import Nginx

from checks.quiet import kinds

# What the keyboard has to reach: one of a group of radio buttons is enough, and nothing in folded parts.
REACHABLE = """
[...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter((one) =>
  one.tabIndex >= 0 && !one.disabled && one.checkVisibility()).length
"""
# Where the focus is now, whether it has been there, how it shows, and whether anything lies over it.
WHERE = """
(() => {
const at = document.activeElement;
if (!at || at === document.body) return null;
const style = getComputedStyle(at), box = at.getBoundingClientRect();
const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
const y = Math.min(Math.max(box.top + box.height / 2, 1), innerHeight - 1);
const top = document.elementFromPoint(x, y);
const seen = at.hasAttribute("data-toured");
at.setAttribute("data-toured", "");
return {
  seen, inside, name: at.outerHTML.slice(0, 120),
  ring: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== "none"
    // In a drawing the border of the node is the ring.
    || (at instanceof SVGElement && parseFloat(getComputedStyle(at.querySelector("rect") ?? at).strokeWidth) >= 2),
  covered: !!top && !at.contains(top) && !top.contains(at) && !at.closest("label")?.contains(top),
};
})()
"""
# Keeps that of every step: the key comes up when the focus has moved and the page has scrolled to it.
TOUR = f"window.tour = []; return document.addEventListener('keyup', () => window.tour.push({WHERE}), true)"


def check_tour(browser, site):
    """On each kind of page: first the way to the content, then everything in turn, with a ring around it, under nothing."""
    with Nginx(site) as server:
        for width in (1280, 360):
            browser.look(width=width, height=800, reduced_motion=True)
            for page in kinds(site):
                browser.open(f"{server.origin}/{page}")
                wanted = browser.ask(REACHABLE)
                browser.ask(TOUR)
                browser.press(*[Keys.TAB * 50] * (wanted // 50), Keys.TAB * (wanted % 50 + 1))
                reached = 0
                for place in browser.ask("window.tour"):
                    if place is None or place["seen"]:
                        break
                    if reached == 0 and not page.startswith("embed/"):
                        assert 'class="skip"' in place["name"], (page, place)
                    reached += 1
                    assert place["inside"] and place["ring"] and not place["covered"], (page, width, place)
                assert reached >= wanted, f"{page} at {width}: {reached} of {wanted} reached"


def check_skip(browser, site):
    """Tab, Enter, Tab: past the navigation."""
    with Nginx(site) as server:
        browser.open(server.origin + "/")
        browser.press(Keys.TAB, Keys.ENTER, Keys.TAB)
        assert browser.ask("!!document.activeElement.closest('#main')"), browser.ask("document.activeElement.outerHTML")
