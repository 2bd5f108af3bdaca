// Dialogs and keys. A modal <dialog> keeps the focus, gives it back and closes on Escape by itself.
function openDialog(name, title, ...content) {
  one("dialog[open]")?.close();
  const close = iconButton(say("Close"), "M4 4l8 8M12 4l-8 8");
  const heading = make("h2", { id: "dialog-title" }, title);
  const dialog = make("dialog", { class: name, "aria-labelledby": "dialog-title" }, make("header", {}, heading, close), ...content);
  on(close, "click", () => dialog.close());
  on(dialog, "click", ({ target }) => { if (target === dialog) dialog.close(); });
  on(dialog, "close", () => dialog.remove());
  body.append(dialog);
  dialog.showModal();
  return dialog;
}

// By what the page calls them: a title, a drawing, and what is done.
const commands = {
  links: [say("Quick links"), "M7 2a5 5 0 1 0 0 10A5 5 0 0 0 7 2zM10.8 10.8 15 15", openLinks],
  bar: [say("Side bar"), "M1.5 2.5h13v11h-13zM6 2.5v11", toggleBar],
  theme: [say("Theme"), "M8 1.5a6.5 6.5 0 1 0 0 13zM8 1.5a6.5 6.5 0 0 1 0 13", openThemes],
  help: [say("Hotkeys"), "M5.5 5.5A2.5 2.5 0 1 1 8 8v2M8 13v.5", openHelp],
};
// links=mod+k bar=mod+b …, from the page.
const keys = new Map((page.dataset.keys ?? "").split(" ").map((pair) => pair.split("=")).filter(([name]) => commands[name]));
const onMac = /Mac|iPhone|iPad/.test(navigator.platform);
const keyWords = (key) => key.split("+").map((part) => (part === "mod" ? (onMac ? "⌘" : "Ctrl") : part[1] ? part : part.toUpperCase()));

function openHelp() {
  const rows = [...keys].map(([name, key]) =>
    make("div", {}, make("dt", {}, ...keyWords(key).map((part) => make("kbd", {}, part))), make("dd", {}, commands[name][0])));
  openDialog("help", say("Hotkeys"), make("dl", {}, ...rows),
    make("p", { class: "muted" }, say("On a chart: arrow keys read values, + and - zoom, and so does dragging.")));
}

on(document, "keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || event.altKey) return;
  const isTyping = event.target.closest?.("input, select, textarea, [contenteditable]");
  for (const [name, key] of keys) {
    const needsHold = key.startsWith("mod+");
    if (needsHold !== isHeld(event) || (isTyping && !needsHold) || event.key.toLowerCase() !== key.split("+").at(-1)) continue;
    event.preventDefault();
    return commands[name][2]();
  }
});

one(".comfort")?.append(...Object.entries(commands).map(([name, [title, icon, run]]) => {
  const hint = keys.has(name) ? ` (${keyWords(keys.get(name)).join("+")})` : "";
  const button = iconButton(title, icon, { title: title + hint });
  on(button, "click", () => run());
  return button;
}));
