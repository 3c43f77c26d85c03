import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KeyRing, stationHolder } from '../../../electron/secrets/key-ring.ts';
import { loadStationKeys, makeStationKeys } from '../../../electron/secrets/station-keys.ts';
import {
  everythingOf,
  foundedSecrets,
  machineSealer,
  memoryStore,
  now,
  organisationId,
  random,
  type Secrets,
  servicePointId,
  thrownBy,
} from './scratch-secrets.ts';

const organisation = `organisation:${organisationId}` as const;
const point = `service-point:${servicePointId}` as const;

let secrets: Secrets;
beforeEach(async () => {
  secrets = await foundedSecrets();
});
afterEach(() => secrets.store.close());

describe('the keys of a station', () => {
  it('are the same after a new start on the same machine', async () => {
    const again = await loadStationKeys(secrets.store, machineSealer(0x5a), random);
    expect([again?.signingSpki, again?.wrappingSpki]).toEqual([secrets.keys.signingSpki, secrets.keys.wrappingSpki]);
    expect(again?.sign(Buffer.from('x'))).toEqual(secrets.keys.sign(Buffer.from('x')));
    const sealed = secrets.keys.sealHere(Buffer.from('PIN'), ['here']);
    expect(Buffer.from(again?.unsealHere(sealed, ['here']) ?? []).toString()).toBe('PIN');
  });

  it('are not to be had on another machine', async () => {
    await expect(loadStationKeys(secrets.store, machineSealer(0x5b), random)).rejects.toMatchObject({
      name: 'SecretError',
      kind: 'key-not-held',
    });
  });

  it('are not there before the first start', async () => {
    const store = memoryStore();
    expect(await loadStationKeys(store, machineSealer(1), random)).toBeUndefined();
    store.close();
  });

  it('lie in the store sealed only', () => {
    const stored = JSON.stringify(secrets.store.settings.get('station-keys'));
    const texts = stored.match(/[A-Za-z0-9+/=]{20,}/g) ?? [];
    expect(texts.length).toBe(3);
    // A PKCS #8 key names its algorithm: id-ecPublicKey or Ed25519.
    for (const text of texts) expect(Buffer.from(text, 'base64').toString('hex')).not.toMatch(/2a8648ce3d0201|2b6570/);
  });

  it('do not open each other: the signing key does not open as the wrapping key', async () => {
    const stored = secrets.store.settings.get('station-keys') as { kek: string; signing: string; wrapping: string };
    secrets.store.transact((writer) =>
      writer.settings.set('station-keys', { ...stored, signing: stored.wrapping, wrapping: stored.signing }),
    );
    await expect(loadStationKeys(secrets.store, machineSealer(0x5a), random)).rejects.toMatchObject({ kind: 'not-authentic' });
  });
});

describe('the key ring', () => {
  it('gives the same key after a new start', () => {
    const { store, keys, ring } = secrets;
    const again = new KeyRing({ store, keys, now, random });
    for (const name of [organisation, point]) {
      expect(again.newest(name).key.equals(ring.newest(name).key)).toBe(true);
      expect(again.holds(name)).toBe(true);
    }
    expect(ring.newest(organisation).key.equals(ring.newest(point).key)).toBe(false);
  });

  it('makes versions, seals under the newest and keeps the older ones', () => {
    const { store, ring } = secrets;
    const first = ring.newest(point);
    store.transact((writer) => ring.make(writer, point, organisation));
    expect([first.version, ring.newest(point).version]).toEqual([1, 2]);
    expect(ring.get(point, 1).key.equals(first.key)).toBe(true);
    expect(ring.newest(point).key.equals(first.key)).toBe(false);
  });

  it('says which key it does not hold', () => {
    const name = `service-point:${randomUUID()}` as const;
    expect(secrets.ring.holds(name)).toBe(false);
    const thrown = thrownBy(() => secrets.ring.newest(name));
    expect(thrown).toMatchObject({ kind: 'key-not-held' });
    expect(everythingOf(thrown)).toContain(name);
    expect(() => secrets.ring.get(point, 7)).toThrow(expect.objectContaining({ kind: 'key-not-held' }));
  });

  it('forgets a version whose transaction failed', () => {
    const { store, ring } = secrets;
    const fail = () =>
      store.transact((writer) => {
        ring.make(writer, point, organisation);
        throw new RangeError('no');
      });
    expect(fail).toThrow('no');
    expect(ring.newest(point).version).toBe(1);
    const made = store.transact((writer) => ring.make(writer, point, organisation));
    expect([made.version, ring.get(point, 2).key.equals(made.key)]).toEqual([2, true]);
  });

  it('hands a key to another station, which this one then does not open for it', async () => {
    const store = memoryStore();
    const made = await makeStationKeys(machineSealer(9), random);
    store.transact(made.keep);
    const other = new KeyRing({ store, keys: made.keys, now, random });
    const held = secrets.ring.newest(point);
    const wrapped = secrets.ring.wrapFor(held, made.keys.wrappingSpki);
    store.transact((writer) => other.accept(writer, { name: point, version: held.version, wrapped }));
    expect(other.newest(point).key.equals(held.key)).toBe(true);
    expect(other.holds(organisation)).toBe(false);
    const twisted = () => store.transact((writer) => other.accept(writer, { name: organisation, version: 1, wrapped }));
    expect(twisted).toThrow(expect.objectContaining({ kind: 'not-authentic' }));
    const stranger = () => secrets.store.transact((writer) => secrets.ring.accept(writer, { name: point, version: 1, wrapped }));
    expect(stranger).toThrow(expect.objectContaining({ kind: 'not-authentic' }));
    store.close();
  });

  it('does not open a wrapping that somebody put under another name or version', () => {
    const { store, ring, keys } = secrets;
    const holder = stationHolder(keys.wrappingSpki);
    const [row] = store.wrappedKeys.find({ key: organisation, holder });
    if (row === undefined) throw new Error('there is one');
    store.transact((writer) => writer.wrappedKeys.put({ ...row, key: point, version: 5 }));
    const thrown = thrownBy(() => ring.newest(point));
    expect(thrown).toMatchObject({ kind: 'not-authentic' });
    expect(everythingOf(thrown)).not.toContain(Buffer.from(row.bytes).toString('base64'));
  });
});
