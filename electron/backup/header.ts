import { z } from 'zod';
import { hex, instant, recordId } from '../../core/records/scalars.ts';

/** First bytes of every backup, also of later formats: the number before the line's end is the format's. */
export const MAGIC = 'Cardwright backup ';
export const FORMAT = 1;

/**
 * What a backup says of itself in the clear: whose it is, when it was made, where its journal ends, and the wrapped keys. Every chunk is
 * authenticated with its hash.
 */
export const backupHeader = z.strictObject({
  station: z.strictObject({ id: recordId, name: z.string().max(200) }),
  organisation: z.strictObject({ id: recordId, name: z.string().max(200) }),
  madeAt: instant,
  epoch: z.int().nonnegative(),
  /** The journal's last entry. */
  head: z.strictObject({ n: z.int().positive(), hash: hex.length(64) }),
  /** Version of the store's schema. */
  schema: z.int().positive(),
  /** Bytes of the store's file. */
  size: z.int().positive(),
  /** The key that the data key is wrapped under: as the station's key ring names it, and wrapped to the recovery code. */
  key: z.strictObject({ name: z.string().max(80), version: z.int().positive(), recovery: z.base64() }),
  /** The data key of this one file, sealed under that key. */
  dataKey: z.base64(),
});
export type BackupHeader = z.infer<typeof backupHeader>;

/** Why a file cannot be read as a backup; never says what is in it. */
export class BackupFault extends Error {
  override readonly name = 'BackupFault';
  readonly kind: 'not-a-backup' | 'newer-format' | 'damaged' | 'cut-short';
  constructor(kind: BackupFault['kind'], options?: ErrorOptions) {
    super(`backup: ${kind}`, options);
    this.kind = kind;
  }
}
