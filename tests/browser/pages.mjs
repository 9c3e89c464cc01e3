// Which pages of a site the browser visits.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileOf, filesBelow, pathOf} from '../validate/files.mjs';
import {feedAddresses} from '../validate/xml.mjs';

const text = (www, file) => readFileSync(join(www, file), 'utf8');
const languageOf = (html) => /<html[^>]*\blang="?([\w-]+)/i.exec(html)?.[1];
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

/** A word that must be found, and the page that holds it: from the title of an item in the feed. */
export function somethingToFind(www, searchPath) {
  const page = text(www, fileOf(www, searchPath));
  const feed = /<link[^>]*application\/atom\+xml[^>]*>/i.exec(page)?.[0] ?? '';
  const feedPath = new URL(/href="([^"]*)"/.exec(feed)?.[1] ?? '/', 'http://localhost').pathname;
  const file = fileOf(www, feedPath);
  const paths = file.endsWith('.xml') ? feedAddresses(join(www, file)) : [];
  for (const path of paths.map((address) => new URL(address).pathname)) {
    const item = fileOf(www, path);
    if (!item.endsWith('.html') || languageOf(text(www, item)) !== languageOf(page)) continue;
    const heading = /<h1[^>]*>([^<]+)/i.exec(text(www, item))?.[1] ?? '';
    const [word] = (heading.match(/[a-z]{5,}/gi) ?? []).sort((a, b) => b.length - a.length);
    if (word) return {word: word.toLowerCase(), path};
  }
  throw new Error(`the feed of ${searchPath} has no item with a word in its heading to search for`);
}
