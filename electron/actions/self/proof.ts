import { createHash } from 'node:crypto';
import { Refusal } from '../../../core/failures/refusal.ts';
import type { StoreReader } from '../../store/store.ts';
import { type Call, type Parts, required } from '../handler.ts';
import { optionValue } from '../option/option-value.ts';

export type ProofWay = 'mail' | 'staff' | 'mobile';

const ways: Readonly<Record<string, readonly ProofWay[]>> = {
  mail: ['mail'],
  staff: ['staff'],
  either: ['mail', 'staff'],
  'mobile-id': ['mobile'],
  any: ['mobile', 'mail', 'staff'],
};

/** By what a holder proves who they are before a PIN is set that they do not know; by nothing more than their sign-in where there is no way. */
export function proofWays(store: Pick<StoreReader, 'get'>): readonly ProofWay[] {
  return ways[String(optionValue(store, 'kiosk-unblock-proof'))] ?? [];
}

/** By what it was proved in that session, where that is one of the ways that the policy takes. */
export function isProved(session: Call<'self.open'>['session'], store: Pick<StoreReader, 'get'>): boolean {
  const by = session?.proof?.by;
  return by !== undefined && proofWays(store).includes(by);
}

type Asked = Pick<Parts, 'kiosk' | 'store'>;

/** At a kiosk, a password that somebody saw is no proof for a new PIN. Throws Refusal('proof-missing'). */
export function assertProved({ session }: Pick<Call<'self.open'>, 'session'>, { kiosk, store }: Asked): void {
  if (!kiosk.on() || proofWays(store).length === 0) return;
  if (!isProved(session, store)) throw new Refusal('proof-missing');
}

/** Refuses a way that the policy does not take. */
export function assertWay(way: ProofWay, { store }: Pick<Asked, 'store'>): void {
  if (!proofWays(store).includes(way)) throw new Refusal('proof-wrong');
}

/** Typed with or without blanks. */
export function proofHash(typed: string): string {
  return createHash('sha256')
    .update(typed.replaceAll(/[^0-9]/g, ''))
    .digest('hex');
}

/** Only the session that asked is proved: while a password was checked, somebody else may have come. */
export function noteProof(call: Pick<Call<'self.open'>, 'session'>, by: ProofWay, { sessions }: Pick<Parts, 'sessions'>): void {
  if (sessions.current()?.id !== required(call.session, 'a session').id) throw new Refusal('not-signed-in');
  sessions.prove({ by });
}
