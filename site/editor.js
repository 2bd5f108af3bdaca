// The editors of `dockstat serve`: the preview comes in place, and a theme shows while it is made.
"use strict";
(() => {
  const form = document.querySelector("form.editor");
  const place = document.querySelector("#preview");
  const page = document.documentElement;

  // The same page that comes without a script; of it, what it shows.
  form?.addEventListener("submit", async (event) => {
    if (!event.submitter?.formAction.endsWith("/" + form.dataset.preview)) return;
    event.preventDefault();
    try {
      const answer = await fetch(event.submitter.formAction, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      const next = new DOMParser().parseFromString(await answer.text(), "text/html");
      const shown = next.querySelector("#preview") ?? next.querySelector("#main");
      // Mistakes stand before the form.
      const told = next.querySelector("#preview") ? next.querySelectorAll("#main > .mistake") : [];
      place.replaceChildren(...[...told, ...shown.childNodes].map((node) => document.importNode(node, true)));
      place.scrollIntoView({ block: "nearest" });
    } catch {
      form.action = event.submitter.formAction;
      form.submit();
    }
  });

  // What was written is not lost by a slip.
  let isDirty = false;
  form?.addEventListener("input", () => { isDirty = true; });
  document.addEventListener("submit", (event) => { if (!event.defaultPrevented) isDirty = false; });
  addEventListener("beforeunload", (event) => { if (isDirty) event.preventDefault(); });

  if (form?.dataset.theme !== "live") return;
  const wheel = (color) => /^#[0-9a-f]{6}$/i.test(color) ? color : "#808080";
  for (const input of form.querySelectorAll('input[name^="--color-"]')) {
    const show = () => {
      const value = input.value.trim() || input.placeholder;
      page.style.setProperty(input.name, value);
      picker.value = wheel(value);
    };
    const picker = Object.assign(document.createElement("input"), { type: "color" });
    picker.setAttribute("aria-label", input.name);
    picker.addEventListener("input", () => {
      input.value = picker.value;
      show();
      isDirty = true;
    });
    input.addEventListener("input", show);
    input.after(picker);
    show();
  }
})();
