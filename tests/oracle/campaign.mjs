// A small campaign in a folder of its own, with all that counting looks at.
import {cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const repository = join(dirname(fileURLToPath(import.meta.url)), '../..');

export const codes = ['7FQF', '0Z83', '007E', 'C1SW', '18ZP', 'ZZKK'];
const opened = {'C1SW': '2026-03-29'}, closed = {'ZZKK': '2026-02-27'};

const settings = `format: 1
title: { nl: De deur, en: The door }
base_url: https://deur.be/op.een-kier
languages: [nl, en]
owner: De redactie
publisher: "V.U.: A. Peeters, Kouter 1, 9000 Gent"
audiences:
  - { id: ouders, title: { nl: Voor ouders, en: For parents } }
themes:
  - { id: contact, title: { nl: Contact, en: Contact } }
addresses:
  audience: { nl: voor, en: for }
  theme: { nl: thema, en: theme }
  search: { nl: zoeken, en: search }
  index: { nl: a-z, en: a-z }
`;
const landing = `---
title: Dag ouders
audience: ouders
steps:
  - { name: discord, label: Kom erbij, target: /voor/ouders/ }
  - { name: hulp-nu, label: Hulp, target: /a-z/ }
---
Rustig aan.
`;
const exceptions = `network,code,from,until,note
198.51.100.0/23,,,,kantoor
2001:db8:9::/47,,,,kantoor
,0Z83,2026-03-27,2026-03-28,proefscans
203.0.113.9,007E,,2026-03-29,proefscans
`;

const ledgerLine = (code) => `${code}\t2026-01-01\tissue\touders\tnl\t-\n`;
const row = (code) => `${code},venue,"Plaats ${code}",Gent,ouders,nl,,,${opened[code] ?? '2026-01-01'},` +
    `${closed[code] ?? ''},active,\n`;

/** Makes it; the test that asks takes it away again. */
export function makeCampaign(t) {
  const folder = mkdtempSync(join(tmpdir(), 'kier-oracle-'));
  t.after(() => rmSync(folder, {recursive: true}));
  const content = join(folder, 'content');
  mkdirSync(join(content, 'nl/welkom'), {recursive: true});
  cpSync(join(repository, 'content/types.yaml'), join(content, 'types.yaml'));
  const files = {
    'campaign.yaml': settings,
    'nl/welkom/ouders.md': landing,
    'channels.csv': 'code,kind,name,area,audience,language,landing,invite,opened,closed,status,may_be_named\n' +
        codes.map(row).join(''),
    'codes.ledger': codes.map(ledgerLine).join(''),
    'ignore.csv': exceptions,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(content, name), text);
  return folder;
}
