import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Fact } from '../../../core/facts/fact.ts';
import { fold } from '../../../core/facts/fold.ts';
import { recordSchemas, type RecordKind } from '../../../core/records/records.ts';
import { openStore } from '../../../electron/store/open-store.ts';
import { openFields } from '../../../electron/store/sealed-fields.ts';
import type { Store } from '../../../electron/store/store.ts';
import { rounds } from '../../rounds.ts';
import { randomOf } from '../../scripts/mutations.ts';
import { RandomLife } from './random-life.ts';
import { newStation, steppingClock } from './scratch-store.ts';

const kinds = Object.keys(recordSchemas) as readonly RecordKind[];
type States = Map<string, unknown>;

let store: Store;
let station: ReturnType<typeof newStation>;
beforeEach(() => {
  station = newStation();
  store = openStore({ path: ':memory:', now: steppingClock(), random: (length) => new Uint8Array(randomBytes(length)) });
  store.writeAs(station.scribe);
});
afterEach(() => store.close());

/** What the journal alone says is so: every fact's changes, opened, one after the other. */
function foldedFrom(facts: Iterable<Fact>): States {
  const states: States = new Map();
  for (const { fact } of facts) {
    for (const [index, change] of fact.changes.entries()) {
      const kind = change.record as RecordKind;
      const key = `${kind} ${change.id}`;
      const { sealed } = change;
      const place = { station: fact.station, epoch: fact.epoch, n: fact.n, change: index, record: kind, id: change.id };
      const personal =
        sealed === undefined ? {} : openFields(sealed.bytes, place, station.dataKeys.get(sealed.dataKeyId) ?? new Uint8Array(32));
      const before = states.get(key) as Parameters<typeof fold>[1];
      states.set(key, fold(kind, before, { id: change.id, set: { ...change.set, ...personal } }));
    }
  }
  return states;
}

/** Every state row as the store gives it. */
function stored(): States {
  const states: States = new Map();
  for (const kind of kinds) {
    for (const listed of store.all(kind)) {
      const id = kind === 'account' ? (listed as { personId: string }).personId : (listed as { id: string }).id;
      states.set(`${kind} ${id}`, store.get(kind, id));
    }
  }
  return states;
}

describe('the state rows', () => {
  const lives = rounds(3, 60);
  const facts = rounds(600, 2000);

  it.each(Array.from({ length: lives }, (_, index) => 17 + index))(
    `are the fold of all facts after ${facts} random lawful ones (seed %i)`,
    (seed) => {
      const life = new RandomLife(randomOf(seed));
      let changes = 0;
      while ((store.facts.last()?.n ?? 0) < facts) {
        const drafts = [life.next(), life.next()];
        store.transact((writer) => drafts.forEach((draft) => writer.append(draft)));
        changes += drafts.reduce((sum, draft) => sum + draft.changes.length, 0);
      }
      expect(changes).toBeGreaterThan(500);
      const rows = stored();
      expect(new Set([...rows.keys()].map((key) => key.split(' ')[0]))).toEqual(new Set(kinds));
      expect(rows).toEqual(foldedFrom(store.facts.stream(1)));
      const expected = [...life.expected].flatMap(([kind, records]) =>
        [...records].map(([id, record]) => [`${kind} ${id}`, record] as const),
      );
      expect(rows).toEqual(new Map(expected));
    },
  );

  it('are untouched by a fact that is refused in the middle of a transaction', () => {
    const life = new RandomLife(randomOf(99));
    for (let at = 0; at < 40; at += 1) store.transact((writer) => writer.append(life.next()));
    const before = stored();
    const spoiled = {
      kind: 'intent',
      action: 'x.live',
      who: {},
      changes: [{ record: 'option', id: 'letter', set: { value: {} as never } }],
    } as const;
    expect(() =>
      store.transact((writer) => {
        writer.append(life.next());
        writer.append(spoiled);
      }),
    ).toThrow(TypeError);
    expect(stored()).toEqual(before);
    expect(store.facts.last()?.n).toBe(40);
  });
});

describe('sealed fields of a fact', () => {
  it('open in their own place alone', () => {
    const life = new RandomLife(randomOf(5));
    const made = store.transact((writer) => Array.from({ length: 10 }, () => writer.append(life.next())));
    const found = made.find(({ fact }) => fact.changes.some((change) => change.sealed !== undefined));
    const change = found?.fact.changes[0];
    if (found === undefined || change?.sealed === undefined) throw new Error('a person was made');
    const { station: id, epoch, n } = found.fact;
    const place = { station: id, epoch, n, change: 0, record: change.record, id: change.id };
    const key = station.dataKeys.get(change.sealed.dataKeyId) ?? new Uint8Array(32);
    const { bytes } = change.sealed;
    expect(openFields(bytes, place, key)).toHaveProperty('name');
    const elsewhere = [{ n: n + 1 }, { epoch: 1 }, { change: 1 }, { record: 'card' }, { id: found.fact.station }, { station: change.id }];
    for (const other of elsewhere) expect(() => openFields(bytes, { ...place, ...other }, key)).toThrow('authenticate');
    expect(() => openFields(bytes, place, new Uint8Array(32))).toThrow('authenticate');
    const flipped = Buffer.from(bytes, 'base64');
    flipped[14] = (flipped[14] ?? 0) ^ 1;
    expect(() => openFields(flipped.toString('base64'), place, key)).toThrow('authenticate');
  });
});
