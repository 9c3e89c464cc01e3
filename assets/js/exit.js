// A quick way to a page that says nothing. The page is emptied first, since loading the other
// one takes a moment, and its place in the history is taken over; the rest of the history stays.
(function () {
  "use strict";
  var link = document.getElementById("quiet_exit");
  function leave(event) {
    if (event) event.preventDefault();
    document.title = "";
    document.body.hidden = true;
    location.replace(link.href);
  }
  link.addEventListener("click", leave);

  var within = 5000; // milliseconds for pressing Shift three times
  var pressed = [];
  document.addEventListener("keyup", function (event) {
    if (event.key !== "Shift") {
      pressed = [];
      return;
    }
    pressed.push(Date.now());
    pressed = pressed.slice(-3);
    if (pressed.length === 3 && pressed[2] - pressed[0] < within) leave();
  });
})();
