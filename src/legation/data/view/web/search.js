"use strict";
// Search as one types: hits below the field, walked with the arrows. Without this script the form is sent.
const field = document.getElementById("q");
const box = document.createElement("div");
box.id = "typed";
box.hidden = true;
box.setAttribute("role", "region");
box.setAttribute("aria-label", "Hits");
box.setAttribute("aria-live", "polite");
field.form.append(box);
let turn = 0;

async function ask() {
  const mine = ++turn;
  await new Promise((done) => setTimeout(done, 120));
  if (mine !== turn) return;
  if (field.value.trim().length < 3) {
    box.hidden = true;
    return;
  }
  const answer = await fetch(`/search/typed?q=${encodeURIComponent(field.value)}`);
  if (mine !== turn || !answer.ok) return;
  box.innerHTML = await answer.text();
  box.hidden = false;
}

field.addEventListener("input", ask);
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/" && !event.target.matches("input, textarea, select")) {
    event.preventDefault();
    field.focus();
    field.select();
  }
  if (event.key === "Escape" && !box.hidden) {
    event.preventDefault();
    box.hidden = true;
    field.focus();
  }
  const inside = event.target === field || box.contains(event.target);
  if (!inside || box.hidden || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
  event.preventDefault();
  const stops = [field, ...box.querySelectorAll("a")];
  const at = stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
  stops[(at + stops.length) % stops.length].focus();
});
document.addEventListener("focusin", (event) => {
  if (event.target !== field && !box.contains(event.target)) box.hidden = true;
});
document.addEventListener("click", (event) => {
  if (event.target !== field && !box.contains(event.target)) box.hidden = true;
});
