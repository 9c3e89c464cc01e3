// Searches the site in the visitor's own browser: nothing that is typed here leaves the device. The
// question stands behind the # of the address, which browsers keep and never send.
// The generator folds and stems all words (generator/site/search), so this script only looks
// them up: a word as it stands, else as the beginning of a word, else with a typing error.
(function () {
  "use strict";
  const form = document.getElementById("search");
  const input = document.getElementById("q");
  const count = document.getElementById("count");
  const results = document.getElementById("results");
  const LIMIT = 50; // results on the page
  const PREFIX = 0.6; // what a hit is worth when only the beginning of a word was typed
  const TYPO = 0.4; // and when letters differ

  const WORDS = 12; // of a question that count

  // As fold() in generator/text/letters.h does it.
  const LETTERS = { æ: "ae", œ: "oe", ß: "ss", þ: "th", ĳ: "ij", ø: "o", đ: "d", ð: "d", ł: "l", ħ: "h", ı: "i", ς: "σ" };
  const fold = (text) =>
    text
      .toLowerCase()
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .normalize("NFC")
      .replace(/[æœßþĳøđðłħıς]/g, (letter) => LETTERS[letter]);
  // Whatever is no letter and no digit, without \p{L}, which older phones do not know.
  const BETWEEN = /[\s!-/:-@[-`{-~\u00a1-\u00bf\u00d7\u00f7\u2010-\u206f\u060c\u061b\u061f]+/;
  const split = (text) => [...new Set(fold(text).split(BETWEEN).filter(Boolean))].slice(0, WORDS);
  const slips = (word) => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

  // Whether `a` turns into `b` with at most `most` letters changed, added, left out or swapped.
  function near(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return false;
    let before = [];
    let above = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      let least = i;
      for (let j = 1; j <= b.length; j++) {
        const same = a[i - 1] === b[j - 1];
        row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
          row[j] = Math.min(row[j], before[j - 2] + 1);
        if (row[j] < least) least = row[j];
      }
      if (least > most) return false;
      before = above;
      above = row;
    }
    return above[b.length] <= most;
  }

  // Each form is written as a digit in base 36, how many letters it shares with the one before,
  // and the rest.
  function unpack(index) {
    if (index.v !== 2) throw new Error("search index of version " + index.v);
    let last = "";
    index.forms = index.words.map((packed) => {
      last = last.slice(0, parseInt(packed[0], 36)) + packed.slice(1);
      return last;
    });
    // 0: a stem that is new; else how many stems ago it was.
    let stems = 0;
    index.groups = index.groups.map((back) => (back ? stems - back : stems++));
    index.place = new Map(index.forms.map((form, i) => [form, i]));
    return index;
  }

  // The pages of a stem with their weights: numbers of base 45 in 90 characters, the lowest digit
  // first, each telling how many pages are passed over. In front of it a weight other than 1.
  function pagesOf(posting) {
    const WEIGHTS = { " ": 3, "!": 4, "#": 9 };
    const pages = [];
    let page = 0;
    let weight = 1;
    let scale = 1;
    for (const character of posting) {
      if (WEIGHTS[character]) {
        weight = WEIGHTS[character];
        continue;
      }
      const code = character.charCodeAt(0);
      const digit = code - (code > 92 ? 37 : 36); // a backslash is none of them
      page += (digit % 45) * scale;
      scale *= 45;
      if (digit >= 45) continue; // the number goes on
      pages.push([page++, weight]);
      weight = scale = 1;
    }
    return pages;
  }

  // The stem groups that a word may mean, and what a hit in them is worth.
  function lookup(index, word) {
    const exact = index.place.get(word);
    if (exact !== undefined) return { groups: new Set([index.groups[exact]]), worth: 1 };
    const found = (fits) => new Set(index.groups.filter((_, i) => fits(index.forms[i])));
    if (word.length >= 3) {
      const groups = found((form) => form.startsWith(word));
      if (groups.size) return { groups, worth: PREFIX };
    }
    const most = slips(word);
    return { groups: most ? found((form) => near(word, form, most)) : new Set(), worth: TYPO };
  }

  // The best weight that each page has for one word.
  function weigh(index, word) {
    const { groups, worth } = lookup(index, word);
    const weights = new Map();
    for (const group of groups) {
      const pages = pagesOf(index.postings[group]);
      const rare = worth * Math.log(1 + index.pages.length / pages.length);
      for (const [page, weight] of pages)
        weights.set(page, Math.max(weights.get(page) || 0, weight * rare));
    }
    return weights;
  }

  // Pages that must stand on top: who types a word about suicide sees help first, also when the
  // word is misspelt, not finished, or the beginning of a longer one.
  function helpFirst(index, words) {
    const first = index.first || {};
    const means = (word, key) =>
      word.startsWith(key) || (word.length > 3 && key.startsWith(word)) || near(word, key, slips(word));
    const pages = Object.keys(first)
      .filter((key) => words.some((word) => means(word, key)))
      .map((key) => first[key]);
    return [...new Set([].concat(...pages))];
  }

  function find(index, query) {
    const words = split(query);
    // A word that is nowhere on the site cannot help to choose.
    const known = words.map((word) => weigh(index, word)).filter((weights) => weights.size);
    const totals = new Map();
    for (const weights of known)
      for (const [page, weight] of weights) {
        const total = totals.get(page) || { score: 0, hits: 0 };
        totals.set(page, { score: total.score + weight, hits: total.hits + 1 });
      }
    const all = [...totals].filter(([, total]) => total.hits === known.length);
    const ranked = (all.length ? all : [...totals])
      .sort(([a, x], [b, y]) => y.hits - x.hits || y.score - x.score || a - b)
      .map(([page]) => page);
    return [...new Set(helpFirst(index, words).concat(ranked))];
  }

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.textContent = text;
    return made;
  }

  function entry([title, address, summary, type]) {
    const item = document.createElement("li");
    const name = element("p", "name", "");
    const link = element("a", "", title);
    link.href = address;
    name.append(link);
    item.append(name);
    if (summary) item.append(element("p", "", summary));
    if (type) item.append(element("p", "small", type));
    return item;
  }

  function show(index, query) {
    const pages = split(query).length ? find(index, query) : null;
    results.textContent = "";
    for (const page of (pages || []).slice(0, LIMIT)) results.append(entry(index.pages[page]));
    if (!pages) count.textContent = "";
    else if (pages.length) count.textContent = form.dataset.count.replace("{count}", () => pages.length);
    else count.textContent = form.dataset.none.replace("{query}", () => query);
  }

  let asked; // the index, asked for once, and again only after a failure
  function load() {
    asked =
      asked ||
      fetch(form.dataset.index)
        .then((answer) => {
          if (!answer.ok) throw new Error(answer.status);
          return answer.json();
        })
        .then(unpack)
        .catch((error) => {
          asked = undefined;
          throw error;
        });
    return asked;
  }

  function search() {
    const query = input.value.trim();
    history.replaceState(null, "", query ? "#" + new URLSearchParams({ q: query }) : location.pathname);
    load().then(
      (index) => {
        // An answer that comes late must not overwrite a newer question.
        if (query === input.value.trim()) show(index, query);
      },
      () => {
        count.textContent = form.dataset.failed;
      },
    );
  }

  let pause;
  input.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(search, 200); // once the typing rests, so that a screen reader is not flooded
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(pause);
    search();
  });

  // Also when somebody changes the address by hand, or opens another search from the history.
  function searchAddress() {
    const query = new URLSearchParams(location.hash.slice(1)).get("q");
    if (query === null || query === input.value.trim()) return;
    input.value = query;
    search();
  }
  window.addEventListener("hashchange", searchAddress);

  form.hidden = false;
  document.getElementById("no_search").hidden = true;
  searchAddress();
  if (!input.value) input.addEventListener("focus", () => load().catch(() => {}), { once: true });
})();
