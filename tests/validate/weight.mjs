// What a visitor loads with a page, in bytes as a server sends them: packed by gzip, at the level
// that nginx and most hosts use.
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';

const sizes = new Map();

/** The packed size of a file of the site. */
export function packed(www, file) {
  const path = join(www, file);
  if (!sizes.has(path)) sizes.set(path, gzipSync(readFileSync(path), {level: 6}).length);
  return sizes.get(path);
}

const all = (pattern, text) => [...text.matchAll(pattern)].map(([, found]) => found);

// The files that a page loads, from what it says in its elements and they in their style.
function loadedBy(www, file) {
  const html = readFileSync(join(www, file), 'utf8');
  const links = [...html.matchAll(/<link\b[^>]*>/gi)].map(([link]) => link)
      .filter((link) => /\brel="?(stylesheet|icon|manifest|preload)/i.test(link));
  const named = [
    ...links.map((link) => /\bhref="?([^"\s>]+)/i.exec(link)?.[1]),
    ...all(/<(?:script|img|source|video|audio|iframe|embed)\b[^>]*?\bsrc="?([^"\s>]+)/gi, html),
    ...all(/\bdata-index="?([^"\s>]+)/gi, html), // for searching
  ];
  const files = [...new Set(named.filter(Boolean))].map((one) => one.replace(/^\//, '').replace(/[?#].*/, ''));
  const styled = files.filter((one) => one.endsWith('.css')).flatMap((one) => loadedByStyle(www, one));
  return [...new Set([...files, ...styled])].filter((one) => existsSync(join(www, one)));
}

function loadedByStyle(www, file) {
  const css = readFileSync(join(www, file), 'utf8');
  return all(/url\(\s*["']?([^"')]+)/gi, css)
      .filter((one) => !one.startsWith('data:')).map((one) => new URL(one, `http://site/${file}`).pathname.slice(1));
}

/** What a page weighs: `first` is what must be there before anything can be read, HTML and CSS. */
export function weightOf(www, file) {
  const files = loadedBy(www, file);
  const sum = (some) => some.reduce((bytes, one) => bytes + packed(www, one), packed(www, file));
  return {first: sum(files.filter((one) => one.endsWith('.css'))), all: sum(files)};
}
