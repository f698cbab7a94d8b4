// The review page: rows opened, sent and replaced in place, and every action on a key.
//
// The server renders every row, to read or with its editor; this script asks for them and puts
// them where they belong. Without it the same forms and links work, a page at a time.
"use strict";

(() => {
  const quick = document.getElementById("quick");
  if (!quick) return;
  const { csrf, root, where, view, onward } = quick.dataset;
  const status = document.getElementById("status");
  const keys = document.getElementById("keys");
  const sheet = document.querySelector(".sheet");
  const letters = document.getElementById("letters");
  const PAUSE = 250; // milliseconds without typing, after which the text is checked
  const LEGIBLE = 8000; // milliseconds that a message stays

  // Talking to the server

  async function ask(what, query, form) {
    const address = `${root}/${what}/${where}${query ? `?${query}` : ""}`;
    const options = { headers: { Accept: "application/json" }, credentials: "same-origin" };
    if (form) {
      form.set("csrf", csrf);
      Object.assign(options, { method: "POST", body: new URLSearchParams(form) });
    }
    let answer;
    try {
      answer = await fetch(address, options);
    } catch {
      throw new Error("The server does not answer. Your text is still here; start l10n review again.");
    }
    const text = await answer.text();
    if (!(answer.headers.get("Content-Type") || "").startsWith("application/json")) {
      throw new Error(`The server says: ${text.trim()}`);
    }
    const data = JSON.parse(text);
    if (data.result === "failed") throw new Error(data.message);
    return data;
  }

  let shown = 0;

  function say(message, wrong = false) {
    clearTimeout(shown);
    status.textContent = message;
    status.classList.toggle("status-wrong", wrong);
    if (!wrong) shown = setTimeout(() => (status.textContent = ""), LEGIBLE);
  }

  // Letters that are typed before the next editor is there must not act on the page.
  let working = 0;

  async function attempt(action, holdsKeys = true) {
    working += holdsKeys ? 1 : 0;
    try {
      return await action();
    } catch (error) {
      say(error.message, true);
      return undefined;
    } finally {
      working -= holdsKeys ? 1 : 0;
    }
  }

  // Rows

  const rowOf = (node) => node && node.closest && node.closest(".row");
  const current = () => rowOf(document.activeElement);
  const rows = () => [...sheet.querySelectorAll(".row")];
  const isDirty = (form) =>
    [...form.querySelectorAll("textarea")].some((field) => field.value !== field.defaultValue);
  const dirtyForms = () => [...sheet.querySelectorAll("form.editor")].filter(isDirty);

  function replaceRow(row, html) {
    const holder = document.createElement("template");
    holder.innerHTML = html;
    const made = holder.content.querySelector(".row");
    row.replaceWith(made);
    made.querySelectorAll("textarea").forEach(fit);
    return made;
  }

  function focusRow(row) {
    if (!row) return;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }

  function step(from, by, wanted = () => true) {
    const all = rows();
    const start = from ? all.indexOf(from) : by > 0 ? -1 : all.length;
    for (let index = start + by; index >= 0 && index < all.length; index += by) {
      if (wanted(all[index])) return all[index];
    }
    return null;
  }

  const isOpen = (row) => "open" in row.dataset;

  function nextOpen(from, by) {
    return step(from, by, isOpen) || step(null, by, (row) => isOpen(row) && row !== from);
  }

  async function open(row, field = "textarea.text") {
    if (row && row.classList.contains("is-repeat")) {
      return focusRow(document.getElementById(`s${row.dataset.first}`));
    }
    if (!row || !row.dataset.entry) return focusRow(row);
    let made = row;
    if (!row.querySelector("form.editor")) {
      const before = document.activeElement;
      const query = `number=${row.dataset.number}&entry=${row.dataset.entry}&open=1&${view}`;
      const data = await attempt(() => ask("row", query));
      if (!data) return undefined;
      const moved = ![before, document.body].includes(document.activeElement);
      made = replaceRow(row, data.row);
      if (moved) return made;
    }
    made.scrollIntoView({ block: "nearest" });
    const target = made.querySelector(field);
    target.focus({ preventScroll: true });
    target.setSelectionRange(target.value.length, target.value.length);
    return made;
  }

  async function close(row, keep = true) {
    const form = row.querySelector("form.editor");
    if (!form || (keep && isDirty(form))) {
      if (form) say("Unsaved text stays in the editor.");
      return focusRow(row);
    }
    const query = `number=${row.dataset.number}&entry=${row.dataset.entry}&${view}`;
    const data = await attempt(() => ask("row", query));
    return data && focusRow(replaceRow(row, data.row));
  }

  // Edits

  async function act(row, action) {
    if (row && row.hasAttribute("aria-busy")) return undefined;
    const editor = row && row.querySelector("form.editor");
    const form = editor ? new FormData(editor) : new FormData(quick);
    if (row && !editor) {
      form.set("entry", row.dataset.entry || "");
      form.set("digest", row.dataset.digest || "");
      form.set("number", row.dataset.number);
    }
    form.set("action", action);
    if (row) busy(row, true);
    const data = await attempt(() => ask("do", "", form));
    if (row) busy(row, false);
    return data && show(data, row);
  }

  // What is typed while an edit is on its way would be lost with the row that comes back.
  function busy(row, is) {
    row.toggleAttribute("aria-busy", is);
    row.querySelectorAll("textarea").forEach((field) => (field.readOnly = is));
  }

  function show(data, from) {
    let first = null;
    for (const [number, html] of Object.entries(data.rows)) {
      const row = document.getElementById(`s${number}`);
      const form = row && row.querySelector("form.editor");
      if (!row || (row !== from && form && isDirty(form))) continue;
      const made = replaceRow(row, html);
      first = first || made;
    }
    document.getElementById("summary").innerHTML = data.summary;
    document.getElementById("filters").innerHTML = data.filters;
    say(data.message, data.result === "conflict" || data.result === "blocked");
    return { ...data, row: first };
  }

  async function approve(row, andEdit, action = "approve") {
    if (!row || !row.dataset.entry) return;
    if (row.classList.contains("is-repeat")) return void open(row);
    const data = await act(row, action);
    if (!data) return;
    if (data.result === "done" || data.result === "unchanged") await goOn(data.row, 1, andEdit);
    else focusIn(data.row);
  }

  async function other(row, action) {
    if (!row || !row.dataset.entry) return;
    const data = await act(row, action);
    if (data && data.row) focusIn(data.row);
  }

  function focusIn(row) {
    const field = row && row.querySelector("form.editor .text");
    if (field) {
      row.scrollIntoView({ block: "nearest" });
      field.focus({ preventScroll: true });
    } else focusRow(row);
  }

  async function goOn(from, by, andEdit) {
    const next = nextOpen(from, by);
    if (!next) {
      say(`${status.textContent} Nothing is left to review here. Press n for the next readout.`);
      return focusRow(from);
    }
    return andEdit ? open(next) : focusRow(next);
  }

  function onwards() {
    if (nextOpen(null, 1)) return goOn(current(), 1, false);
    return location.assign(onward);
  }

  async function undo() {
    const data = await act(null, "undo");
    if (data && data.row) focusIn(data.row);
  }

  // While typing

  const timers = new WeakMap();

  function fit(field) {
    if (CSS.supports("field-sizing", "content")) return;
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 2}px`;
  }

  function check(form) {
    clearTimeout(timers.get(form));
    timers.set(
      form,
      setTimeout(async () => {
        const row = rowOf(form);
        const timer = timers.get(form);
        const data = await attempt(() => ask("check", "", new FormData(form)), false);
        if (!data || !form.isConnected || timers.get(form) !== timer) return;
        form.querySelector(".live-findings").innerHTML = data.findings;
        row.querySelector(".live-terms").innerHTML = data.terms;
      }, PAUSE),
    );
  }

  function put(field, text) {
    field.focus();
    field.select();
    insert(field, text);
  }

  // execCommand is what keeps the browser's own undo for what is put in.
  function insert(field, text) {
    if (!document.execCommand("insertText", false, text)) {
      field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  function wrap(field, tag) {
    const chosen = field.value.slice(field.selectionStart, field.selectionEnd);
    field.focus();
    insert(field, `<${tag}>${chosen}</${tag}>`);
    if (!chosen) {
      const at = field.selectionStart - `</${tag}>`.length;
      field.setSelectionRange(at, at);
    }
  }

  function nextTag(form) {
    const field = form.querySelector(".text");
    const tags = [...form.querySelectorAll(".insert")].map((button) => button.dataset.tag);
    const missing = tags.find((tag) => !field.value.includes(`<${tag}>`));
    if (missing) wrap(field, missing);
  }

  // Events

  document.addEventListener("click", (event) => {
    const target = event.target.closest("a, button");
    const row = rowOf(event.target);
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    if (!target) {
      const reading = row && !row.querySelector("form.editor") && String(getSelection()) === "";
      if (reading && event.target.closest(".row-target")) open(row);
      return;
    }
    const form = target.closest("form.editor");
    const wanted = target.dataset.act;
    if (wanted === "next") (event.preventDefault(), onwards());
    else if (wanted === "undo") (event.preventDefault(), undo());
    else if (wanted === "keys") keys.showModal();
    else if (wanted === "close" || wanted === "theirs") {
      event.preventDefault();
      if (wanted === "theirs" || !isDirty(form) || confirm("Drop the unsaved text?")) {
        close(row, false);
      }
    } else if (target.matches(".row-number a")) (event.preventDefault(), open(row));
    else if (target.matches(".quick")) (event.preventDefault(), approve(row, false));
    else if (target.matches(".match")) put(row.querySelector(".text"), target.dataset.text);
    else if (target.matches(".insert")) wrap(form.querySelector(".text"), target.dataset.tag);
    else if (form && target.name === "action") {
      event.preventDefault();
      if (["approve", "insist"].includes(target.value)) approve(row, true, target.value);
      else other(row, target.value);
    }
  });

  document.addEventListener("input", (event) => {
    const form = event.target.closest("form.editor");
    if (!form) return;
    fit(event.target);
    rowOf(form).classList.toggle("is-dirty", isDirty(form));
    check(form);
  });

  function inEditor(event, form) {
    const row = rowOf(form);
    const field = form.querySelector(".text");
    const command = event.ctrlKey || event.metaKey;
    if (event.key === "Enter" && command) {
      const insists = form.querySelector('button[value="insist"]');
      approve(row, true, event.shiftKey && insists ? "insist" : "approve");
    } else if (event.key.toLowerCase() === "s" && command) other(row, "save");
    else if (event.key === "Escape") close(row);
    else if (event.altKey && event.code === "Digit0") put(field, source(row));
    else if (event.altKey && /^Digit[1-5]$/.test(event.code)) {
      const match = row.querySelectorAll(".match")[Number(event.code.slice(-1)) - 1];
      if (match) put(field, match.dataset.text);
    } else if (event.altKey && event.code === "KeyT") nextTag(form);
    else if (event.key !== "Enter" || !event.target.matches(".text")) return;
    // Enter alone does nothing: a sentence has one line, and a line break would be a slip.
    event.preventDefault();
  }

  const source = (row) => row.querySelector(".source").textContent;

  const actions = {
    j: () => focusRow(step(current(), 1)),
    k: () => focusRow(step(current(), -1)),
    n: onwards,
    p: () => goOn(current(), -1, false),
    e: () => open(current() || nextOpen(null, 1)),
    Enter: () => open(current()),
    a: () => approve(current(), false),
    r: () => other(current(), "reject"),
    c: () => open(current(), "textarea.comment"),
    u: undo,
    f: () => document.querySelector("#filters a").focus(),
    d: () => document.querySelector(".filters-order a").click(),
    "?": () => keys.showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (keys.open || event.isComposing) return;
    const form = event.target.closest("form.editor");
    if (form && event.target.matches("textarea")) return void inEditor(event, form);
    if (event.key === "Escape" && form) return void close(rowOf(form));
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea")) {
      return;
    }
    const action = actions[event.key];
    if (!action || (event.key === "Enter" && !event.target.matches(".row"))) return;
    if (event.key.length === 1 && !letters.checked) return;
    event.preventDefault();
    if (!working) action();
  });

  addEventListener("beforeunload", (event) => {
    if (dirtyForms().length) event.preventDefault();
  });

  // What the checks find after the page has come

  async function findings() {
    const first = sheet.querySelector("[data-unchecked]");
    const after = first ? first.dataset.number : 1;
    const data = await attempt(() => ask("findings", `after=${after}&${view}`), false);
    if (!data) return;
    for (const [number, html] of Object.entries(data.rows)) {
      const row = document.getElementById(`s${number}`);
      if (row && "unchecked" in row.dataset && !row.querySelector("form")) {
        const focused = row === document.activeElement;
        const made = replaceRow(row, html);
        if (focused) made.focus({ preventScroll: true });
      }
    }
    document.getElementById("filters").innerHTML = data.filters;
    if (data.checking || sheet.querySelector("[data-unchecked]")) setTimeout(findings, 700);
  }

  document.querySelector('[data-act="keys"]').hidden = false;
  letters.checked = localStorage.getItem("l10n-letters") !== "off";
  letters.addEventListener("change", () =>
    localStorage.setItem("l10n-letters", letters.checked ? "on" : "off"),
  );
  sheet.querySelectorAll("textarea").forEach(fit);
  if ("checking" in quick.dataset) findings();
  const asked = location.hash && sheet.querySelector(location.hash.replace(/[^#\w-]/g, ""));
  if (asked && !sheet.querySelector("form.editor")) focusRow(asked);
})();
