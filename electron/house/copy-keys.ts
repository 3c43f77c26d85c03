import { z } from 'zod';
import type { Json } from '../../core/base/canonical-json.ts';
import { type HeldKey, type KeyName, openOwn, stationHolder } from '../secrets/key-ring.ts';
import type { Opener } from '../secrets/sealed-set.ts';
import { SecretError } from '../secrets/secret-error.ts';
import { loadStationKeys, type Sealer, type StationKeys } from '../secrets/station-keys.ts';
import type { WrappedKey } from '../store/local.ts';
import { CopyFault, SecondCopy } from '../store/second-copy.ts';

const settingRow = z.object({ key: z.string(), value: z.string() });
const keyRow = z.object({
  key: z.string(),
  version: z.number(),
  holder: z.string(),
  bytes: z.object({ base64: z.string() }),
  created_at: z.string(),
});

/** What a second copy says of the station: its settings and wrapped keys, without a store to look into. */
export class CopySettings {
  readonly settings = new Map<string, Json>();
  readonly wrapped: WrappedKey[] = [];

  /** Undefined where there is no copy, or none that can be read. */
  static read(path: string): CopySettings | undefined {
    const copy = SecondCopy.open(path);
    if (copy === undefined) return undefined;
    const found = new CopySettings();
    try {
      for (const { entries } of copy.read())
        for (const entry of entries)
          if (!('fact' in entry || 'rows' in entry) && entry.state === 'there') found.#take(entry.row.table, entry.content);
      return found;
    } catch (cause) {
      if (cause instanceof CopyFault) return undefined;
      throw cause;
    } finally {
      copy.close();
    }
  }

  get(key: string): Json | undefined {
    return this.settings.get(key);
  }

  #take(table: string, content: Uint8Array): void {
    const row: unknown = JSON.parse(Buffer.from(content).toString());
    if (table === 'local_setting') {
      const { key, value } = settingRow.parse(row);
      this.settings.set(key, JSON.parse(value) as Json);
    }
    if (table !== 'wrapped_key') return;
    const { created_at: createdAt, bytes, ...rest } = keyRow.parse(row);
    this.wrapped.push({ ...rest, bytes: new Uint8Array(Buffer.from(bytes.base64, 'base64')), createdAt });
  }
}

/** The keys that a station holds, out of its second copy; each opens on the machine that they were sealed on. */
export class CopyKeys implements Opener {
  readonly keys: StationKeys;
  readonly #wrapped: readonly WrappedKey[];

  private constructor(keys: StationKeys, wrapped: readonly WrappedKey[]) {
    this.keys = keys;
    this.#wrapped = wrapped;
  }

  /** Undefined where this machine cannot open them. */
  static async open(from: CopySettings | undefined, sealer: Sealer, random: (length: number) => Uint8Array): Promise<CopyKeys | undefined> {
    if (from === undefined) return undefined;
    const keys = await loadStationKeys({ settings: from }, sealer, random).catch(() => undefined);
    return keys === undefined ? undefined : new CopyKeys(keys, from.wrapped);
  }

  get(name: KeyName, version: number): HeldKey {
    const holder = stationHolder(this.keys.wrappingSpki);
    const row = this.#wrapped.find((one) => one.key === name && one.version === version && one.holder === holder);
    if (row === undefined) throw new SecretError('key-not-held', `the second copy does not hold version ${version} of the key ${name}`);
    return openOwn(this.keys, row);
  }
}
