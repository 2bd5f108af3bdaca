// Lays a tree over another and touches only what differs: focus, selection, scroll positions and open details stay.

// What tells a node from its siblings wherever it stands among them.
const keyOf = (node) =>
  node.id || node.dataset?.key || (node.nodeName === "TR" && one("a", node)?.getAttribute("href")) || null;

// Belong to the reader, or are set by scripts on what is there.
const kept = (node, name) => name === "style" || (name === "open" && node.nodeName === "DETAILS");

function morph(from, to) {
  if (from.nodeType !== Node.ELEMENT_NODE) {
    if (from.data !== to.data) from.data = to.data;
    return;
  }
  for (const { name, value } of to.attributes) {
    if (!kept(from, name) && from.getAttribute(name) !== value) from.setAttribute(name, value);
  }
  for (const { name } of [...from.attributes]) {
    if (!kept(from, name) && !to.hasAttribute(name)) from.removeAttribute(name);
  }
  const keyed = new Map();
  for (const child of from.childNodes) if (keyOf(child)) keyed.set(keyOf(child), child);
  let at = from.firstChild;
  for (const next of [...to.childNodes]) {
    const key = keyOf(next);
    const match = key ? keyed.get(key) : at && !keyOf(at) ? at : null;
    if (!match || match.nodeName !== next.nodeName) {
      from.insertBefore(next, at);
      continue;
    }
    keyed.delete(key);
    if (match === at) at = at.nextSibling;
    else if (from.moveBefore) from.moveBefore(match, at);
    else from.insertBefore(match, at);
    morph(match, next);
  }
  while (at) {
    const gone = at;
    at = at.nextSibling;
    gone.remove();
  }
}
