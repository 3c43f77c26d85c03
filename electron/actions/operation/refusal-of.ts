import { Refusal } from '../../../core/failures/refusal.ts';
import { AuthorityAway, AuthorityRefused } from '../../authority/certificate-authority.ts';
import { cardFailure } from '../../desk/card-failure.ts';

/** Translates a fault of card, reader or authority into a Refusal; anything unknown is returned as it is. */
export function refusalOf(cause: unknown): unknown {
  if (cause instanceof AuthorityAway) return new Refusal('authority-away', undefined, { cause });
  if (cause instanceof AuthorityRefused) return new Refusal('authority-refused', { reason: cause.reason }, { cause });
  return cardFailure(cause);
}
