import { Refusal } from '../../core/failures/refusal.ts';
import type { FailureCode } from '../../core/failures/table.ts';
import { CardGone } from '../../native/iso7816/channel.ts';
import { PcscLibraryAbsent, ReaderFault } from '../../native/pcsc/reader-fault.ts';
import { SCARD } from '../../native/pcsc/return-codes.ts';
import { PivError, type PivErrorKind } from '../../native/piv/piv-error.ts';

/** What each fault of card and reader is called on the screen. */
const ofPiv: Readonly<Partial<Record<PivErrorKind, FailureCode>>> = {
  'pin-malformed': 'pin-malformed',
  'pin-against-rules': 'pin-easy',
  'pin-wrong': 'pin-wrong',
  'pin-blocked': 'pin-blocked',
  'puk-wrong': 'puk-wrong',
  'puk-blocked': 'puk-blocked',
  'management-key-wrong': 'management-key-unknown',
  'management-key-blocked': 'management-key-unknown',
  'management-cipher-wrong': 'management-key-unknown',
  'no-application': 'card-not-piv',
  'no-room': 'no-room',
  'algorithm-unsupported': 'algorithm-missing',
  'answer-malformed': 'card-unknown-answer',
  'key-not-proved': 'key-not-proved',
};

const ofGone: Readonly<Record<CardGone['reason'], FailureCode>> = {
  removed: 'card-pulled',
  reset: 'card-reset',
  replaced: 'card-swapped',
};

const DEVICE_NOT_CONNECTED = 0x048f;
const SECURITY_VIOLATION = 0x8010006a;
const ACCESS_DENIED = 0x0005;
/** Codes that say more than their kind. */
const ofCode: Readonly<Partial<Record<number, FailureCode>>> = {
  [SCARD.unknownReader]: 'reader-gone',
  [SCARD.readerUnavailable]: 'reader-gone',
  [DEVICE_NOT_CONNECTED]: 'reader-gone',
  [SCARD.noReadersAvailable]: 'no-reader',
  [SECURITY_VIOLATION]: 'pcsc-refused',
  [ACCESS_DENIED]: 'pcsc-refused',
};

const ofReader: Readonly<Record<string, FailureCode>> = {
  sharing: 'reader-held',
  service: 'pcsc-service-down',
  card: 'card-mute',
  reader: 'reader-fault',
};

/** Why no reader can be used, from what the watch of the readers failed with. */
export function serviceFailure(cause: unknown): FailureCode {
  if (cause instanceof PcscLibraryAbsent) return 'pcsc-missing';
  return cause instanceof ReaderFault && ofCode[cause.code] === 'pcsc-refused' ? 'pcsc-refused' : 'pcsc-service-down';
}

/** Translates a fault below into a Refusal, once, at the desk's edge; anything unknown is thrown on as it is. */
export function cardFailure(cause: unknown): unknown {
  if (cause instanceof CardGone) return new Refusal(ofGone[cause.reason], undefined, { cause });
  if (cause instanceof PcscLibraryAbsent) return new Refusal('pcsc-missing', undefined, { cause });
  if (cause instanceof PivError) {
    const params = {
      code: cause.status ?? cause.kind,
      ...(cause.triesLeft === undefined ? {} : { triesLeft: cause.triesLeft }),
      command: cause.command ?? '',
    };
    return new Refusal(ofPiv[cause.kind] ?? 'card-refused', params, { cause });
  }
  if (cause instanceof ReaderFault) {
    const params = { code: cause.hex, holders: cause.holders.map(({ name, pid }) => `${name} (${pid})`).join(', ') };
    return new Refusal(ofCode[cause.code] ?? ofReader[cause.kind] ?? 'reader-fault', params, { cause });
  }
  return cause;
}
