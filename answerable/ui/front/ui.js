// Start-up, joined to govuk-frontend's module by build.js. Every page works without it.
document.body.classList.add("js-enabled", "govuk-frontend-supported");
[Button, Checkboxes, ErrorSummary, NotificationBanner, Radios, ServiceNavigation, SkipLink].forEach((component) =>
  createAll(component),
);
