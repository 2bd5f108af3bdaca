// Comfort only: the site is complete without this. What the page shows is a function of the page as it was delivered
// (`delivered`) and of what the reader asked for: each step changes a copy, and the copy is laid over what is there.
const one = (selector, tree = document) => tree.querySelector(selector);
const all = (selector, tree = document) => [...tree.querySelectorAll(selector)];
const on = (target, name, act) => target.addEventListener(name, act);
// Whatever matches when it is clicked.
const onClick = (selector, act) => on(document, "click", ({ target }) => {
  const found = target.closest?.(selector);
  if (found) act(found);
});
const isHeld = (event) => event.ctrlKey || event.metaKey;
const clamp = (value, least, most) => Math.min(Math.max(value, least), most);
const timeOf = Date.parse;
const wordsOf = (text) => text.toLowerCase().split(/\s+/).filter(Boolean);
const { body, documentElement: page } = document;
const { root } = page.dataset;
const language = page.lang;
const main = one("#main");
const steps = [];
let delivered = main.cloneNode(true);

// English stands here; the site's language takes its place, and WORDS has it for words that are no texts of the script.
const say = (text, ...values) => values.reduce((text, value) => text.replace("{}", () => value), WORDS[text] ?? text);

// `true` is an attribute without a value, `false` and `null` are none.
function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value == null || value === false) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? "" : value);
  }
}

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  set(element, attributes);
  element.append(...children);
  return element;
}

// A drawing of 16 × 16 says what it does, and a label for those who see none.
function iconButton(label, path, attributes) {
  const button = make("button", { type: "button", class: "icon", "aria-label": label, ...attributes });
  button.innerHTML = `<svg viewBox="0 0 16 16" aria-hidden="true"><path d="${path}"/></svg>`;
  return button;
}

// Remembered in this browser only; where that is forbidden, until the page goes.
const memory = {};
function stored(name) {
  try { return localStorage["dockstat-" + name]; } catch { return memory[name]; }
}
function keep(name, value) {
  try {
    if (value) localStorage["dockstat-" + name] = value;
    else localStorage.removeItem("dockstat-" + name);
  } catch { memory[name] = value; }
}

const inWords = (time, hasDate) => new Date(time).toLocaleString(language, {
  timeZone: page.dataset.zone, timeStyle: "medium", hourCycle: "h23", dateStyle: hasDate ? "medium" : undefined,
});

const noAnswer = () => make("p", { class: "nothing", role: "status" }, say("This cannot be shown: the site does not answer."));

const address = () => location.pathname + location.search;
const load = (path) => fetch(path, { cache: "no-cache" });

async function data(path) {
  const answer = await load(root + path);
  if (!answer.ok) throw new Error(path);
  return answer.json();
}

function show() {
  const next = delivered.cloneNode(true);
  for (const step of steps) step(next);
  const focused = document.activeElement;
  morph(main, next);
  relativeTimes();
  // Chromium keeps the focus of what moves; others do not.
  if (focused !== document.activeElement && main.contains(focused)) focused.focus({ preventScroll: true });
}
