// Debian's Chromium, in a new and empty profile, silent towards the world.
import {existsSync} from 'node:fs';
import {delimiter, join} from 'node:path';
import {chromium} from 'playwright-core';

const FLAGS = [
  '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
  '--disable-search-engine-choice-screen',
];

/**
 * Starts Chromium, with `more` flags. Without its sandbox: that refuses to run as root, and only our
 * site is read.
 */
export function startChromium(...more) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const programs = folders.flatMap((folder) =>
      ['chromium', 'chromium-browser', 'google-chrome'].map((name) => join(folder, name)));
  const executablePath = programs.find((program) => existsSync(program));
  if (!executablePath) throw new Error('chromium is not installed');
  const args = [...FLAGS, ...more];
  return chromium.launch({executablePath, args, chromiumSandbox: false, timeout: 60000});
}
