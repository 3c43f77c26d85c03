import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Shell, WindowOptions } from '../../electron/shell/shell.ts';
import { skipUnless } from '../skip.ts';

/** A shell that is not open yet, a page that a test drives, and hands for what happens around it. */
export interface ShellUnderTest {
  readonly shell: Shell;
  readonly page: {
    post(json: string): Promise<string>;
    /** Resolves once the page listens. */
    subscribe(listener: (json: string) => void): Promise<() => unknown>;
    /** A file of the page's own origin; the body as text where it can be seen from outside. */
    request(path: string): Promise<{ readonly status: number; readonly headers: Readonly<Record<string, string>> }>;
    /** The names of what `window.station` has; undefined where there is no page to look into. */
    stationHas?(): Promise<readonly string[]>;
  };
  printer(state: 'none' | 'takes' | 'refuses'): void;
  /** What was written there for somebody to take out; undefined where nothing stands. */
  takenOut(where: string): string | undefined;
  /** Undefined where this window system cannot tell. */
  readonly lockSystem?: () => void;
  /** Whether there is a picture to take. */
  readonly draws: boolean;
  end(): Promise<void>;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const html = '<!doctype html><html lang="en"><head><title>Contract</title></head><body><p>Here is the page.</p></body></html>';

/** A page with a script, a style and a picture, as the built one has. */
export const contractPage: WindowOptions = {
  title: 'Contract',
  width: 800,
  height: 600,
  nonce: 'Y29udHJhY3Q=',
  files: new Map([
    ['/', { bytes: bytes(html), type: 'text/html; charset=utf-8' }],
    ['/assets/page.js', { bytes: bytes('globalThis.ran = true;'), type: 'text/javascript; charset=utf-8' }],
    ['/assets/page.css', { bytes: bytes('p { color: teal }'), type: 'text/css; charset=utf-8' }],
  ]),
};

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** What every implementation of Shell does alike. */
export function shellContract(name: string, makeShell: () => Promise<ShellUnderTest>): void {
  describe(`${name}: the shell`, () => {
    let bench: ShellUnderTest;
    let shell: Shell;
    const heard: string[] = [];
    let closed = 0;

    beforeEach(async () => {
      bench = await makeShell();
      shell = bench.shell;
      heard.length = 0;
      closed = 0;
      shell.onClosed(() => {
        closed += 1;
      });
      shell.onMessage(async (json) => {
        heard.push(json);
        return json.replace('question', 'answer');
      });
      await shell.open(contractPage);
    });
    afterEach(() => bench.end());

    it('answers a message of the page', async () => {
      expect(await bench.page.post('{"a":"question"}')).toBe('{"a":"answer"}');
      expect(heard).toEqual(['{"a":"question"}']);
    });

    it('gives each of many messages its own answer', async () => {
      const asked = Array.from({ length: 20 }, (_, n) => `question ${n} “Łukasz” \u2028 </script>`);
      const answers = await Promise.all(asked.map((json) => bench.page.post(json)));
      expect(answers).toEqual(asked.map((json) => json.replace('question', 'answer')));
    });

    it('tells the page of events until it stops listening', async () => {
      const events: string[] = [];
      let more = (): void => undefined;
      const both = new Promise<void>((resolve) => {
        more = resolve;
      });
      const stop = await bench.page.subscribe((json) => events.push(json));
      await bench.page.subscribe((json) => json === 'third' && more());
      shell.post('{"event":"first"}');
      shell.post('second “ł” \u2028');
      await bench.page.post('question');
      await stop();
      shell.post('third');
      await both;
      expect(events).toEqual(['{"event":"first"}', 'second “ł” \u2028']);
    });

    it('gives the page post and subscribe and nothing else', async (context) => {
      const has = await bench.page.stationHas?.();
      skipUnless(context, has !== undefined, 'the shell in memory has no page to look into');
      expect(has).toEqual(['post', 'subscribe']);
    });

    it('serves the page’s files with their types, under the content security policy', async () => {
      for (const [path, { type }] of contractPage.files) {
        const { status, headers } = await bench.page.request(path);
        expect(status, path).toBe(200);
        expect(headers).toMatchObject({ 'content-type': type, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
        expect(headers['content-security-policy']).toContain("default-src 'none'");
        expect(headers['content-security-policy']).toContain(`'nonce-${contractPage.nonce}'`);
        expect(headers['content-security-policy']).not.toMatch(/unsafe|\*|https?:/);
      }
    });

    it('has no other file, by whatever way it is asked for', async () => {
      for (const path of ['/missing.png', '/assets/', '/assets/../../package.json', '/%2e%2e/package.json', '/assets/page.js/']) {
        const { status, headers } = await bench.page.request(path);
        expect(status, path).toBe(404);
        expect(headers['content-security-policy']).toContain("default-src 'none'");
      }
    });

    it('seals so that the bytes differ, and unseals them', async () => {
      const secret = Uint8Array.from({ length: 32 }, (_, n) => n);
      const sealed = await shell.seal(secret);
      expect(Buffer.from(sealed).includes(Buffer.from(secret))).toBe(false);
      expect(Buffer.from(sealed).includes(Buffer.from(secret).toString('base64'))).toBe(false);
      expect(await shell.unseal(sealed)).toEqual(secret);
    });

    it('says in a sentence how keys are sealed', () => {
      expect(shell.sealing.backend).not.toBe('');
      expect(shell.sealing.sentence).toMatch(/^[A-Z].*\.$/);
    });

    it('takes a picture of the page as PNG', async (context) => {
      skipUnless(context, bench.draws, 'this shell draws nothing');
      const picture = await shell.screenshot();
      expect([...picture.subarray(0, 8)]).toEqual(PNG);
      const { width, height } = sizeOf(picture);
      expect(width).toBeGreaterThan(400);
      expect(height).toBeGreaterThan(300);
    });

    it('prints to the default printer and says which it was', async () => {
      bench.printer('takes');
      const { queued, where } = await shell.print(bytes('%PDF-1.7 letter'), { jobName: 'PIN letter' });
      expect(queued).toBe(true);
      expect(where).not.toBe('');
    });

    it('says that nothing was queued where there is no printer', async () => {
      bench.printer('none');
      expect(await shell.print(bytes('%PDF-1.7'), { jobName: 'PIN letter' })).toEqual({ queued: false, where: '' });
    });

    it('fails where the printer refuses', async () => {
      bench.printer('refuses');
      await expect(shell.print(bytes('%PDF-1.7'), { jobName: 'PIN letter' })).rejects.toThrow(/out of paper|lp ended with 1/);
    });

    it('writes what is taken out whole, and says where', async () => {
      const where = await shell.save('people.csv', parts('one “ł”\n', 'two\n'));
      expect(where).toMatch(/people\.csv$/);
      expect(bench.takenOut(where ?? '')).toBe('one “ł”\ntwo\n');
    });

    it('leaves nothing of a file whose text ends in the middle', async () => {
      const where = (await shell.save('people.csv', parts('before'))) ?? '';
      async function* broken(): AsyncGenerator<string, void, void> {
        yield 'half';
        throw new Error('no more of it');
      }
      await expect(shell.save('cards.csv', broken())).rejects.toThrow('no more of it');
      expect(bench.takenOut(where.replace('people', 'cards'))).toBeUndefined();
      expect(bench.takenOut(`${where.replace('people', 'cards')}.part`)).toBeUndefined();
    });

    it('tells of the system’s lock', async (context) => {
      skipUnless(context, bench.lockSystem !== undefined, 'Chromium does not tell of the system’s lock; the lock on idle does instead');
      let locked = 0;
      shell.onSystemLock(() => {
        locked += 1;
      });
      await Promise.resolve();
      bench.lockSystem?.();
      expect(locked).toBe(1);
    });

    it('calls closed once when it is told to quit, however often', async () => {
      await shell.quit();
      await shell.quit();
      expect(closed).toBe(1);
    });

    it('takes an event for a page that is gone without a word', async () => {
      await shell.quit();
      expect(() => shell.post('late')).not.toThrow();
    });
  });
}

async function* parts(...texts: readonly string[]): AsyncGenerator<string, void, void> {
  yield* texts;
}

/** Width and height of a PNG: the first chunk's first eight bytes (PNG §11.2.2). */
function sizeOf(picture: Uint8Array) {
  const view = new DataView(picture.buffer, picture.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}
