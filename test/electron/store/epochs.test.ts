import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toBase64 } from '../../../core/base/bytes.ts';
import { epochOf, journalHead, journalOfEpoch, keepEpoch, linkTo, verifyEpochs } from '../../../electron/store/epochs.ts';
import type { JournalParts } from '../../../electron/store/journal.ts';
import { openStore } from '../../../electron/store/open-store.ts';
import { addPerson, at, newStation, personOf, type Scratch, type Station, steppingClock } from './scratch-store.ts';

let scratch: Pick<Scratch, 'folder' | 'path' | 'store' | 'station' | 'servicePointId'>;
beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'cardwright-epochs-'));
  const path = join(folder, 'station.db');
  const station = newStation();
  const store = openStore({ path, now: steppingClock(), random: (length) => new Uint8Array(randomBytes(length)) });
  store.writeAs(station.scribe);
  scratch = { folder, path, store, station, servicePointId: randomUUID() };
  tellStation(station);
});
afterEach(() => {
  scratch.store.close();
  rmSync(scratch.folder, { recursive: true, force: true });
});

/** The Ed25519 SPKI of 32 bytes, as station records keep it. */
const spkiOf = (station: Station) => toBase64(Uint8Array.from([...Buffer.from('302a300506032b6570032100', 'hex'), ...station.publicKey]));

function people(count: number, from = 1): void {
  for (let n = from; n < from + count; n += 1)
    scratch.store.transact((writer) =>
      addPerson(writer, personOf(scratch.servicePointId, { name: `Person ${n}`, email: `p${n}@example.org`, number: String(n) })),
    );
}

/** The station's record with that key, and its service point, in the journal as it is written now. */
function tellStation(station: Station, note: Record<string, number | string> = {}): void {
  const { id } = scratch.station;
  const spki = spkiOf(station);
  const point = { id: scratch.servicePointId, name: 'Main desk', enabled: true, createdAt: at };
  const record = { id, name: 'Desk 1', servicePointId: point.id, signingSpki: spki, wrappingSpki: spki, enabled: true, createdAt: at };
  scratch.store.transact((writer) => {
    const changes = [{ record: 'service-point', id: point.id, set: point } as const, { record: 'station', id, set: record } as const];
    writer.append({ kind: 'observation', action: 'test', who: {}, note, changes });
  });
}

/** The same station with new keys goes on in the next epoch. */
function nextEpoch(link?: Record<string, number | string>): JournalParts {
  const head = journalHead(scratch.store, scratch.station.id);
  if (head === undefined) throw new Error('expected entries');
  const renewed = newStation(head.epoch + 1);
  const scribe = { ...scratch.station.scribe, epoch: head.epoch + 1, sign: renewed.scribe.sign };
  scratch.store.transact((writer) => keepEpoch(writer, scribe.epoch));
  scratch.store.writeAs(scribe);
  tellStation(renewed, link ?? { ...linkTo(head) });
  return { store: scratch.store, scribe, publicKey: renewed.publicKey };
}

function tamper(statement: string): void {
  const database = new Database(scratch.path);
  database.exec('DROP TRIGGER fact_unchanged; DROP TRIGGER fact_stays; DROP TRIGGER fact_about_stays');
  database.exec(statement);
  database.close();
}

describe('a journal of several epochs', () => {
  it('is sound where each epoch begins where the one before it ended, and counts the entries of all', async () => {
    people(3);
    nextEpoch();
    people(2, 4);
    const parts = nextEpoch();
    people(4, 6);
    expect(epochOf(scratch.store)).toBe(2);
    expect(await verifyEpochs({ ...parts, publicKey: parts.publicKey }, () => undefined)).toMatchObject({
      sound: true,
      entries: 4 + 3 + 5,
    });
  });

  it('judges an earlier epoch by the key that its own first entry names, and by no other', async () => {
    people(3);
    const parts = nextEpoch();
    tamper(`UPDATE fact SET signature = (SELECT signature FROM fact WHERE epoch = 0 AND n = 3) WHERE epoch = 0 AND n = 2`);
    expect(await verifyEpochs(parts, () => undefined)).toMatchObject({ sound: false, epoch: 0, firstBad: 2, problem: 'signature' });
  });

  it.each([
    ['the number of entries', { lastEpoch: 0, lastN: 3, lastHash: 'x' }],
    ['nothing', {}],
  ])('is not sound where the new epoch names another end: %s', async (_, link) => {
    const parts = nextEpoch(link);
    expect(await verifyEpochs(parts, () => undefined)).toMatchObject({ sound: false, firstBad: 1, problem: 'epoch' });
  });

  it('is not sound where entries at the end of an earlier epoch are gone', async () => {
    people(3);
    const parts = nextEpoch();
    tamper('DELETE FROM outbox; DELETE FROM fact_about; DELETE FROM fact WHERE epoch = 0 AND n = 4');
    expect(await verifyEpochs(parts, () => undefined)).toMatchObject({ sound: false, problem: 'epoch' });
  });

  it('finds facts of every epoch, newest first, and pages across their border', () => {
    people(3);
    nextEpoch();
    people(2, 4);
    const { facts } = scratch.store;
    const place = ({ fact }: { readonly fact: { readonly epoch: number; readonly n: number } }) => [fact.epoch, fact.n];
    const all = [...facts.find({ limit: 20 })].map(place);
    expect(all).toEqual([[1, 3], [1, 2], [1, 1], ...[4, 3, 2, 1].map((n) => [0, n])]);
    expect(facts.find({ limit: 20, before: 2 }).map(place)).toEqual(all.slice(2));
    expect(facts.find({ limit: 20, before: 3, beforeEpoch: 0 }).map(place)).toEqual(all.slice(5));
    expect(facts.count({})).toBe(7);
  });

  it('proves entries of an earlier epoch in the tree of that epoch', () => {
    people(3);
    const parts = nextEpoch();
    const entry = journalOfEpoch(parts, 0)?.entry(2);
    expect(entry?.fact.fact).toMatchObject({ epoch: 0, n: 2 });
    expect(entry?.inTree.size).toBe(4);
    expect(journalOfEpoch(parts, 7)).toBeUndefined();
  });
});
