// Forms that `dockstat serve` answers: with the reader's token in them they are spared the question.
"use strict";
document.addEventListener("submit", async (event) => {
  const form = event.target;
  // Some forms want to be asked: the question tells what they would mean.
  if (!form.matches("form.action:not(.asks)") || form.elements.token) return;
  event.preventDefault();
  if (form.dataset.question && !confirm(form.dataset.question)) return;
  try {
    const answer = await fetch(document.documentElement.dataset.root + "actions/session", { method: "POST" });
    const { token } = (await answer.json()).data;
    if (token) form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "token", value: token }));
  } catch {
    // The form itself tells what is wrong.
  }
  form.submit();
});
