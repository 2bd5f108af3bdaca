"""Nothing moves once it is painted, nothing is wider than the window."""

import json

from driver.serving import Nginx

from checks.quiet import kinds


FRAME = """[...document.querySelectorAll(".top, .top nav li, footer")].map((one) => {
  const { left, width } = one.getBoundingClientRect();
  const { listStyleType, borderTopWidth, paddingLeft } = getComputedStyle(one);
  // Their words have widths of their own.
  return one.matches("li") ? [listStyleType, paddingLeft] : [left, width, borderTopWidth, paddingLeft];
})"""


def check_no_shift(browser, site):
    """Opening any kind of page shifts nothing, wide or narrow, even while the script comes late."""
    with Nginx(site) as server:
        for width in (1280, 360):
            browser.look(width=width)
            for page in kinds(site):
                browser.open_still(f"{server.origin}/{page}")


def check_frame(browser, site):
    """Head and foot stand at the same place on every kind of page, as wide as the page, and look alike."""
    frames = {}
    with Nginx(site) as server:
        browser.look(width=1280)
        for page in kinds(site):
            if page.startswith("embed/"):
                continue
            browser.open(f"{server.origin}/{page}")
            frames[page] = browser.ask(FRAME)
    assert len({json.dumps(frame) for frame in frames.values()}) == 1, frames


# Words of tables that stand on two lines, although there is room for them on one.
BROKEN = """
const broken = new Set();
for (const cell of document.querySelectorAll(".rows :is(th, td)")) {
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const boxes = (index, length) => {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + length);
      return [...range.getClientRects()].filter((box) => box.width > 0);
    };
    const { paddingLeft, paddingRight } = getComputedStyle(cell);
    const room = cell.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    for (const { 0: whole, index: start } of node.data.matchAll(/\\S+/g)) {
      if (boxes(start, whole.length).reduce((sum, box) => sum + box.width, 0) > room) continue;
      for (const { 0: word, index } of whole.matchAll(/[\\p{L}\\p{N}_.]+/gu)) {
        const lines = new Set(boxes(start + index, word.length).map((box) => Math.round(box.top)));
        if (lines.size > 1) broken.add(word);
      }
    }
  }
}
return [...broken];
"""


def check_whole_words(browser, site):
    """No table breaks a word in its middle."""
    with Nginx(site) as server:
        for page in kinds(site):
            browser.open(f"{server.origin}/{page}")
            for width in (1280, 1024, 360):
                browser.look(width=width)
                broken = browser.ask(BROKEN)
                assert not broken, (page, width, broken)


def check_no_sideways_scroll(browser, site):
    """No kind of page scrolls sideways, from a phone to a wall."""
    with Nginx(site) as server:
        for page in kinds(site):
            browser.open(f"{server.origin}/{page}")
            for width in (320, 360, 768, 1280, 2560):
                browser.look(width=width)
                assert browser.ask("document.documentElement.scrollWidth") <= width, (width, page)
