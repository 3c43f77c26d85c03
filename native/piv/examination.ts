import type { CardAbilities } from './abilities.ts';
import type { KeyMetadata, ManagementMetadata, SecretMetadata } from './commands/metadata.ts';
import type { PinStatus } from './commands/pin.ts';
import type { ApplicationProperties } from './commands/select.ts';
import type { CardIdentity } from './identity.ts';
import type { CardModel } from './models.ts';
import type { ObjectKey } from './tables/objects.ts';
import type { SlotKey } from './tables/slots.ts';

/** Label and value in words, as a screen shows them. */
export interface Explanation {
  readonly label: string;
  readonly value: string;
}

/** One object as found. Objects that are absent are not listed. */
export interface ExaminedObject {
  readonly key: ObjectKey;
  readonly name: string;
  /** Tag in hex. */
  readonly tag: string;
  /** 'locked': it wants the PIN, so nobody can say whether it is there. 'unused': zero length. */
  readonly state: 'readable' | 'unused' | 'locked';
  /** Content in bytes without the outer tag. */
  readonly bytes: number;
  readonly content: Uint8Array;
  readonly explained: readonly Explanation[];
  /** Where the content does not parse: why. */
  readonly fault?: string;
}

export interface ExaminedCertificate {
  readonly slot: SlotKey;
  readonly object: ObjectKey;
  /** X.509 in DER. */
  readonly certificate: Uint8Array;
  readonly compressed: boolean;
}

export interface ExaminedKey {
  readonly slot: SlotKey;
  /** 'unknown' where the card does not offer metadata. */
  readonly presence: 'present' | 'absent' | 'unknown';
  readonly metadata?: KeyMetadata;
}

export type FactoryDefault = 'pin' | 'puk' | 'management-key';

export interface PresentCard {
  /** 'blank': no CHUID. 'blocked': no PIN try is left; whether it holds a CHUID, `cardUuid` and `fascN` say. */
  readonly kind: 'blank' | 'holds-chuid' | 'blocked';
  readonly application: ApplicationProperties;
  readonly abilities: CardAbilities;
  readonly model: CardModel;
  readonly identity?: CardIdentity;
  readonly holdsChuid: boolean;
  /** Hex of the 25 bytes and the number as people write it. */
  readonly fascN?: { readonly hex: string; readonly text?: string };
  readonly cardUuid?: string;
  /** YYYYMMDD as stored. */
  readonly expiresOn?: string;
  readonly pin: PinStatus & Pick<SecretMetadata, 'tries'>;
  /** Only where metadata tells; asking otherwise would spend a try. */
  readonly puk?: SecretMetadata;
  readonly management?: ManagementMetadata;
  readonly factoryDefaults: readonly FactoryDefault[];
}

/** Everything that a card tells without any secret. */
export interface FullCard extends PresentCard {
  readonly objects: readonly ExaminedObject[];
  readonly certificates: readonly ExaminedCertificate[];
  readonly keys: readonly ExaminedKey[];
}

export interface OtherCard {
  readonly kind: 'no-piv-application' | 'mute';
  readonly cause?: unknown;
}

export type Recognition = PresentCard | OtherCard;

/** Is it a PIV card that answered? */
export function isPresent<Found extends PresentCard>(found: Found | OtherCard): found is Found {
  return found.kind !== 'no-piv-application' && found.kind !== 'mute';
}
export type Examination = FullCard | OtherCard;
