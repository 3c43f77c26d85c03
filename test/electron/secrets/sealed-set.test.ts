import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeStationKeys } from '../../../electron/secrets/station-keys.ts';
import { scratchStore } from '../store/scratch-store.ts';
import {
  everythingOf,
  foundedSecrets,
  machineSealer,
  organisationId,
  random,
  type Secrets,
  secretsOver,
  servicePointId,
  thrownBy,
} from './scratch-secrets.ts';

let secrets: Secrets;
beforeEach(async () => {
  secrets = await foundedSecrets();
});
afterEach(() => secrets.store.close());

const puk = Buffer.from('83917264');
const card = randomUUID();

function keepPuk(): string {
  return secrets.store.transact((writer) =>
    secrets.sealed.put(writer, { kind: 'puk', recordId: card, secret: puk, under: { servicePointId } }),
  );
}

describe('the sealed set', () => {
  it('gives a secret again and keeps it sealed under the key of its service point', () => {
    const id = keepPuk();
    expect(Buffer.from(secrets.sealed.open(id)).equals(puk)).toBe(true);
    const blob = secrets.store.blobs.get(id);
    expect(blob).toMatchObject({ kind: 'puk', recordId: card, under: `service-point:${servicePointId}`, keyVersion: 1 });
    expect(Buffer.from(blob?.bytes ?? []).includes(puk)).toBe(false);
  });

  it('leaves the copy of the caller as it was', () => {
    keepPuk();
    expect(puk.toString()).toBe('83917264');
  });

  it('opens what was sealed under an older version, and seals under the newest', () => {
    const id = keepPuk();
    secrets.store.transact((writer) => secrets.ring.make(writer, `service-point:${servicePointId}`, `organisation:${organisationId}`));
    const newer = keepPuk();
    expect([id, newer].map((each) => secrets.store.blobs.get(each)?.keyVersion)).toEqual([1, 2]);
    for (const each of [id, newer]) expect(Buffer.from(secrets.sealed.open(each)).equals(puk)).toBe(true);
  });

  it('gives a new data key to the fact that enters its person as it was made, and to everybody after it out of its blob', () => {
    const id = secrets.store.transact((writer) => secrets.sealed.putDataKey(writer, randomUUID(), servicePointId));
    const [made, opened] = [secrets.sealed.open(id), secrets.sealed.open(id)];
    expect(Buffer.from(opened).equals(Buffer.from(made))).toBe(true);
    expect(made.some((byte) => byte !== 0)).toBe(true);
    made.fill(0);
    expect(Buffer.from(secrets.sealed.open(id)).equals(Buffer.from(opened))).toBe(true);
  });

  it('does not give a new data key that was destroyed before anybody asked for it', () => {
    const id = secrets.store.transact((writer) => secrets.sealed.putDataKey(writer, randomUUID(), servicePointId));
    secrets.store.transact((writer) => secrets.sealed.destroy(writer, id));
    expect(thrownBy(() => secrets.sealed.open(id))).toMatchObject({ kind: 'destroyed' });
  });

  it('keeps master and CA keys under the key of the organisation', () => {
    const id = secrets.store.transact((writer) =>
      secrets.sealed.put(writer, { kind: 'ca-key', recordId: organisationId, secret: random(40), under: 'organisation' }),
    );
    expect(secrets.store.blobs.get(id)?.under).toBe(`organisation:${organisationId}`);
  });

  it.each([
    ['kind', { kind: 'initial-pin' }],
    ['record', { recordId: randomUUID() }],
    ['field', { field: 'v2' }],
    ['key', { under: `organisation:${organisationId}` }],
  ] as const)('does not open a secret that somebody moved to another %s', (_, change) => {
    const blob = secrets.store.blobs.get(keepPuk());
    if (blob === undefined) throw new Error('it was kept');
    const moved = randomUUID();
    secrets.store.transact((writer) => writer.blobs.put({ ...blob, id: moved, ...change }));
    const thrown = thrownBy(() => secrets.sealed.open(moved));
    expect(thrown).toMatchObject({ name: 'SecretError', kind: 'not-authentic' });
    expect(everythingOf(thrown)).not.toContain('83917264');
  });

  it('does not open a copy under another id, nor changed bytes', () => {
    const blob = secrets.store.blobs.get(keepPuk());
    if (blob === undefined) throw new Error('it was kept');
    const copy = { ...blob, id: randomUUID() };
    const spoiled = { ...blob, id: randomUUID(), bytes: blob.bytes.with(15, (blob.bytes[15] ?? 0) ^ 4) };
    secrets.store.transact((writer) => [copy, spoiled].forEach((each) => writer.blobs.put(each)));
    for (const { id } of [copy, spoiled]) expect(() => secrets.sealed.open(id)).toThrow(expect.objectContaining({ kind: 'not-authentic' }));
  });

  it('does not open at a station that does not hold the key', async () => {
    const blob = secrets.store.blobs.get(keepPuk());
    const scratch = scratchStore();
    const made = await makeStationKeys(machineSealer(3), random);
    const other = secretsOver(scratch.store, made.keys);
    scratch.store.transact((writer) => {
      if (blob !== undefined) writer.blobs.put(blob);
    });
    expect(() => other.sealed.open(blob?.id ?? '')).toThrow(expect.objectContaining({ kind: 'key-not-held' }));
    scratch.end();
  });

  it('says what it does not know', () => {
    const id = randomUUID();
    expect(() => secrets.sealed.open(id)).toThrow(expect.objectContaining({ kind: 'unknown' }));
    expect(() => secrets.store.transact((writer) => secrets.sealed.destroy(writer, id))).toThrow(
      expect.objectContaining({ kind: 'unknown' }),
    );
  });

  it('makes a data key of 32 bytes for a person', () => {
    const ids = secrets.store.transact((writer) => [1, 2].map(() => secrets.sealed.putDataKey(writer, randomUUID(), servicePointId)));
    const [one, other] = ids.map((id) => secrets.sealed.open(id));
    expect(one).toHaveLength(32);
    expect(one).not.toEqual(other);
  });
});

