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
    const gap = "apart" in button.dataset ? "\n\n" : " "; // words of somebody else are a paragraph of their own
    const space = before === "" || /\s$/.test(before) ? "" : gap;
    box.setRangeText(space + button.value, box.selectionStart, box.selectionEnd, "end");
    box.focus();
    box.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

// What is typed into a form marked data-draft is kept on the server once the writer pauses, every few seconds while they
// go on, again where it failed, and when the page is left. The address says which form it is.
const PAUSE = 2000, LONGEST = 5000, MOST_WAIT = 60000, PATIENCE = 15000; // milliseconds
const MOST_LEFT_BEHIND = 60000; // a browser sends 64 KB for a page that is gone, all its forms together
for (const form of document.querySelectorAll("form[data-draft]")) {
  const status = form.querySelector(".app-kept");
  let timer, since, dirty = false, failed = 0;
  let flying = null; // what is on its way: its words and how to call it back
  const typed = () => {
    const words = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string"));
    words.set("address", form.getAttribute("action") ?? location.pathname);
    return words.toString();
  };
  const isLong = (body) => body.length > MOST_LEFT_BEHIND;
  const later = (wait) => { clearTimeout(timer); timer = setTimeout(keep, wait); };
  const keep = async (leaving = false) => {
    clearTimeout(timer);
    if (flying ? !leaving || (!dirty && !isLong(flying.body)) : !dirty) return;
    flying?.controller.abort(); // an older one must not arrive last
    dirty = false;
    const mine = { body: typed(), controller: new AbortController() };
    flying = mine;
    const late = setTimeout(() => mine.controller.abort(), PATIENCE);
    let kept = false;
    try {
      const headers = { "Content-Type": "application/x-www-form-urlencoded" };
      const sent = { method: "POST", headers, body: mine.body, keepalive: !isLong(mine.body), signal: mine.controller.signal };
      const answer = await fetch(form.dataset.draft, sent);
      kept = answer.ok && !answer.redirected;
    } catch {
      kept = false;
    }
    clearTimeout(late);
    if (flying !== mine) return; // a newer one took its place, or the form itself was sent
    flying = null;
    failed = kept ? 0 : failed + 1;
    dirty ||= !kept;
    if (dirty) later(kept ? PAUSE : Math.min(LONGEST * 2 ** (failed - 1), MOST_WAIT));
    if (kept && form.dataset.hints) hint(mine.body);
    status.hidden = false;
    status.textContent = kept
      ? "What you have typed is kept, but not saved yet."
      : "What you have typed could not be kept. Copy it before you leave, or sign in again in another tab.";
  };
  // What a reader would still ask of what was typed; where it cannot be asked, the last answer stays.
  const hint = async (body) => {
    const headers = { "Content-Type": "application/x-www-form-urlencoded" };
    const answer = await fetch(form.dataset.hints, { method: "POST", headers, body }).catch(() => null);
    if (answer?.ok && !answer.redirected) form.querySelector(".app-hints").innerHTML = await answer.text();
  };
  form.addEventListener("input", () => {
    if (!dirty) [dirty, since] = [true, Date.now()];
    if (!failed) later(Math.min(PAUSE, Math.max(since + LONGEST - Date.now(), 0)));
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    flying?.controller.abort();
    [dirty, flying] = [false, null];
  });
  addEventListener("pagehide", () => keep(true));
  document.addEventListener("visibilitychange", () => { if (document.hidden) keep(true); });
  // What is too long to be sent for a page that is gone is sent while the browser asks whether to leave.
  addEventListener("beforeunload", (event) => {
    if (!(dirty || flying) || !isLong(typed())) return;
    keep(true);
    event.preventDefault();
  });
}
