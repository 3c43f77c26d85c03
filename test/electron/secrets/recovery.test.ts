import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readRecoveryCode } from '../../../electron/secrets/recovery-code.ts';
import { makeStationKeys } from '../../../electron/secrets/station-keys.ts';
import type { StoreWriter } from '../../../electron/store/store.ts';
import {
  foundedSecrets,
  machineSealer,
  memoryStore,
  organisationId,
  random,
  type Secrets,
  secretsOver,
  servicePointId,
} from './scratch-secrets.ts';

let secrets: Secrets;
let blob: string;
beforeEach(async () => {
  secrets = await foundedSecrets();
  blob = secrets.store.transact((writer) => {
    secrets.masterKeys.add(writer);
    secrets.recovery.make(writer);
    return secrets.sealed.put(writer, { kind: 'puk', recordId: 'card', secret: Buffer.from('73645501'), under: { servicePointId } });
  });
});
afterEach(() => secrets.store.close());

/** A new machine with everything that a backup brings: wrapped keys and sealed secrets, but no station keys of its own that opened them. */
async function newMachine(): Promise<Secrets> {
  const store = memoryStore();
  const { keys, keep } = await makeStationKeys(machineSealer(0x77), random);
  store.transact((writer) => {
    keep(writer);
    for (const row of secrets.store.wrappedKeys.find({})) writer.wrappedKeys.put(row);
    for (const row of secrets.store.blobs.find({})) writer.blobs.put(row);
  });
  return secretsOver(store, keys);
}

function typedCode(): Uint8Array {
  const read = readRecoveryCode((secrets.recovery.groups() ?? []).join(' ').toLowerCase());
  if (read.kind !== 'code') throw new Error(read.kind);
  return read.code;
}

