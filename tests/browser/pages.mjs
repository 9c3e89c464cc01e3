// Which pages of a site the browser visits.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileOf, filesBelow, pathOf} from '../validate/files.mjs';

const text = (www, file) => readFileSync(join(www, file), 'utf8');
const mainOf = (html) => /<main[\s\S]*<\/main>/i.exec(html)?.[0] ?? '';
const languageOf = (html) => /<html[^>]*\blang="?([\w-]+)/i.exec(html)?.[1];
const isRedirect = (html) => /http-equiv="?refresh/i.test(html);
const isItem = (html) => /property="og:type" content="article"/i.test(html);
const isUntranslated = (html) => /<[a-z]+[^>]* lang=/i.test(mainOf(html));
const hasSearch = (html) => /<input[^>]*type="?search/i.test(mainOf(html));

/** Paths of all pages but those that lead elsewhere, sorted. */
export function allPages(www) {
  return filesBelow(www, '.html').filter((file) => !isRedirect(text(www, file))).map(pathOf).sort();
}

/** Paths of the pages of items (what Open Graph calls an article) in the language of another page. */
export function itemsBeside(www, path) {
  const language = languageOf(text(www, fileOf(www, path)));
  return filesBelow(www, '.html').filter((file) => {
    const html = text(www, file);
    return languageOf(html) === language && isItem(html);
  }).map(pathOf);
}

/** Paths of pages with something on them that holds until a day and is then replaced. */
export function pagesThatAge(www) {
  return filesBelow(www, '.html').filter((file) => /data-check-by=/.test(mainOf(text(www, file))))
      .map(pathOf);
}

/**
 * One page of every kind: of the pages that lie in one folder (/tips/..., /en/tips/...) the
 * longest, for it holds most; and every page at the top of a language. Paths, sorted.
 */
export function onePageOfEachKind(www) {
  const chosen = new Map();
  for (const file of filesBelow(www, '.html')) {
    const html = text(www, file);
    if (isRedirect(html)) continue;
    const folder = file.replace(/(\/?[^/]+\/index|\/?[^/]*)\.html$/, '');
    const atTop = /^([a-z]{2})?$/.test(folder);
    const kind = atTop ? file : folder;
    if ((chosen.get(kind)?.length ?? -1) < html.length) chosen.set(kind, {file, length: html.length});
  }
  return [...chosen.values()].map(({file}) => pathOf(file)).sort();
}

/** Paths of the pages that exist for searching, one a language. */
export function searchPages(www) {
  return filesBelow(www, '.html').filter((file) => hasSearch(text(www, file))).map(pathOf);
}

/**
 * A word that must be found, and the page that holds it: from the title of an item in the language
 * of the search page. An item is what Open Graph calls an article; lists are not searched.
 */
export function somethingToFind(www, searchPath) {
  const language = languageOf(text(www, fileOf(www, searchPath)));
  for (const file of filesBelow(www, '.html')) {
    const html = text(www, file);
    if (languageOf(html) !== language || !isItem(html) || isUntranslated(html)) continue;
    const heading = /<h1[^>]*>([^<]+)/i.exec(html)?.[1] ?? '';
    const [word] = (heading.match(/[a-z]{5,}/gi) ?? []).sort((a, b) => b.length - a.length);
    if (word) return {word: word.toLowerCase(), path: pathOf(file)};
  }
  throw new Error(`no item in ${language} has a word in its heading to search for`);
}

/** The words that the index of a search page's language puts a page first for: as they are and misspelt. */
export function whatComesFirst(www, searchPath) {
  const language = languageOf(text(www, fileOf(www, searchPath))).slice(0, 2);
  const {first, pages} = JSON.parse(text(www, `search/${language}.json`));
  return Object.entries(first).slice(0, 3).flatMap(([word, [page]]) => {
    const path = pages[page][1];
    return [{word, path}, {word: word.slice(0, 3) + word.slice(4), path}];
  });
}
