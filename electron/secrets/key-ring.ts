import { createHash, createSecretKey, type KeyObject } from 'node:crypto';
import { wipe } from '../../core/base/bytes.ts';
import type { WrappedKey } from '../store/local.ts';
import type { StoreReader, StoreWriter } from '../store/store.ts';
import { type Context, seal, unseal, wrapTo } from './envelope.ts';
import { SecretError } from './secret-error.ts';
import type { StationKeys } from './station-keys.ts';

/** A key that secrets are sealed under: the organisation's or a service point's. AES-256, in versions. */
export type KeyName = `organisation:${string}` | `service-point:${string}`;

export interface HeldKey {
  readonly name: KeyName;
  readonly version: number;
  readonly key: KeyObject;
}

export interface KeyRingParts {
  readonly store: StoreReader;
  readonly keys: StationKeys;
  readonly now: () => number;
  readonly random: (length: number) => Uint8Array;
}

/** How a wrapping is bound to what it wraps and to whom it is wrapped. */
function contextOf(name: string, version: number, holder: string): Context {
  return ['wrapped-key', name, version, holder];
}

/** A holder is named by what it opens with. */
export function stationHolder(wrappingSpki: Uint8Array): string {
  return `station:${createHash('sha256').update(wrappingSpki).digest('hex')}`;
}

/** A key as the holder of those under it. */
export function keyHolder(held: HeldKey): string {
  return `${held.name}/${held.version}`;
}

/** Opens a wrapping that lies in the store with the key of its holder. Throws SecretError('not-authentic'). */
export function openKept(row: WrappedKey, holderKey: KeyObject): HeldKey {
  const name = row.key as KeyName;
  return { name, version: row.version, key: secretOf(unseal(holderKey, row.bytes, contextOf(name, row.version, row.holder))) };
}

/** Opens a wrapping that was made for the station with these keys. Throws SecretError('not-authentic'). */
export function openOwn(keys: StationKeys, row: WrappedKey): HeldKey {
  const name = row.key as KeyName;
  return { name, version: row.version, key: secretOf(keys.unwrap(row.bytes, contextOf(name, row.version, row.holder))) };
}

function secretOf(bytes: Uint8Array): KeyObject {
  const key = createSecretKey(bytes);
  wipe(bytes);
  return key;
}

/** The keys that this station holds. Each lies in the store wrapped to the station; opened ones stay in memory as key objects. */
export class KeyRing {
  readonly #parts: KeyRingParts;
  readonly #holder: string;
  readonly #open = new Map<string, HeldKey>();

  constructor(parts: KeyRingParts) {
    this.#parts = parts;
    this.#holder = stationHolder(parts.keys.wrappingSpki);
  }

  /** The version that new secrets are sealed under. Throws SecretError('key-not-held'). */
  newest(name: KeyName): HeldKey {
    const row = this.#parts.store.wrappedKeys.newest(name, this.#holder);
    if (row === undefined) throw new SecretError('key-not-held', `this station does not hold the key ${name}`);
    return this.#held(name, row);
  }

  get(name: KeyName, version: number): HeldKey {
    const row = this.#parts.store.wrappedKeys.find({ key: name, holder: this.#holder }).find((candidate) => candidate.version === version);
    if (row === undefined) throw new SecretError('key-not-held', `this station does not hold version ${version} of the key ${name}`);
    return this.#held(name, row);
  }

  /** Every version of a key that this station holds, oldest first. */
  versions(name: KeyName): readonly HeldKey[] {
    return this.#parts.store.wrappedKeys.find({ key: name, holder: this.#holder }).map((row) => this.#held(name, row));
  }

