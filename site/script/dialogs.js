// Dialogs and keys. A modal <dialog> keeps the focus, gives it back and closes on Escape by itself.
function openDialog(name, title, ...content) {
  one("dialog[open]")?.close();
  const close = make("button", { type: "button", class: "icon", "aria-label": say("Close") }, drawing("M4 4l8 8M12 4l-8 8"));
  const heading = make("h2", { id: "dialog-title" }, title);
  const dialog = make("dialog", { class: name, "aria-labelledby": "dialog-title" }, make("header", {}, heading, close), ...content);
  on(close, "click", () => dialog.close());
  on(dialog, "click", (event) => { if (event.target === dialog) dialog.close(); });
  on(dialog, "close", () => dialog.remove());
  body.append(dialog);
  dialog.showModal();
  return dialog;
}

const commands = {
  links: { title: say("Quick links"), icon: "M7 2a5 5 0 1 0 0 10A5 5 0 0 0 7 2zM10.8 10.8 15 15", run: () => openLinks() },
  bar: { title: say("Side bar"), icon: "M1.5 2.5h13v11h-13zM6 2.5v11", run: () => toggleBar() },
  theme: { title: say("Theme"), icon: "M8 1.5a6.5 6.5 0 1 0 0 13zM8 1.5a6.5 6.5 0 0 1 0 13", run: () => openThemes() },
  help: { title: say("Keys"), icon: "M5.5 5.5A2.5 2.5 0 1 1 8 8v2M8 13v.5", run: () => openHelp() },
};
// links=mod+k bar=mod+b …, from the page.
const keys = new Map((page.dataset.keys ?? "").split(" ").filter(Boolean).map((pair) => pair.split("=")));
const onMac = /Mac|iPhone|iPad/.test(navigator.platform);
const keyWords = (key) => key.split("+").map((part) => (part === "mod" ? (onMac ? "⌘" : "Ctrl") : part.length === 1 ? part.toUpperCase() : part));

function openHelp() {
  const rows = [...keys].filter(([name]) => commands[name]).map(([name, key]) =>
    make("div", {}, make("dt", {}, ...keyWords(key).map((part) => make("kbd", {}, part))), make("dd", {}, commands[name].title)));
  openDialog("help", say("Keys"), make("dl", {}, ...rows),
    make("p", { class: "muted" }, say("On a chart: arrow keys read values, + and - zoom, and so does dragging.")));
}

on(document, "keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || event.altKey) return;
  const isTyping = event.target.closest?.("input, select, textarea, [contenteditable]");
  const isHeld = event.ctrlKey || event.metaKey;
  for (const [name, key] of keys) {
    const parts = key.split("+");
    const needsHold = parts.length > 1 && parts[0] === "mod";
    if (!commands[name] || needsHold !== isHeld || (isTyping && !needsHold)) continue;
    if (event.key.toLowerCase() !== parts.at(-1)) continue;
    event.preventDefault();
    commands[name].run();
    return;
  }
});

one(".comfort")?.append(...Object.entries(commands).map(([name, { title, icon }]) => {
  const hint = keys.has(name) ? ` (${keyWords(keys.get(name)).join("+")})` : "";
  const button = make("button", { type: "button", class: "icon", title: title + hint, "aria-label": title }, drawing(icon));
  on(button, "click", () => commands[name].run());
  return button;
}));
