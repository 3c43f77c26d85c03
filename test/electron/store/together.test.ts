import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../../electron/store/open-store.ts';
import type { Store } from '../../../electron/store/store.ts';
import { addPerson, newStation, personOf, type Scratch, scratchStore } from './scratch-store.ts';

let scratch: Scratch;
let store: Store;
let commits: number;
let failing: Error | undefined;

beforeEach(() => {
  scratch = scratchStore();
  const station = newStation();
  const path = `${scratch.folder}/together.db`;
  [commits, failing] = [0, undefined];
  store = openStore({
    path,
    now: () => Date.parse('2031-05-04T08:00:00.000Z'),
    random: (length) => new Uint8Array(length).fill(7),
    atCommit: (phase) => {
      if (phase === 'after') commits += 1;
      if (phase === 'before' && failing !== undefined) throw failing;
    },
  });
  store.writeAs(station.scribe);
});
afterEach(() => {
  store.close();
  scratch.end();
});

/** One more person at a service point of their own. */
function entered(number: number): Promise<number> {
  return store.transactTogether((writer) => {
    const id = `00000000-0000-4000-8000-00000000000${number}`;
    const servicePoint = { id, name: `Desk ${number}`, enabled: true, createdAt: '2031-05-04T08:00:00.000Z' };
    writer.append({
      kind: 'intent',
      action: 'station.first-start',
      who: {},
      changes: [{ record: 'service-point', id, set: servicePoint }],
    });
    addPerson(writer, personOf(id, { name: `Person ${number}`, email: `p${number}@example.org`, number: String(number) }));
    return number;
  });
}

describe('transactions that are asked for together', () => {
  it('are one commit, in the order in which they were asked for, and each hears when it is on disk', async () => {
    const all = [1, 2, 3].map(entered);
    expect(store.all('person')).toHaveLength(0);
    expect(await Promise.all(all)).toEqual([1, 2, 3]);
    expect(commits).toBe(1);
    expect(store.all('person').map(({ number }) => number)).toEqual(['1', '2', '3']);
    expect(store.facts.last()?.n).toBe(6);
  });

  it('undo the one that throws alone, with the numbers of its entries', async () => {
    const doomed = store.transactTogether((writer) => {
      addPerson(writer, personOf('00000000-0000-4000-8000-000000000001', { name: 'Nobody', email: 'n@example.org', number: '99' }));
      throw new RangeError('not this one');
    });
    const [first, second, third] = await Promise.allSettled([entered(1), doomed, entered(2)]);
    expect([first.status, second.status, third.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(store.all('person').map(({ number }) => number)).toEqual(['1', '2']);
    expect(store.facts.last()?.n).toBe(4);
  });

  it('all fail where their commit does, and leave nothing', async () => {
    failing = Object.assign(new Error('disk full'), { code: 'ENOSPC' });
    const ends = await Promise.allSettled([entered(1), entered(2)]);
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    failing = undefined;
    expect(store.all('person')).toEqual([]);
    expect(await entered(3)).toBe(3);
  });

  it('are committed by a store that is closed before their turn', async () => {
    const asked = entered(1);
    store.close();
    expect(await asked).toBe(1);
    store = openStore({ path: `${scratch.folder}/together.db`, now: () => 0, random: (length) => new Uint8Array(length) });
    expect(store.all('person')).toHaveLength(1);
  });
});
