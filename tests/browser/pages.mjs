// Which pages of a site the browser visits.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {filesBelow, pathOf} from '../validate/files.mjs';

const text = (www, file) => readFileSync(join(www, file), 'utf8');
const isRedirect = (html) => /http-equiv="?refresh/i.test(html);
const hasSearch = (html) => /<input[^>]*type="?search/i.test(/<main[\s\S]*<\/main>/i.exec(html)?.[0] ?? '');

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

/** A word that must be found, and the page that holds it: from the title of a page in a folder. */
export function somethingToFind(www, searchPath) {
  const language = /^\/[a-z]{2}\//.exec(searchPath)?.[0] ?? '/';
  const candidates = onePageOfEachKind(www).filter((path) =>
      path.startsWith(language) && path.slice(language.length).split('/').length === 3);
  for (const path of candidates) {
    const heading = /<h1[^>]*>([^<]+)/i.exec(text(www, path.slice(1) + 'index.html'))?.[1] ?? '';
    const words = (heading.match(/[a-z]{5,}/gi) ?? []).sort((a, b) => b.length - a.length);
    if (words.length > 0) return {word: words[0].toLowerCase(), path};
  }
  throw new Error(`no page below ${language} has a word in its heading to search for`);
}
