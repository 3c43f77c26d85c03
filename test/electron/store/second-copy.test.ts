import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../../electron/store/open-store.ts';
import { SecondCopy } from '../../../electron/store/second-copy.ts';
import type { Store, StoreWriter } from '../../../electron/store/store.ts';
import { scratchFolder } from '../station/scratch-folder.ts';
import { addPerson, newStation, personOf, type Station, steppingClock } from './scratch-store.ts';

const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));

interface Kept {
  readonly path: string;
  readonly copyPath: string;
  readonly station: Station;
  readonly servicePointId: string;
  readonly logged: string[];
  store: Store;
}

let kept: Kept;
beforeEach(() => {
  const folder = scratchFolder();
  const [path, copyPath] = [join(folder, 'station.sqlite'), join(folder, 'station.copy')];
  const base = { path, copyPath, station: newStation(), servicePointId: randomUUID(), logged: [] };
  kept = { ...base, store: opened(base) };
  const point = { id: kept.servicePointId, name: 'Main desk', enabled: true, createdAt: '2031-05-04T08:00:00.000Z' };
  kept.store.transact((writer) => {
    writer.append({ kind: 'observation', action: 'test', who: {}, changes: [{ record: 'service-point', id: point.id, set: point }] });
  });
});
afterEach(() => kept.store.close());

function opened(of: Pick<Kept, 'path' | 'copyPath' | 'station' | 'logged'>, path = of.path): Store {
  const store = openStore({ path, secondCopy: of.copyPath, now: steppingClock(), random, log: (line) => of.logged.push(line) });
  store.writeAs(of.station.scribe);
  return store;
}

const reopen = (): Store => {
  kept.store.close();
  return (kept.store = opened(kept));
};
const dataKey = (id: string): Uint8Array | undefined => kept.station.dataKeys.get(id)?.slice();
const person = (n: number) => (writer: StoreWriter) =>
  addPerson(writer, personOf(kept.servicePointId, { name: `Person ${n}`, email: `p${n}@example.org`, number: String(n) }));
const blob = (id: string, bytes: Uint8Array) => ({
  id,
  kind: 'puk',
  recordId: 'card',
  field: '',
  under: 'service-point:x',
  keyVersion: 1,
  bytes,
  createdAt: '2031-05-04T08:00:00.000Z',
});

/** A store that is made of the copy alone. */
function fromCopy(): Store {
  const copy = SecondCopy.open(kept.copyPath);
  if (copy === undefined) throw new Error('expected a copy');
  const store = openStore({ path: ':memory:', now: () => 0, random });
  store.takeIn(copy, dataKey);
  copy.close();
  return store;
}

describe('the second copy', () => {
  it('gives back the whole store, fact for fact and row for row', () => {
    for (let n = 1; n <= 300; n += 1) kept.store.transact(person(n));
    kept.store.transact((writer) => {
      writer.settings.set('number-block', 4);
      writer.blobs.put(blob('one', random(40)));
      writer.passwords.put({ personId: kept.store.people.byEmail('p7@example.org')?.id ?? '', hash: 'x', changedAt: 'y' });
    });
    kept.store.authority.nextCrlNumber();
    expect(kept.store.check(dataKey)).toBeUndefined();
    const again = fromCopy();
    again.writeAs(kept.station.scribe);
    expect([...again.facts.stream(1)]).toEqual([...kept.store.facts.stream(1)]);
    expect(again.facts.tileRoot(0)).toEqual(kept.store.facts.tileRoot(0));
    expect(again.all('person')).toEqual(kept.store.all('person'));
    expect(again.blobs.get('one')).toEqual(kept.store.blobs.get('one'));
    expect(again.settings.get('number-block')).toBe(4);
    expect(again.settings.get('crl-number')).toBe(1);
    again.close();
  });

  it('holds no name, e-mail or photo in the clear', () => {
    kept.store.transact((writer) =>
      addPerson(writer, personOf(kept.servicePointId, { name: 'Ada Ampère', email: 'ada@example.org', number: '1' })),
    );
    const bytes = readFileSync(kept.copyPath);
    expect(bytes.includes('Ada Amp')).toBe(false);
    expect(bytes.includes('ada@example.org')).toBe(false);
  });

  it('says nothing of a transaction that was undone, also where the schema undoes it at its commit', () => {
    const before = readFileSync(kept.copyPath);
    expect(() =>
      kept.store.transact((writer) => {
        person(1)(writer);
        throw new Error('undone');
      }),
    ).toThrow('undone');
    const nowhere = personOf(randomUUID(), { name: 'Nobody', email: 'n@example.org', number: '9' });
    expect(() => kept.store.transact((writer) => addPerson(writer, nowhere))).toThrow('FOREIGN KEY');
    expect(readFileSync(kept.copyPath).equals(before)).toBe(true);
    kept.store.transact(person(2));
    expect(kept.store.check(dataKey)).toBeUndefined();
  });

  it('overwrites a secret that is destroyed, a setting that is replaced and one that is removed', () => {
    const secret = Buffer.from('a sealed secret, as it were');
    kept.store.transact((writer) => {
      writer.blobs.put(blob('one', secret));
      writer.settings.set('first', 'an older value');
      writer.settings.set('second', 'a value that goes');
    });
    const holds = (words: string) => readFileSync(kept.copyPath).includes(words);
    expect(['an older value', secret.toString('base64'), 'a value that goes'].map(holds)).toEqual([true, true, true]);
    kept.store.transact((writer) => {
      writer.blobs.destroy('one');
      writer.settings.set('first', 'newer');
      writer.settings.remove('second');
    });
    expect(['an older value', secret.toString('base64'), 'a value that goes'].map(holds)).toEqual([false, false, false]);
    reopen();
    expect(kept.store.check(dataKey)).toBeUndefined();
    const again = fromCopy();
    expect(again.blobs.get('one')?.destroyedAt).toBe(kept.store.blobs.get('one')?.destroyedAt);
    expect([again.settings.get('first'), again.settings.get('second')]).toEqual(['newer', undefined]);
    again.close();
  });

  it('leaves a person nameless whose data key was destroyed', () => {
    const gone = kept.store.transact(person(1));
    kept.store.transact(person(2));
    kept.station.dataKeys.delete(gone.dataKeyId);
    const again = fromCopy();
    expect(again.get('person', gone.id)).toMatchObject({ name: 'erased person', number: '1' });
    expect(again.people.byEmail('p2@example.org')).toBeDefined();
    expect(kept.store.check(dataKey)).toBeUndefined();
    again.close();
  });
});

