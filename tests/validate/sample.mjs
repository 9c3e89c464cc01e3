// A small correct site in a temporary folder, for the tests of the validators themselves.
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';

const BASE = 'https://opeenkier.example';

function page(title, body, language = 'nl', kind = 'website') {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/site.css">
<link rel="icon" href="/icon.svg">
<meta property="og:type" content="${kind}">
<link rel="canonical" href="${BASE}/">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "WebPage"}</script>
</head>
<body>
<a class="skip" href="#main">Naar de inhoud</a>
<header><a href="/">Op een kier</a></header>
<main id="main">
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;
}

const SEARCH = `const field = document.querySelector('input');
field.addEventListener('input', () => {
  const found = document.querySelector('ol');
  found.replaceChildren();
  if (!'beter slapen'.includes(field.value)) return;
  const link = document.createElement('a');
  link.href = '/tips/slaap/';
  link.textContent = 'Beter slapen';
  found.appendChild(document.createElement('li')).append(link);
});
`;

export const SITE = {
  'www/index.html': page('Op een kier', '<p><a href="/tips/slaap/">Beter slapen</a></p>'),
  'www/en/index.html': page('On the latch', '<p>Welcome</p>', 'en'),
  'www/tips/slaap/index.html': page('Beter slapen', '<p>Elke dag om dezelfde tijd op.</p>',
      'nl', 'article'),
  'www/404.html': page('Niet gevonden', '<p><a href="/">Naar het begin</a></p>'),
  'www/zoeken/index.html': page('Zoeken',
      '<p><label for="q">Zoek</label> <input id="q" type="search"></p>\n<ol></ol>\n' +
      '<script src="/search.js" defer></script>'),
  'www/search.js': SEARCH,
  'www/site.css': `body { font: 1rem/1.5 sans-serif; color: #111; background: #fff; }
a { display: inline-block; min-height: 1.5rem }
:focus-visible { outline: 2px solid #111 }
.skip { position: absolute; top: -9rem; background: #fff }
.skip:focus { top: 0 }
`,
  'www/icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
  'www/sitemap.xml': `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
<url><loc>${BASE}/</loc><lastmod>2026-11-20</lastmod>
<xhtml:link rel="alternate" hreflang="nl" href="${BASE}/"/>
<xhtml:link rel="alternate" hreflang="en" href="${BASE}/en/"/></url>
<url><loc>${BASE}/en/</loc></url>
<url><loc>${BASE}/tips/slaap/</loc></url>
</urlset>
`,
  'www/feed.xml': feed('nl', '/feed.xml'),
  'www/en/feed.xml': feed('en', '/en/feed.xml'),
  'servers/_headers': `/*
  Content-Security-Policy: default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'
  Referrer-Policy: no-referrer
  X-Content-Type-Options: nosniff
`,
};

function feed(language, path) {
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<title>Op een kier</title>
<id>${BASE}${path}</id>
<updated>2026-11-20T00:00:00Z</updated>
<author><name>Op een kier</name></author>
<link rel="self" href="${BASE}${path}"/>
<entry>
<title>Beter slapen</title>
<id>${BASE}/tips/slaap/</id>
<updated>2026-11-20T00:00:00Z</updated>
<link href="${BASE}/tips/slaap/"/>
<summary>Vaste uren.</summary>
</entry>
</feed>
`;
}

/**
 * Writes the site with some changes ({file, from, to}: the first `from` becomes `to`), and gives
 * its folder; `remove` deletes it.
 */
export function writeSite(...changes) {
  const texts = {...SITE};
  for (const {file, from, to} of changes) {
    if (!texts[file].includes(from)) throw new Error(`${file} has no ${from}`);
    texts[file] = texts[file].replace(from, () => to);
  }
  const folder = mkdtempSync(join(tmpdir(), 'kier-sample-'));
  for (const [name, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(folder, name)), {recursive: true});
    writeFileSync(join(folder, name), text);
  }
  return {www: join(folder, 'www'), remove: () => rmSync(folder, {recursive: true})};
}
