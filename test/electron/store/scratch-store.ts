import { createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, randomUUID, sign } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Card, Person } from '../../../core/records/records.ts';
import { openStore } from '../../../electron/store/open-store.ts';
import type { Scribe } from '../../../electron/store/scribe.ts';
import type { Store, StoreWriter } from '../../../electron/store/store.ts';
import { putBlankStore } from './blank-store.ts';

export interface Station {
  readonly id: string;
  readonly key: KeyObject;
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  readonly scribe: Scribe;
  readonly dataKeys: Map<string, Uint8Array>;
}

export function newStation(epoch = 0): Station {
  const key = generateKeyPairSync('ed25519').privateKey;
  const id = randomUUID();
  const dataKeys = new Map<string, Uint8Array>();
  const dataKey = (blobId: string): Uint8Array => {
    const known = dataKeys.get(blobId) ?? new Uint8Array(randomBytes(32));
    dataKeys.set(blobId, known);
    return known.slice();
  };
  const publicKey = new Uint8Array(createPublicKey(key).export({ type: 'spki', format: 'der' }).subarray(-32));
  return {
    id,
    key,
    publicKey,
    dataKeys,
    scribe: { station: id, epoch, sign: (message) => new Uint8Array(sign(null, message, key)), dataKey },
  };
}

/** A clock that goes on by a second with every look. */
export function steppingClock(from = '2031-05-04T08:00:00.000Z'): () => number {
  let now = Date.parse(from);
  return () => (now += 1000);
}

export interface Scratch {
  readonly folder: string;
  readonly path: string;
  readonly store: Store;
  readonly station: Station;
  readonly servicePointId: string;
  /** Opens the same file again, as after a new start. */
  reopen(): Store;
  end(): void;
}

/** A store in a folder of its own, with a station and one service point. */
export function scratchStore(station = newStation()): Scratch {
  const folder = mkdtempSync(join(tmpdir(), 'cardwright-store-'));
  const path = join(folder, 'station.db');
  const now = steppingClock();
  const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
  putBlankStore(path);
  let store = openStore({ path, now, random });
  store.writeAs(station.scribe);
  const servicePointId = randomUUID();
  store.transact((writer) => {
    writer.append({
      kind: 'intent',
      action: 'station.first-start',
      who: {},
      changes: [
        { record: 'service-point', id: servicePointId, set: { id: servicePointId, name: 'Main desk', enabled: true, createdAt: at } },
      ],
    });
  });
  return {
    folder,
    path,
    get store() {
      return store;
    },
    station,
    servicePointId,
    reopen() {
      store.close();
      store = openStore({ path, now, random });
      store.writeAs(station.scribe);
      return store;
    },
    end() {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const at = '2031-05-04T08:00:00.000Z';

export function personOf(servicePointId: string, rest: Partial<Person> & Pick<Person, 'name' | 'email' | 'number'>): Person {
  return { id: randomUUID(), servicePointId, state: 'active', sortName: rest.name, dataKeyId: randomUUID(), createdAt: at, ...rest };
}

export function addPerson(writer: StoreWriter, person: Person): Person {
  writer.append({
    kind: 'intent',
    action: 'person.create',
    who: {},
    servicePoint: person.servicePointId,
    subject: { kind: 'person', id: person.id },
    note: { number: person.number },
    changes: [
      { record: 'person', id: person.id, set: person },
      { record: 'account', id: person.id, set: { personId: person.id, roles: [], registryOperator: false } },
    ],
  });
  return person;
}

export function cardOf(person: Person, rest: Partial<Card> & Pick<Card, 'number'>): Card {
  return {
    id: randomUUID(),
    servicePointId: person.servicePointId,
    personId: person.id,
    profileId: 'employee-p256',
    state: 'approved',
    createdAt: at,
    ...rest,
  };
}

export function addCard(writer: StoreWriter, card: Card): Card {
  writer.append({
    kind: 'intent',
    action: 'card.request',
    who: {},
    servicePoint: card.servicePointId,
    subject: { kind: 'card', id: card.id },
    note: { card: card.number },
    changes: [{ record: 'card', id: card.id, set: card }],
  });
  return card;
}
