import { describe, expect, it } from 'vitest';
import { cardLifecycle } from '../../../core/lifecycles/card.ts';
import { cascade } from '../../../core/lifecycles/cascade.ts';
import { type Lifecycle, next } from '../../../core/lifecycles/lifecycle.ts';
import { mobileIdLifecycle } from '../../../core/lifecycles/mobile-id.ts';
import { temporaryCardLifecycle } from '../../../core/lifecycles/temporary-card.ts';
import { virtualSmartCardLifecycle } from '../../../core/lifecycles/virtual-smart-card.ts';

const cycles = {
  card: cardLifecycle,
  temporaryCard: temporaryCardLifecycle,
  mobileId: mobileIdLifecycle,
  virtualSmartCard: virtualSmartCardLifecycle,
} as const;
type Credential = keyof typeof cycles;

/** What a credential is after its person's event; it stays as it is where its own life cycle knows no such step. */
function after(event: keyof typeof cascade, credential: Credential, state: string): string {
  const own = cascade[event][credential];
  if (own === undefined) return state;
  const step = next<string, string>(cycles[credential] as Lifecycle<string, string>, state, own);
  return step.ok ? step.to : state;
}

/** Written by hand from spec credentials 1.1b. */
const table: readonly (readonly [event: keyof typeof cascade, credential: Credential, from: string, to: string])[] = [
  ['deactivate', 'card', 'active', 'inactive'],
  ['deactivate', 'card', 'inactive', 'inactive'],
  ['deactivate', 'card', 'issued', 'issued'],
  ['deactivate', 'card', 'approved', 'approved'],
  ['deactivate', 'card', 'locked', 'locked'],
  ['deactivate', 'card', 'expired', 'expired'],
  ['deactivate', 'temporaryCard', 'assigned', 'locked'],
  ['deactivate', 'temporaryCard', 'expired', 'expired'],
  ['deactivate', 'mobileId', 'active', 'inactive'],
  ['deactivate', 'mobileId', 'registered', 'registered'],
  ['deactivate', 'virtualSmartCard', 'active', 'inactive'],
  ['deactivate', 'virtualSmartCard', 'locked', 'locked'],
  ['reactivate', 'card', 'inactive', 'active'],
  ['reactivate', 'card', 'locked', 'locked'],
  ['reactivate', 'card', 'expired', 'expired'],
  ['reactivate', 'temporaryCard', 'locked', 'locked'],
  ['reactivate', 'mobileId', 'inactive', 'active'],
  ['reactivate', 'mobileId', 'locked', 'locked'],
  ['reactivate', 'virtualSmartCard', 'inactive', 'active'],
  ['lock', 'card', 'active', 'locked'],
  ['lock', 'card', 'inactive', 'locked'],
  ['lock', 'card', 'issued', 'locked'],
  ['lock', 'card', 'approved', 'approved'],
  ['lock', 'card', 'expired', 'expired'],
  ['lock', 'temporaryCard', 'assigned', 'locked'],
  ['lock', 'mobileId', 'active', 'locked'],
  ['lock', 'mobileId', 'inactive', 'locked'],
  ['lock', 'virtualSmartCard', 'active', 'locked'],
  ['lock', 'virtualSmartCard', 'inactive', 'locked'],
];

describe('What happens to a person happens to their credentials', () => {
  it.each(table)('%s of the person: a %s that was %s is %s', (event, credential, from, to) => {
    expect(after(event, credential, from)).toBe(to);
  });

  it('every event of the cascade is one of the credential’s own life cycle', () => {
    for (const events of Object.values(cascade))
      for (const [credential, event] of Object.entries(events))
        expect(
          cycles[credential as Credential].edges.some((edge) => edge.event === event),
          `${credential} ${event}`,
        ).toBe(true);
  });

  it('deactivating and reactivating brings back what was active, and nothing that was locked on the way', () => {
    expect(after('reactivate', 'card', after('deactivate', 'card', 'active'))).toBe('active');
    expect(after('reactivate', 'mobileId', after('deactivate', 'mobileId', 'active'))).toBe('active');
    expect(after('reactivate', 'temporaryCard', after('deactivate', 'temporaryCard', 'assigned'))).toBe('locked');
    expect(after('reactivate', 'card', after('lock', 'card', 'active'))).toBe('locked');
  });
});
