import { Refusal } from '../../core/failures/refusal.ts';
import type { FailureCode } from '../../core/failures/table.ts';
import { CardGone } from '../../native/iso7816/channel.ts';
import { PcscLibraryAbsent, ReaderFault } from '../../native/pcsc/reader-fault.ts';
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

const ofReader: Readonly<Record<string, FailureCode>> = {
  sharing: 'reader-held',
  service: 'pcsc-service-down',
  card: 'card-mute',
  reader: 'reader-fault',
};

/** Translates a fault below into a Refusal, once, at the desk's edge; anything unknown is thrown on as it is. */
export function cardFailure(cause: unknown): unknown {
  if (cause instanceof CardGone) return new Refusal(cause.reason === 'replaced' ? 'card-swapped' : 'card-pulled', undefined, { cause });
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
    const params = { code: cause.hex, holders: cause.holders.map((holder) => holder.name).join(', ') };
    return new Refusal(ofReader[cause.kind] ?? 'reader-fault', params, { cause });
  }
  return cause;
}
