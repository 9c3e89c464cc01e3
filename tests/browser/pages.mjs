// Which pages of a site the browser visits.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {filesBelow, pathOf} from '../validate/files.mjs';

const known = new Map();

/** All pages but those that lead elsewhere, in the order of their paths: {path, html, main, language}. */
export function pagesOf(www) {
  if (!known.has(www)) {
    const pages = filesBelow(www, '.html').map((file) => pageOf(pathOf(file), readFileSync(join(www, file), 'utf8')));
    const stay = pages.filter(({html}) => !/http-equiv="?refresh/i.test(html));
    known.set(www, stay.sort((a, b) => (a.path < b.path ? -1 : 1)));
  }
  return known.get(www);
}

function pageOf(path, html) {
  const main = /<main[\s\S]*<\/main>/i.exec(html)?.[0] ?? '';
  return {path, html, main, language: /<html[^>]*\blang="?([\w-]+)/i.exec(html)?.[1] ?? ''};
}

const isItem = ({html}) => /property="og:type" content="article"/i.test(html);
const isUntranslated = ({main}) => /<[a-z]+[^>]* lang=/i.test(main);
const hasSearch = ({main}) => /<input[^>]*type="?search/i.test(main);
const all = (pattern, text) => [...new Set([...text.matchAll(pattern)].map(([, found]) => found))].sort();

/** Paths of the pages that `holds` finds something in. */
export function pathsWhere(www, holds) {
  return pagesOf(www).filter(holds).map(({path}) => path);
}

/** Paths of all pages but those that lead elsewhere, sorted. */
export function allPages(www) {
  return pathsWhere(www, () => true);
}

/** Paths of all pages but those that show a text of another language, whose stops are the same. */
export function allOwnPages(www) {
  return pathsWhere(www, ({path, html}) => {
    const canonical = /rel="canonical" href="([^"]*)"/.exec(html)?.[1];
    return canonical === undefined || new URL(canonical).pathname === path;
  });
}

/** The page with this path. */
export function pageAt(www, path) {
  return pagesOf(www).find((page) => page.path === path);
}

/** Paths of the pages of items (what Open Graph calls an article) in the language of another page. */
export function itemsBeside(www, path) {
  const {language} = pageAt(www, path);
  return pathsWhere(www, (page) => page.language === language && isItem(page));
}

// What two pages of one template have in common and pages of others have not: their language and
// whether they are translated, what they are to search engines, how they look and which scripts run.
function kindOf(page) {
  const {html, main, language} = page;
  return [
    language, isItem(page), /<h1[^>]* lang=/.test(main), ...all(/"@type": ?"(\w+)"/g, html),
    ...all(/<script[^>]* src="[^"]*\/([\w-]+)\./g, html), ...all(/<article class="([^"]*)"/g, main),
    ...all(/<(?:ul|ol|form|div|nav|section) class="([^"]*)"/g, main.replace(/<div class="text[\s\S]*/, '')),
  ].join(' ');
}

/** One page of every kind, the longest, for it holds most: paths, sorted. */
export function onePageOfEachKind(www) {
  const chosen = new Map();
  for (const page of pagesOf(www)) {
    const kind = kindOf(page);
    if ((chosen.get(kind)?.html.length ?? -1) < page.html.length) chosen.set(kind, page);
  }
  return [...chosen.values()].map(({path}) => path).sort();
}

/** Paths of the pages that exist for searching, one a language. */
export function searchPages(www) {
  return pathsWhere(www, hasSearch);
}

/**
 * A word that must be found, and the page that holds it: from the title of an item in the language
 * of the search page. An item is what Open Graph calls an article; lists are not searched.
 */
export function somethingToFind(www, searchPath) {
  const {language} = pageAt(www, searchPath);
  for (const page of pagesOf(www)) {
    if (page.language !== language || !isItem(page) || isUntranslated(page)) continue;
    const heading = /<h1[^>]*>([^<]+)/i.exec(page.html)?.[1] ?? '';
    const [word] = (heading.match(/[a-z]{5,}/gi) ?? []).sort((a, b) => b.length - a.length);
    if (word) return {word: word.toLowerCase(), path: page.path};
  }
  throw new Error(`no item in ${language} has a word in its heading to search for`);
}

/** The words that the index of a search page's language puts a page first for: as they are and misspelt. */
export function whatComesFirst(www, searchPath) {
  const language = pageAt(www, searchPath).language.slice(0, 2);
  const {first, pages} = JSON.parse(readFileSync(join(www, `search/${language}.json`), 'utf8'));
  return Object.entries(first).slice(0, 3).flatMap(([word, [page]]) => {
    const path = pages[page][1];
    return [{word, path}, {word: word.slice(0, 3) + word.slice(4), path}];
  });
}
