// The files of a built site, and the way from an address to a file.
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join, relative, sep} from 'node:path';

/** All files below a folder whose names end in `ending`, relative to it, sorted. */
export function filesBelow(folder, ending = '') {
  return readdirSync(folder, {withFileTypes: true}).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path, ending).map((name) => `${entry.name}/${name}`);
    return entry.name.endsWith(ending) ? [relative(folder, path).split(sep).join('/')] : [];
  }).sort();
}

/** The file that a web server gives for a path such as "/tips/slaap/"; "" when there is none. */
export function fileOf(www, path) {
  const plain = decodeURIComponent(path).replace(/^\/+/, '');
  if (plain.split('/').includes('..')) return '';
  const file = plain === '' || plain.endsWith('/') ? `${plain}index.html` : plain;
  return existsSync(join(www, file)) ? file : '';
}

/** The path in the address bar for a file of the site. */
export function pathOf(file) {
  return '/' + file.replace(/(^|\/)index\.html$/, '$1');
}

/** The headers of a static host's `_headers` file for a path, in lower case; {} without the file. */
export function headersFor(www, path) {
  const file = [join(www, '_headers'), join(www, '../servers/_headers')].find(existsSync);
  const headers = {};
  let applies = false;
  for (const line of file ? readFileSync(file, 'utf8').split(/\r?\n/) : []) {
    if (/^\s*(#|$)/.test(line)) continue;
    const header = /^\s+([\w-]+):\s*(.*)$/.exec(line);
    if (!header) applies = matches(line.trim(), path);
    else if (applies) headers[header[1].toLowerCase()] = header[2];
  }
  return headers;
}

function matches(pattern, path) {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(path);
}
