import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Journal } from '../../../electron/store/journal.ts';
import { rounds } from '../../rounds.ts';
import { randomOf } from '../../scripts/mutations.ts';
import { type Scratch, scratchStore } from './scratch-store.ts';

let scratch: Scratch;
beforeAll(() => {
  scratch = scratchStore();
});
afterAll(() => scratch.end());

const spawnWriter = () => spawn(process.execPath, [join(import.meta.dirname, 'children/write-loop.ts')]);

/** Lets the writer write until it has confirmed that many transactions, kills it in whatever it is doing, and gives the last confirmed number. */
async function killAfter(writer: ChildProcessWithoutNullStreams, confirmations: number): Promise<number> {
  let said = '';
  let complaints = '';
  const key = scratch.station.key.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  const told = { path: scratch.path, station: scratch.station.id, key, servicePointId: scratch.servicePointId };
  writer.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said.split('\n').length > confirmations) writer.kill('SIGKILL');
  });
  writer.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  writer.stdin.write(`${JSON.stringify(told)}\n`);
  const [, signal] = (await once(writer, 'close')) as [number | null, string | null];
  expect([signal, complaints]).toEqual(['SIGKILL', '']);
  return Number(said.slice(0, said.lastIndexOf('\n')).split('\n').at(-1));
}

describe('a station that is killed while it writes', () => {
  const kills = rounds(20, 300);

  it(
    `loses nothing whose commit it had confirmed, in ${kills} kills`,
    async () => {
      const random = randomOf(4711);
      let next = spawnWriter();
      for (let kill = 1; kill <= kills; kill += 1) {
        scratch.store.close();
        const writer = next;
        next = spawnWriter();
        const confirmed = await killAfter(writer, 1 + random(kill % 4 === 0 ? 60 : 12));
        const store = scratch.reopen();
        const last = store.facts.last()?.n ?? 0;
        expect(last).toBeGreaterThanOrEqual(confirmed);
        // One fact of the first start, then three facts in each transaction: a transaction is there whole or not at all.
        expect(last % 3).toBe(1);
        const people = store.people.count({ servicePointIds: [scratch.servicePointId] });
        expect([people, store.get('option', 'mark')?.value]).toEqual([(last - 1) / 3, 1000 + people]);
        const { station } = scratch;
        const journal = new Journal({ store, scribe: station.scribe, publicKey: station.publicKey });
        if (kill % 5 === 0 || kill === kills) expect(await journal.verify()).toMatchObject({ entries: last, sound: true });
      }
      next.kill('SIGKILL');
    },
    rounds(60_000, 600_000),
  );
});
