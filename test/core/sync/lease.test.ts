import { describe, expect, it } from 'vitest';
import type { FactBody } from '../../../core/facts/fact.ts';
import {
  fencedOff,
  isExclusive,
  isOfLease,
  type Lease,
  LEASE_GIVEN_BACK,
  LEASE_TAKEN,
  leaseAfter,
  leaseEndMs,
} from '../../../core/sync/lease.ts';

const [HERE, THERE] = ['here', 'there'] as const;
const NOW = Date.parse('2031-05-04T08:00:00.000Z');
const DAY = 86_400_000;
const fact = (action: string, note: FactBody['note'] = {}, station: string = HERE): FactBody =>
  ({ station, action, note, at: '2031-05-04T08:00:00.000Z', subject: { kind: 'card', id: 'id' } }) as unknown as FactBody;
const after = (taken: FactBody, held?: Lease, nowMs = NOW): Lease | undefined =>
  leaseAfter(taken, { act: 'act', seq: 9, held, nowMs, exists: true });
const theirs: Lease = { station: THERE, fence: 'theirs', seq: 4, untilMs: NOW + DAY };

describe('A lease', () => {
  it('is given to whoever asks first, for the time that was asked for', () => {
    expect(after(fact(LEASE_TAKEN, { days: 30 }))).toEqual({ station: HERE, fence: 'act', seq: 9, untilMs: NOW + 30 * DAY });
    expect(leaseEndMs(fact(LEASE_TAKEN, { days: 30 }))).toBe(NOW + 30 * DAY);
  });

  it('is given to nobody else before it ends or is given back', () => {
    const asked = fact(LEASE_TAKEN, { days: 1 });
    expect(after(asked, theirs)).toBeUndefined();
    expect(after(asked, theirs, NOW + DAY)).toMatchObject({ station: HERE, fence: 'act' });
    const back = after(fact(LEASE_GIVEN_BACK, {}, THERE), theirs);
    expect(after(asked, back)).toMatchObject({ station: HERE, fence: 'act' });
  });

  it('is given back by its holder alone', () => {
    expect(after(fact(LEASE_GIVEN_BACK), theirs)).toBeUndefined();
    expect(after(fact(LEASE_GIVEN_BACK))).toBeUndefined();
  });

  it('keeps its fence as long as one station has it', () => {
    expect(after(fact(LEASE_TAKEN, { days: 2 }, THERE), theirs)).toEqual({ ...theirs, untilMs: NOW + 2 * DAY });
    expect(after(fact(LEASE_TAKEN, { days: 2 }, THERE), theirs, NOW + 9 * DAY)).toMatchObject({ fence: 'theirs' });
  });

  it.each([0, -1, 93, Number.NaN, 'many'])('is not given for %s days', (days) => {
    expect(after(fact(LEASE_TAKEN, { days }))).toBeUndefined();
  });

  it('is not given for what is not there', () => {
    expect(leaseAfter(fact(LEASE_TAKEN, { days: 1 }), { act: 'act', seq: 9, held: undefined, nowMs: NOW, exists: false })).toBeUndefined();
  });
});

describe('What is done once', () => {
  it('is what the table names, about the record that it names', () => {
    expect(isExclusive(fact('card.issued'))).toBe(true);
    expect(isExclusive(fact('temporary-card.assigned'))).toBe(false);
    expect(isExclusive(fact('card.lock'))).toBe(false);
    expect([LEASE_TAKEN, LEASE_GIVEN_BACK, 'card.issued'].map((action) => isOfLease(fact(action)))).toEqual([true, true, false]);
  });

  it('stands against a lease that went to another meanwhile, or that another has while it was done without', () => {
    expect(fencedOff(fact('card.issued', { fence: 'older' }), theirs, NOW)).toBe(4);
    expect(fencedOff(fact('card.issued', { fence: 'older' }, THERE), theirs, NOW)).toBe(4);
    expect(fencedOff(fact('card.issued'), theirs, NOW)).toBe(4);
  });

  it('is fine under its own lease, where nobody has one, and without one where none runs', () => {
    expect(fencedOff(fact('card.issued', { fence: 'theirs' }, THERE), theirs, NOW + 9 * DAY)).toBeUndefined();
    expect(fencedOff(fact('card.issued'), undefined, NOW)).toBeUndefined();
    expect(fencedOff(fact('card.issued'), theirs, NOW + DAY)).toBeUndefined();
    expect(fencedOff(fact('card.issued', {}, THERE), theirs, NOW)).toBeUndefined();
  });
});
