import { existsSync } from 'node:fs';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
] as const;

/** The system's Chromium; CARDWRIGHT_CHROMIUM names another. Throws where there is none. */
export function chromiumPath(): string {
  const given = process.env.CARDWRIGHT_CHROMIUM;
  const found = given ?? places.find((place) => existsSync(place));
  if (found === undefined) throw new Error('there is no Chromium on this machine (on Debian: apt-get install chromium)');
  return found;
}
