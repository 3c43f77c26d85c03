import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handOver } from './people-file.ts';
import { assertSound, peopleWorld } from './people-world.ts';
import type { TestStation } from './test-station.ts';

let station: TestStation;

beforeEach(async () => {
  ({ station } = await peopleWorld());
});
afterEach(() => station.close());

/** A file with one person in it, and so many lines about nobody who can be entered. */
async function checked(wrong: number): Promise<string> {
  const lines = [
    'Name;E-mail',
    'Ada Ampère;ada@example.org',
    'Ada Again;ADA@example.org',
    'Bo Berg;=no address',
    '"Open quote;x@example.org',
  ];
  lines.splice(1, 0, ...Array.from({ length: wrong }, (_, at) => `Nobody ${at};`));
  const importId = await handOver(station, 'people.csv', lines.join('\n'));
  const { reading } = await station.call('import.open', { importId });
  await station.call('import.check', { importId, reading });
  return importId;
}

const exported = async (importId: string): Promise<readonly string[]> =>
  (await station.taken('import.export-refused', { importId })).text.trimEnd().split('\r\n');

describe('the refused lines of a file', () => {
  it('are taken out as a table, in the words of the page, after the check as after the run, and nothing of the lines is in it', async () => {
    const importId = await checked(0);
    const table = [
      '"line","what is wrong"',
      '"3","Line 2 of this file is about the same person."',
      '"4","E-mail: expected an e-mail address"',
      '"5","A quotation mark is opened here and not closed as it should be: the lines behind it are part of this one"',
    ];
    expect(await exported(importId)).toEqual(table);
    await station.call('import.run', { importId });
    expect(await exported(importId)).toEqual(table);
    const facts = station.store.facts.find({ action: 'import.export-refused', limit: 10 });
    expect(facts.map(({ fact }) => [fact.note['import'], fact.changes])).toEqual(Array(2).fill([importId, []]));
    await assertSound(station);
  });

  it('are all there, in the table and by the page, however many they are', async () => {
    const importId = await checked(1203);
    await station.call('import.run', { importId });
    const lines = await exported(importId);
    expect(lines).toHaveLength(1 + 1206);
    expect(lines[1203]).toBe('"1204","E-mail: expected an e-mail address"');
    const { entries, total } = await station.call('import.open', { importId, offset: 1200, limit: 100 });
    expect([total, entries.map(({ line }) => line)]).toEqual([1206, [1202, 1203, 1204, 1206, 1207, 1208]]);
  });

  it('are none where the person names no place, and then there is no fact either', async () => {
    const importId = await checked(0);
    station.shell.place = 'none';
    expect(await station.call('import.export-refused', { importId })).toEqual({});
    expect(station.store.facts.find({ action: 'import.export-refused', limit: 1 })).toEqual([]);
  });
});
