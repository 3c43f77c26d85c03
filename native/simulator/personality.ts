/**
 * How one kind of card behaves, as data: everything in which cards differ is a field here, so that a new kind of card
 * is a new table and no new code. Sizes in bytes, status words as numbers, secrets as hex.
 */
export interface Personality {
  readonly name: string;
  readonly title: string;
  /** Answer to reset, hex. */
  readonly atr: string;
  readonly application: {
    /** Shortest beginning of the PIV AID that selects it. */
    readonly shortestAid: number;
    /** The application property template: identifier only, or with label and list of algorithms. */
    readonly template: 'brief' | 'full';
    readonly reselect: 'keeps-security' | 'clears-security';
  };
  /** Asymmetric algorithms that can be generated. */
  readonly algorithms: readonly number[];
  /** Key references that take a generated key. */
  readonly keySlots: readonly number[];
  /** SP 800-73-5 part 2 §3.2.4: 9A, 9C, 9E only sign, 9D and retired keys only decrypt and agree. */
  readonly strictKeyUse: boolean;
  readonly pin: SecretRules;
  readonly puk: SecretRules;
  /** What ends the PIN's freshness for a key that wants it before every use. */
  readonly freshPin: 'next-command' | 'until-use';
  readonly management: {
    readonly algorithm: number;
    readonly factory: string;
    readonly changeableTo: readonly number[];
    /** Wrong authentications until the key is dead; null: no limit. */
    readonly tries: number | null;
  };
  readonly objects: {
    readonly largest: number;
    readonly total: number;
    /** Objects 5F0000 to 5FFFFF beside the standard's. */
    readonly freeTags: boolean;
    /** What an object written with zero length becomes. */
    readonly emptied: 'absent' | 'zero-length';
  };
  readonly transport: {
    readonly extended: boolean;
    /** Most data bytes in a short response. */
    readonly chunk: 255 | 256;
    /** Most data bytes of a command, chained or extended. */
    readonly largestCommand: number;
    /** A short command without Le whose answer has data: all at once, or 61xx and GET RESPONSE. */
    readonly withoutLe: 'all' | 'ask';
    readonly selectWithoutLe: 'answers' | 'nothing';
    /** A short Le smaller than the answer: part and 61xx, or 6Cxx. */
    readonly tightLe: 'part' | 'exact-length';
  };
  readonly contactless: 'standard' | 'open';
  readonly noKeyStatus: number;
  readonly vendor: VendorAbilities | null;
}

export interface SecretRules {
  /** Factory value with its padding, hex; 8 bytes. */
  readonly factory: string;
  readonly tries: number;
  /** Six to eight digits padded FF; six to eight of any character padded FF; any eight bytes. */
  readonly form: 'digits' | 'characters' | 'any';
  /** A malformed value of 8 bytes: refused with 6A80 before comparing, or compared (and so counted) like any other. */
  readonly malformed: 'refused' | 'counted';
  readonly wrongLengthStatus: number;
  /** Answer to the wrong value that uses up the last try. */
  readonly lastTryStatus: number;
  readonly blockedStatus: number;
}

export type VendorCommand =
  | 'version'
  | 'serial'
  | 'metadata'
  | 'attest'
  | 'set-tries'
  | 'reset'
  | 'import'
  | 'set-management-key'
  | 'move-key';

export interface VendorAbilities {
  readonly firmware: readonly [number, number, number];
  readonly commands: readonly VendorCommand[];
  readonly emptySlotMetadata: 'not-found' | 'without-algorithm' | 'unknown-instruction';
  readonly formFactor: number;
  /** The application that tells what the device is (AID A000000527471117). */
  readonly managementApplication: boolean;
}
