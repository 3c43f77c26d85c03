import { createHash } from 'node:crypto';
import { toBase64 } from '../../../core/base/bytes.ts';
import { canonicalJson } from '../../../core/base/canonical-json.ts';
import { type Call, type Parts, required } from '../handler.ts';

export type Deciding = Call<'request.approve'> | Call<'request.reject'>;

export interface Decision {
  readonly action: 'request.approve' | 'request.reject';
  /** Of a rejection. */
  readonly reason: string | undefined;
  /** Of the lines that a phone shows. */
  readonly shownHash?: string;
}

/**
 * What card or phone signs: RFC 8785 JSON. `asked`: the hash of the last entry of the journal about the request, so that no other wish can be put
 * under the signature; empty where another station's journal has it.
 */
export function statementOf(
  { subject, session: opened, at }: Pick<Deciding, 'subject' | 'session' | 'at'>,
  { action, reason, shownHash }: Decision,
  { house, store, random }: Parts,
): string {
  const request = required(subject.request, 'the request');
  const session = required(opened, 'a session');
  return canonicalJson({
    v: 1,
    action,
    asked: store.facts.find({ subjectId: request.id, limit: 1 })[0]?.hash ?? '',
    at,
    nonce: toBase64(random(16)),
    person: session.personId,
    request: request.id,
    session: session.id,
    station: house.station().id,
    ...(reason === undefined ? {} : { reasonHash: createHash('sha256').update(reason).digest('hex') }),
    ...(shownHash === undefined ? {} : { shownHash }),
  });
}

/** Why it is rejected; undefined where it is approved. */
export function reasonOf({ input }: Deciding): string | undefined {
  return 'reason' in input ? input.reason : undefined;
}