describe('at the next start', () => {
  it('a frame that was cut off is cut away, and what follows is kept', () => {
    kept.store.transact(person(1));
    const { size } = statSync(kept.copyPath);
    writeFileSync(kept.copyPath, Buffer.concat([readFileSync(kept.copyPath), randomBytes(77)]));
    reopen();
    expect(statSync(kept.copyPath).size).toBe(size);
    kept.store.transact(person(2));
    expect(kept.store.check(dataKey)).toBeUndefined();
    expect(kept.logged).toEqual([]);
  });

  it('a transaction that is in the copy only is taken into the store, since its commit was cut off', () => {
    kept.store.transact(person(1));
    const before = readFileSync(kept.path);
    const wal = readFileSync(`${kept.path}-wal`);
    kept.store.transact(person(2));
    kept.store.close();
    writeFileSync(kept.path, before);
    writeFileSync(`${kept.path}-wal`, wal);
    kept.store = opened(kept);
    expect(kept.store.secondCopy?.behind).toBe(1);
    expect(() => kept.store.transact(person(3))).toThrow(expect.objectContaining({ failure: { code: 'store-damaged' } }));
    kept.store.secondCopy?.catchUp(dataKey);
    expect(kept.store.secondCopy?.behind).toBe(0);
    expect(kept.store.people.byEmail('p2@example.org')).toBeDefined();
    kept.store.transact(person(3));
    expect(kept.store.check(dataKey)).toBeUndefined();
  });

  it('a store that was replaced by an older one of itself is behind by what it lost', () => {
    kept.store.transact(person(1));
    kept.store.close();
    const before = readFileSync(kept.path);
    kept.store = opened(kept);
    for (const n of [2, 3, 4]) kept.store.transact(person(n));
    kept.store.close();
    writeFileSync(kept.path, before);
    kept.store = opened(kept);
    expect(kept.store.secondCopy?.behind).toBe(3);
  });

  it('a store that is gone is behind by everything', () => {
    kept.store.transact(person(1));
    kept.store.close();
    truncateSync(kept.path, 0);
    kept.store = opened(kept);
    expect(kept.store.secondCopy?.behind).toBe(2);
  });

  it.each([
    ['is gone', () => Buffer.alloc(0)],
    ['begins with something else', (file: Buffer) => Buffer.concat([Buffer.from('x'), file.subarray(1)])],
    ['lost its end', (file: Buffer) => file.subarray(0, file.length - 40)],
    ['has another byte in a frame’s head', (file: Buffer) => file.map((byte, at) => (at === 100 ? byte ^ 1 : byte))],
  ])('a copy that %s is made anew from the store, and kept aside', (_, spoil) => {
    for (const n of [1, 2, 3]) kept.store.transact(person(n));
    kept.store.close();
    writeFileSync(kept.copyPath, spoil(readFileSync(kept.copyPath)));
    kept.store = opened(kept);
    expect(kept.logged).toHaveLength(1);
    expect(kept.store.secondCopy?.behind).toBe(0);
    kept.store.transact(person(4));
    expect(kept.store.check(dataKey)).toBeUndefined();
    const again = fromCopy();
    expect(again.all('person')).toEqual(kept.store.all('person'));
    again.close();
  });

  it('a store that never had a copy gets one', () => {
    kept.store.close();
    const path = join(scratchFolder(), 'older.sqlite');
    const older = openStore({ path, now: steppingClock(), random });
    older.writeAs(kept.station.scribe);
    older.close();
    const store = opened({ ...kept, copyPath: `${path}.copy` }, path);
    expect(store.secondCopy?.behind).toBe(0);
    store.close();
    kept.store = opened(kept);
  });
});

describe('a copy of the store', () => {
  it('is whole, of this moment, and readable by its user alone', () => {
    kept.store.transact(person(1));
    const path = join(scratchFolder(), 'copy.sqlite');
    kept.store.copyTo(path);
    kept.store.transact(person(2));
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const copy = openStore({ path, now: () => 0, random });
    expect(copy.people.byEmail('p1@example.org')).toBeDefined();
    expect(copy.people.byEmail('p2@example.org')).toBeUndefined();
    copy.close();
  });
});
