"use strict";
// One key for each decision: what a button or link has as data-key presses it, or leads to the field that it names.
let sent = false;

function press(element) {
  const field = document.getElementById(element.dataset.focus || "");
  if (field) {
    field.focus();
    if (field.select) field.select();
    field.scrollIntoView({ block: "center" });
  } else {
    element.click();
  }
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || sent) return;
  const at = event.target;
  const typing = at.matches("input:not([type=checkbox]), textarea, select");
  if (event.key === "Escape") at.blur();
  if (typing) return;
  if (event.key === " " && at.matches("button, summary, input, a")) return;
  const element = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (element) {
    event.preventDefault();
    press(element);
  }
});

document.addEventListener("click", (event) => {
  const element = event.target.closest("[data-focus]");
  if (element && event.detail) {
    event.preventDefault();
    press(element);
  }
});

// What is sent once is not sent again while the answer is on its way.
document.addEventListener("submit", (event) => {
  if (sent) event.preventDefault();
  else if (event.target.method === "post") sent = true;
});
window.addEventListener("pageshow", () => { sent = false; });

// Names of the record's actors that begin as typed.
let asked = 0;
document.addEventListener("input", async (event) => {
  const field = event.target;
  if (field.getAttribute("list") !== "known" || field.value.length < 2) return;
  const mine = ++asked;
  await new Promise((done) => setTimeout(done, 150));
  if (mine !== asked) return;
  const answer = await fetch(`/actors/suggested?name=${encodeURIComponent(field.value)}`);
  if (answer.ok && mine === asked) document.getElementById("known").innerHTML = await answer.text();
});
