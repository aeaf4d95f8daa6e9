// Start-up, joined to govuk-frontend's module by build.js. Every page works without it.
document.body.classList.add("js-enabled", "govuk-frontend-supported");
[Button, Checkboxes, ErrorSummary, NotificationBanner, Radios, ServiceNavigation, SkipLink].forEach((component) =>
  createAll(component),
);

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
