// Chooses among the services on the page. Nothing is sent, stored or written into the address.
(function () {
  "use strict";
  var form = document.getElementById("filter");
  var count = document.getElementById("filter_count");
  var asked = form.querySelectorAll("[data-asks]");
  var entries = document.querySelectorAll(".entry");

  // Who lives in Ghent may also use what works in all of Flanders or Belgium.
  var reaches = {
    ghent: ["ghent", "flanders", "belgium"],
    flanders: ["flanders", "belgium"],
    brussels: ["brussels", "belgium"]
  };
  function lists(text, word) {
    return text.split(" ").indexOf(word) >= 0;
  }
  var fits = {
    // What names nobody is for everybody.
    who: function (data, wanted) { return !data.who || lists(data.who, wanted); },
    age: function (data, wanted) {
      var ages = wanted.split("-");
      return Number(data.youngest) <= Number(ages[1]) && Number(data.oldest) >= Number(ages[0]);
    },
    how: function (data, wanted) { return lists(data.how, wanted); },
    cost: function (data, wanted) { return data.cost === wanted; },
    place: function (data, wanted) { return reaches[wanted].indexOf(data.place) >= 0; }
  };

  function choose() {
    var chosen = Array.prototype.filter.call(asked, function (field) { return field.value; });
    var shown = 0;
    entries.forEach(function (entry) {
      entry.hidden = !chosen.every(function (field) {
        return fits[field.getAttribute("data-asks")](entry.dataset, field.value);
      });
      if (!entry.hidden) shown += 1;
    });
    document.querySelectorAll(".tier").forEach(function (tier) {
      tier.hidden = !tier.querySelector(".entry:not([hidden])");
    });
    var text = form.getAttribute(shown ? "data-count" : "data-none");
    count.textContent = chosen.length ? text.replace("{count}", String(shown)) : "";
  }

  form.addEventListener("change", choose);
  // The one button lets go of all choices.
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    form.reset();
    choose();
  });
  form.hidden = false;
  choose(); // a browser may have kept choices when one comes back to the page
})();
