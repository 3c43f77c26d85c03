import type { ReaderTile } from '../actions/views.ts';
import type { Card, Certificate, Operation, Person, TemporaryCard } from '../records/records.ts';

/** What was found on the chip; no secret is asked for and no try is spent. */
export interface ChipSeen {
  /** Vendor's serial, chip number or UUID, as records keep it. */
  readonly identity?: string;
  readonly pinTriesLeft?: number;
  readonly pukTriesLeft?: number;
  /** Secrets that are still the factory's. */
  readonly factoryDefaults: readonly string[];
  /** By slot, how its certificate stands to the record. */
  readonly certificates: readonly { readonly slot: string; readonly record: 'same' | 'different' | 'none' }[];
  /** Objects that could not be parsed. */
  readonly damaged: readonly string[];
}

/** Our record of the card, with what the authority says of its certificates now. */
export interface RecordSeen {
  readonly card?: Pick<
    Card,
    'number' | 'state' | 'expiresOn' | 'letterState' | 'chip' | 'masterKeyVersion' | 'pukBlobId' | 'pukPendingBlobId'
  >;
  readonly temporaryCard?: Pick<TemporaryCard, 'number' | 'state' | 'dueOn' | 'expiresOn' | 'pukBlobId' | 'pukPendingBlobId'>;
  readonly personState?: Person['state'];
  readonly certificates: readonly (Pick<Certificate, 'slot' | 'state' | 'waitingForAuthority' | 'notAfter'> & {
    readonly authority: 'valid' | 'on-hold' | 'revoked' | 'expired' | 'unknown';
  })[];
  readonly operation?: Operation['kind'] | 'given-up';
}

/** Everything a diagnosis looks at, side by side. */
export interface Seen {
  readonly contents: ReaderTile['contents'];
  readonly heldBy?: string;
  readonly chip?: ChipSeen;
  readonly record?: RecordSeen;
  /** YYYY-MM-DD. */
  readonly today: string;
}
