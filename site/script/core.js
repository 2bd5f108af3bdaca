// Comfort only: the site is complete without this. What the page shows is a function of the page as it was delivered
// (`delivered`) and of what the reader asked for: each step changes a copy, and the copy is laid over what is there.
const one = (selector, tree = document) => tree.querySelector(selector);
const all = (selector, tree = document) => [...tree.querySelectorAll(selector)];
const on = (target, name, act) => target.addEventListener(name, act);
const { body } = document;
const page = document.documentElement;
const root = page.dataset.root;
const language = page.lang;
const main = one("#main");
const steps = [];
let delivered = main.cloneNode(true);

// English stands here; WORDS has it in the site's language.
const say = (text, ...values) => values.reduce((text, value) => text.replace("{}", () => value), WORDS[text] ?? text);

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

function drawing(path) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  svg.append(document.createElementNS(svg.namespaceURI, "path"));
  svg.firstChild.setAttribute("d", path);
  return svg;
}

// Remembered in this browser only; where that is forbidden, until the page goes.
const memory = new Map();
const store = {
  get(name) {
    try { return localStorage.getItem("dockstat-" + name); } catch { return memory.get(name) ?? null; }
  },
  set(name, value) {
    try {
      if (value === null) localStorage.removeItem("dockstat-" + name);
      else localStorage.setItem("dockstat-" + name, value);
    } catch { memory.set(name, value); }
  },
};

const inWords = (time, hasDate) => new Date(time).toLocaleString(language, {
  timeZone: page.dataset.zone, timeStyle: "medium", hourCycle: "h23", dateStyle: hasDate ? "medium" : undefined,
});

const noAnswer = () => make("p", { class: "nothing", role: "status" }, say("This cannot be shown: the site does not answer."));

const data = async (path) => {
  const answer = await fetch(root + path, { cache: "no-cache" });
  if (!answer.ok) throw new Error(path + ": " + answer.status);
  return answer.json();
};

function show() {
  const next = delivered.cloneNode(true);
  for (const step of steps) step(next);
  const focused = document.activeElement;
  morph(main, next);
  relativeTimes();
  // Chromium keeps the focus of what moves; others do not.
  if (focused !== document.activeElement && main.contains(focused)) focused.focus({ preventScroll: true });
}