  /** The names of all keys that this station holds. */
  names(): readonly KeyName[] {
    return [...new Set(this.#parts.store.wrappedKeys.find({ holder: this.#holder }).map((row) => row.key as KeyName))];
  }

  holds(name: KeyName): boolean {
    return this.#parts.store.wrappedKeys.find({ key: name, holder: this.#holder }).length > 0;
  }

  /**
   * Makes the next version of a key; `above` names the key that can recover it. The version before recovers it too, so that a recovery code
   * that was printed earlier reaches it.
   */
  make(writer: StoreWriter, name: KeyName, above?: KeyName): HeldKey {
    const version = (writer.wrappedKeys.find({ key: name }).at(-1)?.version ?? 0) + 1;
    const before = this.versions(name).at(-1);
    const bytes = this.#parts.random(32);
    this.#put(
      writer,
      { name, version, holder: this.#holder },
      wrapTo(this.#parts.keys.wrappingSpki, bytes, contextOf(name, version, this.#holder)),
    );
    const held = { name, version, key: secretOf(bytes) };
    if (above !== undefined) this.keepUnder(writer, held, this.newest(above));
    if (before !== undefined) this.keepUnder(writer, held, before);
    return held;
  }

  /** Keeps a key wrapped under the one above it. */
  keepUnder(writer: StoreWriter, held: HeldKey, above: HeldKey): void {
    const holder = keyHolder(above);
    const secret = held.key.export();
    const sealed = seal(above.key, secret, { context: contextOf(held.name, held.version, holder), random: this.#parts.random });
    wipe(secret);
    this.#put(writer, { ...held, holder }, sealed);
  }

  /** Keeps a key sealed under another secret, for example the one of the recovery code. */
  keepFor(writer: StoreWriter, held: HeldKey, holder: { readonly name: string; readonly key: KeyObject }): void {
    const secret = held.key.export();
    const sealed = seal(holder.key, secret, { context: contextOf(held.name, held.version, holder.name), random: this.#parts.random });
    wipe(secret);
    this.#put(writer, { ...held, holder: holder.name }, sealed);
  }

  /** A key wrapped to another station's P-256 key. */
  wrapFor(held: HeldKey, wrappingSpki: Uint8Array): Uint8Array {
    const secret = held.key.export();
    const wrapped = wrapTo(wrappingSpki, secret, contextOf(held.name, held.version, stationHolder(wrappingSpki)));
    wipe(secret);
    return wrapped;
  }

  /** Takes in a key that another station wrapped to this one. Throws SecretError where it was not, before anything is kept. */
  accept(writer: StoreWriter, given: { readonly name: KeyName; readonly version: number; readonly wrapped: Uint8Array }): HeldKey {
    const bytes = this.#parts.keys.unwrap(given.wrapped, contextOf(given.name, given.version, this.#holder));
    this.#put(writer, { name: given.name, version: given.version, holder: this.#holder }, given.wrapped);
    return { name: given.name, version: given.version, key: secretOf(bytes) };
  }

  /** Opens a kept wrapping with a holder's key and wraps what is in it to this station as well. */
  regain(writer: StoreWriter, row: WrappedKey, holderKey: KeyObject): HeldKey {
    const held = openKept(row, holderKey);
    this.#put(writer, { ...held, holder: this.#holder }, this.wrapFor(held, this.#parts.keys.wrappingSpki));
    return held;
  }

  /** Everything that this key above recovers, wrapped to this station again: keys under it, and later versions with the keys under them. */
  regainUnder(writer: StoreWriter, above: HeldKey): readonly HeldKey[] {
    return writer.wrappedKeys.find({ holder: keyHolder(above) }).flatMap((row) => {
      const held = this.regain(writer, row, above.key);
      return [held, ...this.regainUnder(writer, held)];
    });
  }

  #held(name: KeyName, row: WrappedKey): HeldKey {
    // Told apart by the wrapped bytes too: a version that was made in a transaction that failed may be made again.
    const id = `${name}/${row.version}/${Buffer.from(row.bytes).toString('base64')}`;
    const known = this.#open.get(id);
    if (known !== undefined) return known;
    const bytes = this.#parts.keys.unwrap(row.bytes, contextOf(name, row.version, this.#holder));
    const held = { name, version: row.version, key: secretOf(bytes) };
    this.#open.set(id, held);
    return held;
  }

  #put(writer: StoreWriter, of: { readonly name: string; readonly version: number; readonly holder: string }, bytes: Uint8Array): void {
    writer.wrappedKeys.put({
      key: of.name,
      version: of.version,
      holder: of.holder,
      bytes,
      createdAt: new Date(this.#parts.now()).toISOString(),
    });
  }
}
