// The theme menu. What is chosen is kept in this browser; theme.js applies it before the next page is painted.
function applyTheme(theme) {
  const link = one("#theme");
  if (!theme) return link?.remove();
  const next = make("link", { id: "theme", rel: "stylesheet", href: `${root}themes/${theme}.css` });
  // The old one goes when the new one is there: no moment without colours.
  on(next, "load", () => link?.remove());
  (link ?? document.head.lastElementChild).after(next);
}

async function openThemes() {
  const list = make("div", { class: "choices", role: "radiogroup", "aria-label": say("Theme") });
  const dialog = openDialog("themes", say("Theme"), list);
  try {
    const { themes, standard } = await data("api/v2/themes.json");
    const chosen = stored("theme") ?? standard;
    for (const { id, name } of themes) {
      const input = make("input", { type: "radio", name: "theme", value: id });
      input.checked = id === chosen;
      on(input, "change", () => {
        const choice = id === standard ? null : id;
        keep("theme", choice);
        applyTheme(choice);
      });
      list.append(make("label", {}, input, " ", name));
      if (input.checked) input.focus();
    }
    // Where pages have forms, the editor begins with what is chosen.
    if (one('script[src$="forms.js"]')) {
      const from = chosen === "automatic" ? "" : `name=${chosen}&`;
      const here = encodeURIComponent("/" + placeOf(""));
      dialog.append(make("p", {}, make("a", { href: `${root}actions/theme.edit?${from}back=${here}` }, say("Make a theme"))));
    }
  } catch {
    dialog.append(noAnswer());
  }
}

// A choice whose theme is gone would ask for it on every page.
on(window, "load", () => {
  const link = one("#theme");
  if (link && getComputedStyle(page).getPropertyValue("--theme") !== stored("theme")) {
    keep("theme", null);
    link.remove();
  }
});
