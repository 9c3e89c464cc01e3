// A site that nobody tends must not pretend to be fresh. What has passed its day, by the
// visitor's own clock, says so; a number that may be wrong gives way to a link.
(function () {
  "use strict";
  var now = new Date();
  // The day where the visitor is, written as the attributes are: 2026-11-20.
  var today = new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  document.querySelectorAll("[data-review-by]").forEach(function (notice) {
    if (today > notice.getAttribute("data-review-by")) notice.hidden = false;
  });
  document.querySelectorAll("[data-check-by]").forEach(function (fact) {
    if (today > fact.getAttribute("data-check-by")) fact.hidden = true;
  });
})();
