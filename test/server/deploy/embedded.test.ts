import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bash, Deployed } from './deployed.ts';

/** `npm run server`, which brings its PostgreSQL along. */
describe('a server on a PostgreSQL of its own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cardwright-embedded-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const start = (name: string): Promise<Deployed> => Deployed.start({ CARDWRIGHT_SERVER_FOLDER: join(folder, name), CARDWRIGHT_PORT: '0' });

  async function signsIn({ url }: Deployed): Promise<boolean> {
    const [username = '', password = ''] =
      readFileSync(join(folder, 'own', 'first-passwords.txt'), 'utf8')
        .split('\n')[0]
        ?.split(' ') ?? [];
    const body = new URLSearchParams({ grant_type: 'password', username, password });
    return (await fetch(`${url}/oauth/token`, { method: 'POST', body })).ok;
  }

  it('goes on where it stopped, and in a copy of its whole folder', async () => {
    await bash(`chmod 711 ${folder}`, {});
    const first = await start('own');
    expect(first.url).toMatch(/^http:\/\/127\.0\.0\.1:/);
    expect(await signsIn(first)).toBe(true);
    expect(await first.stop()).toBe(0);
    await bash(`cp -a ${folder}/own ${folder}/copy`, {});
    for (const name of ['own', 'copy']) {
      const again = await start(name);
      expect(await signsIn(again), name).toBe(true);
      expect((await fetch(`${again.url}/readyz`)).status, name).toBe(200);
      expect(await again.stop()).toBe(0);
    }
  });
});
