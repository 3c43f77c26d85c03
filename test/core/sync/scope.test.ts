import { describe, expect, it } from 'vitest';
import type { FactBody } from '../../../core/facts/fact.ts';
import type { Settings } from '../../../core/facts/fold.ts';
import { holderOf, pointsOf, stayWith } from '../../../core/sync/scope.ts';

const [ADA, BEN] = ['ada', 'ben'] as const;
const records: Readonly<Record<string, Settings>> = {
  'card badge': { personId: ADA },
  'card other': { personId: BEN },
  'certificate signing': { cardId: 'badge' },
  'card pool': { temporary: true, personId: ADA },
};
const known = (record: string, id: string): Settings | undefined => records[`${record} ${id}`];
type Change = FactBody['changes'][number];
const moved = (record: string, id: string): Change => ({ record, id, set: { servicePointId: 'harbour' } });

describe('Whom a record concerns', () => {
  it('is its service point, or all where every station has it', () => {
    expect(pointsOf('card', { servicePointId: 'harbour' })).toEqual(['harbour']);
    expect(pointsOf('card', undefined)).toEqual([]);
    expect(pointsOf('option', { servicePointId: 'harbour' })).toBe('all');
  });

  it('goes along with its person, but for a card of the pool', () => {
    expect(holderOf('card', 'badge', known('card', 'badge'))).toEqual(['person', ADA]);
    expect(holderOf('certificate', 'signing', known('certificate', 'signing'))).toEqual(['card', 'badge']);
    expect(holderOf('card', 'pool', known('card', 'pool'))).toBeUndefined();
    expect(holderOf('membership', 'm', { personId: ADA })).toBeUndefined();
  });
});

describe('A move that does not count', () => {
  const changes = [
    moved('person', ADA),
    moved('card', 'badge'),
    moved('certificate', 'signing'),
    moved('card', 'other'),
    moved('card', 'pool'),
  ];

  it('leaves everything of that person where they are, and nothing of anybody else', () => {
    expect(stayWith({ changes }, [0], known)).toEqual([1, 2]);
    expect(stayWith({ changes }, [0, 1], known)).toEqual([2]);
  });

  it('is no matter where it counts, or where somebody is entered anew', () => {
    expect(stayWith({ changes }, [], known)).toEqual([]);
    expect(stayWith({ changes }, [1], known)).toEqual([]);
    const entered: Change = { record: 'person', id: ADA, set: { id: ADA, servicePointId: 'harbour' } };
    expect(stayWith({ changes: [entered, moved('card', 'badge')] }, [0], known)).toEqual([]);
  });
});
