/**
 * `npm start -- [--data FOLDER] [--once] [--size 1280x800] [--personality NAME] [--no-card] [--chromium] [--kiosk]`: the station in a window, with a
 * simulated card in a real PC/SC reader where there is no hardware. Without a display it runs under Xvfb and saves a picture of its window.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Refusal } from '../core/failures/refusal.ts';
import { runOnChromium } from '../electron/main-chromium.ts';
import { usualDataFolder } from '../electron/shell/data-folder.ts';
import { pictureWhenDrawn } from '../electron/shell/drawn-picture.ts';
import { electronBinary, runOnElectron } from './start/electron.ts';
import { type Hardware, provideReaders } from './start/readers.ts';
import { windowSize, wordsOf } from './words.ts';

const say = (line: string): void => console.log(line);

const values = wordsOf({
  usage: 'npm start -- [--data FOLDER] [--once] [--size 1280x800] [--personality NAME] [--no-card] [--chromium] [--kiosk]',
  options: {
    data: { type: 'string', default: usualDataFolder() },
    once: { type: 'boolean', default: false },
    size: { type: 'string', default: '1280x800' },
    personality: { type: 'string', default: 'yubikey-5.7' },
    'no-card': { type: 'boolean', default: false },
    chromium: { type: 'boolean', default: false },
    kiosk: { type: 'boolean', default: false },
    'test-port': { type: 'string' },
  },
});

const { width, height } = windowSize(values.size);
const dataFolder = resolve(values.data);
mkdirSync(dataFolder, { recursive: true, mode: 0o700 });

const hardware: Hardware = await provideReaders({ dataFolder, personality: values.personality, card: !values['no-card'], say });
const chromiumAsked = values.chromium || values.once || values['test-port'] !== undefined;
const onElectron =
  !chromiumAsked && (await runOnElectron({ dataFolder, say, width, height, kiosk: values.kiosk, binary: electronBinary() }));
if (!onElectron) await chromium();
await hardware.close();

async function chromium(): Promise<void> {
  const port = values['test-port'];
  try {
    const run = { dataFolder, rendererFolder: resolve('out/renderer'), headless: false, kiosk: values.kiosk, width, height, say };
    const window = await runOnChromium({ ...run, ...(port === undefined ? {} : { testPort: Number(port) }) });
    say(`Cardwright is open; its records are in ${dataFolder}. Close its window, or press Ctrl+C, to end it.`);
    if (window.display?.made === true || values.once) await savePicture(window.shell);
    const asked = new Promise<void>((done) => {
      process.once('SIGINT', done);
      process.once('SIGTERM', done);
    });
    if (!values.once) await Promise.race([window.closed, asked]);
    await window.close();
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    process.exitCode = 1;
  }
}

async function savePicture(shell: { readonly screenshot: () => Promise<Uint8Array> }): Promise<void> {
  const picture = await pictureWhenDrawn(shell);
  mkdirSync('out', { recursive: true });
  writeFileSync('out/station.png', picture);
  say('A picture of the window: out/station.png');
}
