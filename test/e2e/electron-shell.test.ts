import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import { UP_LINE } from '../../electron/main-electron.ts';
import { ensureDisplay } from '../../electron/shell/display.ts';
import { buildApp } from '../../scripts/build/app.ts';
import { ROOT } from '../../scripts/checks/run-tool.ts';
import { electronBinary } from '../../scripts/start/electron.ts';
import { allSkippedUnless, skipUnless } from '../skip.ts';

const binary = electronBinary();
const asRoot = process.getuid?.() === 0;

/** Every process below this one, by /proc. */
function below(parent: number): readonly number[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter(
      (pid) =>
        fileOf(pid, 'stat')
          .replace(/^.*\) /, '')
          .split(' ')[1] === String(parent),
    );
  return children.flatMap((pid) => [pid, ...below(pid)]);
}

function fileOf(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}

describe('Electron itself', () => {
  allSkippedUnless(binary !== undefined, 'Electron’s binary is not here; npm start -- --try-electron fetches it');
  let folder = '';
  let child: ChildProcess | undefined;
  let ended: Promise<number | null> = Promise.resolve(0);
  let closeDisplay = (): void => undefined;

  async function open(): Promise<string> {
    await buildApp();
    folder = mkdtempSync(join(tmpdir(), 'cardwright-electron-'));
    const display = await ensureDisplay({ width: 1280, height: 800 }, () => undefined);
    closeDisplay = display.close;
    const picture = join(folder, 'picture.png');
    const words = [...(asRoot ? ['--no-sandbox'] : []), 'out/app/main.js', `--data=${join(folder, 'records')}`, `--picture=${picture}`];
    const started = spawn(binary ?? '', words, {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, DISPLAY: display.name },
    });
    child = started;
    ended = new Promise((resolve) => started.once('close', resolve));
    const lines = createInterface({ input: started.stdout });
    await new Promise<void>((resolve, reject) => {
      lines.on('line', (line) => line.startsWith(UP_LINE) && resolve());
      started.once('close', (code) => reject(new Error(`Electron ended with ${code}`)));
    });
    return picture;
  }

  afterEach(async () => {
    child?.kill('SIGTERM');
    await ended;
    closeDisplay();
    rmSync(folder, { recursive: true, force: true });
  });

  it('opens the window, draws the page, and ends cleanly when asked to', async () => {
    const picture = await open();
    expect(readFileSync(picture).subarray(1, 4).toString('latin1')).toBe('PNG');
    child?.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('runs the page under the system’s sandbox', async (context) => {
    skipUnless(
      context,
      process.platform === 'linux' && !asRoot,
      'root runs without the system’s sandbox, and only Linux shows it in /proc',
    );
    await open();
    const pages = below(child?.pid ?? 0).filter((pid) => fileOf(pid, 'cmdline').includes('--type=renderer'));
    expect(pages.length).toBeGreaterThan(0);
    for (const pid of pages) expect(fileOf(pid, 'status')).toMatch(/^Seccomp:\t2$/m);
  });
});
