// Start-up, joined to govuk-frontend's module by build.js. Every page works without it.
document.body.classList.add("js-enabled", "govuk-frontend-supported");
[Button, Checkboxes, ErrorSummary, NotificationBanner, Radios, ServiceNavigation, SkipLink].forEach((component) =>
  createAll(component),
);

// A button that inserts words puts them where the cursor is, at the end before anybody was in the box; without this
// the server adds them at the end.
for (const button of document.querySelectorAll("button[data-into]")) {
  const box = document.getElementById(button.dataset.into);
  box.addEventListener("focus", () => { box.dataset.visited = ""; }, { once: true });
  button.addEventListener("click", (event) => {
    event.preventDefault();
    if (!("visited" in box.dataset)) box.setSelectionRange(box.value.length, box.value.length);
    const before = box.value.slice(0, box.selectionStart);
    const space = before === "" || /\s$/.test(before) ? "" : " ";
    box.setRangeText(space + button.value, box.selectionStart, box.selectionEnd, "end");
    box.focus();
    box.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

// What is typed into a form marked data-draft is kept on the server a moment after the last letter, and when the page
// is left. The address says which form it is.
for (const form of document.querySelectorAll("form[data-draft]")) {
  const status = form.querySelector(".app-kept");
  let timer, dirty = false;
  const keep = async (leaving) => {
    clearTimeout(timer);
    if (!dirty) return;
    dirty = false;
    const words = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string"));
    words.set("address", form.getAttribute("action") ?? location.pathname);
    let kept = false;
    try {
      const answer = await fetch(form.dataset.draft, { method: "POST", body: words, keepalive: leaving });
      kept = answer.ok && !answer.redirected;
    } catch {
      kept = false;
    }
    dirty ||= !kept;
    status.hidden = false;
    status.textContent = kept
      ? "What you have typed is kept, but not saved yet."
      : "What you have typed could not be kept. Copy it before you leave, or sign in again in another tab.";
  };
  form.addEventListener("input", () => {
    dirty = true;
    clearTimeout(timer);
    timer = setTimeout(keep, 2000, false);
  });
  form.addEventListener("submit", () => { dirty = false; clearTimeout(timer); });
  addEventListener("pagehide", () => keep(true));
}
