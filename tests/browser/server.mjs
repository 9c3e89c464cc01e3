// A built site on a free port of this machine, with the headers of its own `_headers` file, and
// packed as every host does it.
import {createServer} from 'node:http';
import {readFileSync} from 'node:fs';
import {extname, join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {fileOf, headersFor} from '../validate/files.mjs';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8', '.json': 'application/json', '.svg': 'image/svg+xml',
  '.xml': 'application/xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.webp': 'image/webp',
  '.ico': 'image/x-icon', '.ics': 'text/calendar; charset=utf-8', '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8', '.webmanifest': 'application/manifest+json',
};

/**
 * Serves the folder until `close`; gives the address without a slash at its end. `log` has what a
 * server's log would: the paths and questions of all requests.
 */
export async function serve(www) {
  const log = [];
  const server = createServer((request, response) => {
    log.push(request.url);
    const path = new URL(request.url, 'http://localhost').pathname;
    const file = fileOf(www, path);
    const found = file || '404.html';
    const type = TYPES[extname(found)] ?? 'application/octet-stream';
    const bytes = readFileSync(join(www, found));
    const packs = /\bgzip\b/.test(request.headers['accept-encoding']) && /text|json|javascript|xml/.test(type);
    const headers = {...headersFor(www, path), 'content-type': type, ...(packs && {'content-encoding': 'gzip'})};
    response.writeHead(file ? 200 : 404, headers);
    response.end(packs ? gzipSync(bytes, {level: 6}) : bytes);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return {address: `http://127.0.0.1:${server.address().port}`, log, close};
}
