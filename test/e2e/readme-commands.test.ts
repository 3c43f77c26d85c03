import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/checks/run-tool.ts';
import { allSkippedUnless, skipUnless } from '../skip.ts';

const PICTURE = join(ROOT, 'out/station.png');
const DEMO = join(ROOT, 'out/demo');
const DEMO_MS = 600_000;
const LONGEST_MS = 500_000;
const STEPS = 30;
const JUDGES = new Set([
  'journal-check',
  'openssl cms',
  'openssl verify',
  'opensc-tool',
  'piv-tool',
  'pkcs11-tool',
  'pkcs15-tool',
  'ykman',
  'yubico-piv-tool',
]);
/** The eight bytes that every PNG begins with (W3C PNG §5.2). */
const PNG = '89504e470d0a1a0a';

interface Ran {
  readonly code: number | null;
  readonly stdout: string;
}

/** Runs npm as somebody would who reads the README, without what an outer npm left in the environment. */
function npm(...words: readonly string[]): Ran {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_|^NODE_OPTIONS$/i.test(name)));
  // One that does not come to its end fails its test, and the others still run.
  const { status, stdout } = spawnSync('npm', words, {
    cwd: ROOT,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: LONGEST_MS,
    killSignal: 'SIGKILL',
  });
  return { code: status, stdout };
}

describe('The commands of the README, typed as they stand there', () => {
  allSkippedUnless(process.platform !== 'win32', 'npm is another program on Windows');

  it('npm run -s roles -- --json prints 445 cells as JSON, and nothing else', () => {
    const { code, stdout } = npm('run', '-s', 'roles', '--', '--json');
    const cells = JSON.parse(stdout) as readonly { readonly family: string }[];
    expect(cells).toHaveLength(445);
    expect(cells.filter(({ family }) => family === 'credentials')).toHaveLength(51 * 7);
    expect(code).toBe(0);
  });

  it('npm run roles -- --json, without -s, has them in one line behind npm’s own header', () => {
    const { code, stdout } = npm('run', 'roles', '--', '--json');
    expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).toHaveLength(445);
    expect(code).toBe(0);
  });

  it('npm run journal:check without files says how it is called, and is no success', () => {
    const { code, stdout } = npm('run', '-s', 'journal:check');
    expect(stdout).toBe(
      'Not checked: usage: journal-check EXPORT CHECKPOINT POLICY [WITNESSED WITNESSES], or journal-check PROOF ENTRY POLICY\n',
    );
    expect(code).not.toBe(0);
  });

  it('npm start -- --once leaves a picture of the station in out/station.png', (context) => {
    skipUnless(context, existsSync('/usr/bin/chromium'), 'Debian’s chromium is not installed');
    const dataFolder = mkdtempSync(join(tmpdir(), 'cardwright-readme-'));
    rmSync(PICTURE, { force: true });
    try {
      const { code, stdout } = npm('start', '--', '--once', '--data', dataFolder);
      expect(stdout).toContain('A picture of the window: out/station.png');
      expect(readFileSync(PICTURE).subarray(0, 8).toString('hex')).toBe(PNG);
      expect(existsSync(join(dataFolder, 'station.sqlite'))).toBe(true);
      expect(code).toBe(0);
    } finally {
      rmSync(dataFolder, { recursive: true, force: true });
    }
  });

  it(
    'npm run demo lets every independent program accept the card, and leaves a picture of every step in out/demo',
    (context) => {
      skipUnless(context, existsSync('/usr/bin/chromium'), 'Debian’s chromium is not installed');
      rmSync(DEMO, { recursive: true, force: true });
      const { code, stdout } = npm('run', 'demo');
      const verdicts = stdout.split('\n').filter((line) => /^\S.*? {2,}(?:good|bad|left out) {2,}/.test(line));
      expect(verdicts.filter((line) => !/ {2,}good {2,}/.test(line))).toEqual([]);
      const judges = new Set(verdicts.map((line) => line.split(/ {2,}/)[0]));
      expect(judges).toEqual(JUDGES);
      expect(readdirSync(DEMO).filter((name) => name.endsWith('.png')).length).toBeGreaterThanOrEqual(STEPS);
      expect(code).toBe(0);
    },
    DEMO_MS,
  );

  it(
    'npm run demo:batch makes 50 cards through a power cut, and all 50 are right',
    (context) => {
      skipUnless(context, existsSync('/usr/sbin/pcscd'), 'Debian’s pcscd is not installed');
      const { code, stdout } = npm('run', 'demo:batch');
      expect(stdout).toMatch(/\b50 of 50\b/);
      expect(code).toBe(0);
    },
    DEMO_MS,
  );
});
