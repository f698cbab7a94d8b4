"use strict";
// j and k move the focus among the changes that the filters leave.
document.addEventListener("keydown", (event) => {
  const step = { j: 1, k: -1 }[event.key];
  const busy = event.ctrlKey || event.metaKey || event.altKey;
  if (!step || busy || event.target.closest("input[type=text], textarea, select")) return;
  const shown = [...document.querySelectorAll(".change")].filter((each) => each.offsetParent);
  if (!shown.length) return;
  const here = shown.indexOf(document.activeElement.closest(".change"));
  const next = here < 0 ? (step > 0 ? 0 : shown.length - 1) : here + step;
  const target = shown[Math.min(Math.max(next, 0), shown.length - 1)];
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "nearest" });
  event.preventDefault();
});
