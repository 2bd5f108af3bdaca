"""No text lies over another text."""

from driver.serving import Nginx

from checks.quiet import kinds

# Boxes of all texts that can be seen, cut by what cuts them, and which of them share more than two pixels each way.
COLLISIONS = """
const boxes = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const element = node.parentElement;
  if (!node.data.trim() || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
  const cuts = [];
  let floats = false;
  for (let one = element; one && one !== document.body; one = one.parentElement) {
    const style = getComputedStyle(one);
    // What stays while the page scrolls lies over it on purpose.
    floats ||= ["fixed", "sticky"].includes(style.position);
    // What is for ears only; labels of drawings are cut where their boxes end.
    if (style.clipPath === "inset(50%)") cuts.push({ left: 0, right: 0, top: 0, bottom: 0 });
    else if (one instanceof SVGElement && style.clipPath.startsWith("url(")) {
      const box = one.closest(".node, .net")?.querySelector("rect");
      if (box) cuts.push(box.getBoundingClientRect());
    }
    if (style.overflowX !== "visible") cuts.push(one.getBoundingClientRect());
  }
  if (floats) continue;
  const range = document.createRange();
  range.selectNodeContents(node);
  for (const line of range.getClientRects()) {
    const box = { left: line.left, right: line.right, top: line.top, bottom: line.bottom, text: node.data.trim().slice(0, 60), node };
    for (const cut of cuts) {
      box.left = Math.max(box.left, cut.left); box.right = Math.min(box.right, cut.right);
      box.top = Math.max(box.top, cut.top); box.bottom = Math.min(box.bottom, cut.bottom);
    }
    // Lines are as high as their font says; the letters themselves leave the outermost parts empty.
    const air = (box.bottom - box.top) * 0.2;
    box.top += air; box.bottom -= air;
    if (box.right - box.left > 1 && box.bottom - box.top > 1) boxes.push(box);
  }
}
boxes.sort((a, b) => a.top - b.top);
const found = [];
for (let i = 0; i < boxes.length && found.length < 5; i++)
  for (let j = i + 1; j < boxes.length && boxes[j].top < boxes[i].bottom - 2; j++) {
    const a = boxes[i], b = boxes[j];
    if (a.node !== b.node && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - b.top > 2)
      found.push(`"${a.text}" and "${b.text}" at ${Math.round(b.left)}, ${Math.round(b.top + scrollY)}`);
  }
return [boxes.length, found];
"""


def check_texts(browser, site):
    """Every kind of page from a phone to a wall, with everything unfolded too."""
    failures = []
    with Nginx(site) as server:
        for page in kinds(site):
            browser.look()
            browser.open(f"{server.origin}/{page}")
            for unfolded in (False, True):
                if unfolded:
                    browser.ask("return document.querySelectorAll('details').forEach((one) => { one.open = true })")
                for width in (360, 768, 1280, 2560):
                    browser.look(width=width)
                    count, found = browser.ask(COLLISIONS)
                    # A strip for frames has little to say.
                    assert count > (12 if not page.startswith("embed/") else 3), (page, count)
                    failures += [f"{page} at {width}: {one}" for one in found]
    assert not failures, "\n".join(failures)


def check_the_graph(browser, site):
    """Labels of the graph are looked at too, and one that lies over another is found."""
    with Nginx(site) as server:
        browser.open(server.origin + "/graph/")
        labels = browser.ask("document.querySelectorAll('.drawing text').length")
        inside = browser.ask(COLLISIONS.replace("return [boxes.length, found]", "return boxes.filter((one) => one.node.parentElement.closest('.drawing')).length"))
        assert inside >= labels > 10, (inside, labels)
        browser.ask("""return (() => { const [a, b] = [...document.querySelectorAll('.drawing a')].slice(-2);
            const [from, to] = [a, b].map((one) => one.getBoundingClientRect());
            b.setAttribute('transform', `translate(${from.left - to.left} ${from.top - to.top})`); })()""")
        assert browser.ask(COLLISIONS)[1]


def check_the_check(browser, site):
    """Two texts put over each other are found."""
    with Nginx(site) as server:
        browser.open(server.origin + "/about/")
        assert browser.ask(COLLISIONS)[1] == []
        browser.ask("return document.querySelector('h1').after(Object.assign(document.createElement('p'), { id: 'over', textContent: 'Over it' }))")
        browser.ask("return document.querySelector('#over').attributeStyleMap.set('margin-top', '-2em')")
        assert browser.ask(COLLISIONS)[1]