describe('the recovery code', () => {
  it('brings back the keys, the master key and every sealed secret on a new machine', async () => {
    const machine = await newMachine();
    expect(() => machine.masterKeys.open(1)).toThrow(expect.objectContaining({ kind: 'key-not-held' }));
    const held = machine.store.transact((writer) => machine.recovery.restore(writer, typedCode()));
    expect(held.map(({ name }) => name)).toEqual([`organisation:${organisationId}`, `service-point:${servicePointId}`]);
    expect(machine.masterKeys.open(1)).toEqual(secrets.masterKeys.open(1));
    expect(Buffer.from(machine.sealed.open(blob)).toString()).toBe('73645501');
    machine.store.close();
  });

  it('brings nothing back when it is another code, and leaves nothing behind', async () => {
    const machine = await newMachine();
    const wrong = typedCode().with(7, (typedCode()[7] ?? 0) ^ 1);
    expect(() => machine.store.transact((writer) => machine.recovery.restore(writer, wrong))).toThrow(
      expect.objectContaining({ name: 'SecretError', kind: 'not-authentic' }),
    );
    expect(() => machine.masterKeys.open(1)).toThrow(expect.objectContaining({ kind: 'key-not-held' }));
    machine.store.close();
  });

  it('also brings back the key of a service point that was made after the code', async () => {
    const later = 'service-point:0b6f6c1e-4f7f-4b53-8f5e-9d3b8a1c2d4e' as const;
    secrets.store.transact((writer) => secrets.ring.make(writer, later, `organisation:${organisationId}`));
    const machine = await newMachine();
    machine.store.transact((writer) => machine.recovery.restore(writer, typedCode()));
    expect(machine.ring.newest(later).key.equals(secrets.ring.newest(later).key)).toBe(true);
    machine.store.close();
  });

  it('brings back every version of the organisation’s key: those before it and those after', async () => {
    const name = `organisation:${organisationId}` as const;
    const put = (id: string) => (writer: StoreWriter) =>
      secrets.sealed.put(writer, { kind: 'ca-key', recordId: id, secret: Buffer.from(id), under: 'organisation' });
    const ids = [secrets.store.transact(put('of the first version'))];
    secrets.store.transact((writer) => secrets.ring.make(writer, name));
    ids.push(secrets.store.transact(put('of the second version')));
    secrets.store.transact((writer) => secrets.recovery.make(writer));
    secrets.store.transact((writer) => secrets.ring.make(writer, name));
    ids.push(secrets.store.transact(put('of the third version')));
    const later = 'service-point:5f0c8a52-6f0c-4c9c-8a52-0b6f6c1e4f7f' as const;
    secrets.store.transact((writer) => secrets.ring.make(writer, later, name));
    const machine = await newMachine();
    machine.store.transact((writer) => machine.recovery.restore(writer, typedCode()));
    expect(machine.ring.versions(name).map(({ version }) => version)).toEqual([1, 2, 3]);
    const opened = ids.map((id) => Buffer.from(machine.sealed.open(id)).toString());
    expect(opened).toEqual(['of the first version', 'of the second version', 'of the third version']);
    expect(machine.ring.holds(later)).toBe(true);
    machine.store.close();
  });

  it('brings back a service point’s key where the station was never given the organisation’s', async () => {
    const store = memoryStore();
    const { keys } = await makeStationKeys(machineSealer(0x21), random);
    const branch = secretsOver(store, keys);
    store.transact((writer) => {
      branch.ring.make(writer, `service-point:${servicePointId}`);
      branch.recovery.make(writer);
    });
    const read = readRecoveryCode((branch.recovery.groups() ?? []).join(''));
    const machine = secretsOver(store, (await makeStationKeys(machineSealer(0x22), random)).keys);
    const held = store.transact((writer) => machine.recovery.restore(writer, read.kind === 'code' ? read.code : random(20)));
    expect(held.map(({ name }) => name)).toEqual([`service-point:${servicePointId}`]);
    store.close();
  });

  it('is replaced by a newer one, and the older one opens nothing', async () => {
    const older = typedCode();
    secrets.store.transact((writer) => secrets.recovery.make(writer));
    const machine = await newMachine();
    expect(() => machine.store.transact((writer) => machine.recovery.restore(writer, older))).toThrow(
      expect.objectContaining({ kind: 'not-authentic' }),
    );
    machine.store.transact((writer) => machine.recovery.restore(writer, typedCode()));
    expect(machine.masterKeys.open(1)).toEqual(secrets.masterKeys.open(1));
    machine.store.close();
  });

  it('is kept until its paper is confirmed, and then forgotten', () => {
    expect(secrets.recovery.groups()).toHaveLength(8);
    secrets.store.transact((writer) => secrets.recovery.forget(writer));
    expect(secrets.recovery.groups()).toBeUndefined();
  });

  it('lies in the settings sealed only', () => {
    const lies = JSON.stringify(secrets.store.settings.get('recovery-code'));
    expect(Buffer.from(lies, 'base64').toString('hex')).not.toContain(Buffer.from(typedCode()).toString('hex'));
    for (const group of secrets.recovery.groups() ?? []) expect(lies).not.toContain(group);
  });

  it('is not to be had where none was made', async () => {
    const bare = await foundedSecrets();
    expect(bare.recovery.groups()).toBeUndefined();
    expect(() => bare.store.transact((writer) => bare.recovery.restore(writer, random(20)))).toThrow(
      expect.objectContaining({ kind: 'unknown' }),
    );
    bare.store.close();
  });
});

describe('master keys', () => {
  it('come in versions from 1, of which each opens', () => {
    secrets.store.transact((writer) => secrets.masterKeys.add(writer));
    expect(secrets.masterKeys.newest()).toBe(2);
    const [first, second] = [1, 2].map((version) => secrets.masterKeys.open(version));
    expect(first).toHaveLength(32);
    expect(first).not.toEqual(second);
    for (const version of [0, 3]) expect(() => secrets.masterKeys.open(version)).toThrow(expect.objectContaining({ kind: 'unknown' }));
  });
});