describe('a destroyed secret', () => {
  it('does not open any more, says when, and stays destroyed', () => {
    const id = keepPuk();
    const destroy = () => secrets.store.transact((writer) => secrets.sealed.destroy(writer, id));
    destroy();
    const thrown = thrownBy(() => secrets.sealed.open(id));
    expect(thrown).toMatchObject({ kind: 'destroyed' });
    expect(everythingOf(thrown)).toContain('2031-05-04');
    const row = secrets.store.blobs.get(id);
    expect(row?.bytes.every((byte) => byte === 0)).toBe(true);
    destroy();
    expect(secrets.store.blobs.get(id)).toEqual(row);
  });

  it('is nowhere in the files of the store, not even sealed', async () => {
    const scratch = scratchStore();
    const { keys, keep } = await makeStationKeys(machineSealer(3), random);
    const { ring, sealed } = secretsOver(scratch.store, keys);
    scratch.store.transact((writer) => {
      keep(writer);
      ring.make(writer, `organisation:${organisationId}`);
    });
    const secret = random(5000);
    const id = scratch.store.transact((writer) => sealed.put(writer, { kind: 'ca-key', recordId: 'x', secret, under: 'organisation' }));
    const lies = Buffer.from(scratch.store.blobs.get(id)?.bytes ?? []).subarray(600, 640);
    const inFiles = (): boolean => readdirSync(scratch.folder).some((file) => readFileSync(join(scratch.folder, file)).includes(lies));
    expect(inFiles()).toBe(true);
    scratch.store.transact((writer) => sealed.destroy(writer, id));
    expect(inFiles()).toBe(false);
    scratch.end();
  });
});
