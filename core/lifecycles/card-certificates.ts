import type { Change } from '../facts/draft.ts';
import type { Certificate } from '../records/records.ts';

/** What happens to a card of either kind, as far as its certificates go. */
export type CardEvent = 'activate' | 'deactivate' | 'reactivate' | 'lock';

/** From these states to that one (spec credentials 1.2, 1.3, 1.6). */
const effects: Readonly<Record<CardEvent, { readonly from: readonly Certificate['state'][]; readonly to: Certificate['state'] }>> = {
  activate: { from: ['on-hold'], to: 'valid' },
  deactivate: { from: ['valid'], to: 'on-hold' },
  reactivate: { from: ['on-hold'], to: 'valid' },
  lock: { from: ['valid', 'on-hold'], to: 'revoked' },
};

interface Happening {
  readonly event: CardEvent;
  /** Reason code of RFC 5280 §5.3.1 where it ends by this. */
  readonly revocationReason: string;
}

/** What an event of the card makes of its certificates, which then wait for the authority. */
export function certificateChanges(certificates: readonly Certificate[], { event, revocationReason }: Happening): readonly Change[] {
  const { from, to } = effects[event];
  return certificates
    .filter(({ state }) => from.includes(state))
    .map(({ id }) => ({
      record: 'certificate',
      id,
      set: { state: to, waitingForAuthority: true, ...(to === 'revoked' ? { revocationReason } : {}) },
    }));
}
