// Pages are light, for old phones and bad lines: node weight_test.mjs site/www
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {filesBelow, pathOf} from './files.mjs';
import {weightOf} from './weight.mjs';

const www = process.argv[2];
const FIRST = 14 * 1024; // what arrives in the first round of packets
const FIRST_OF_LONG = 20 * 1024; // of the pages that hold most: home and the list of services
const ALL = 60 * 1024;

for (const file of filesBelow(www, '.html')) {
  test(`weight of ${pathOf(file)}`, () => {
    const html = readFileSync(join(www, file), 'utf8');
    const isLong = /"@type": ?"WebSite"|<form[^>]*id="filter"/.test(html);
    const {first, all} = weightOf(www, file);
    assert.ok(first <= (isLong ? FIRST_OF_LONG : FIRST), `HTML and CSS are ${first} bytes`);
    assert.ok(all <= ALL, `all together is ${all} bytes`);
  });
}
