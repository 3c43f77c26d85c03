import { describe, expect, it } from 'vitest';
import { actions } from '../../../core/actions/all.ts';
import { envelope, largestMessageBytes, reply, stationEvent } from '../../../core/actions/wire.ts';
import { failures } from '../../../core/failures/table.ts';

describe('The envelope', () => {
  it('takes an action and its input, nothing else', () => {
    expect(envelope.safeParse({ action: 'card.open', input: { cardId: '1' } }).success).toBe(true);
    expect(envelope.safeParse({ action: 'card.open', input: {}, session: 'mine' }).success).toBe(false);
    expect(envelope.safeParse({ input: {} }).success).toBe(false);
    for (const wrong of [null, [], 'card.open', 7]) expect(envelope.safeParse(wrong).success).toBe(false);
  });

  it('takes the name of every action and refuses one that is longer than any', () => {
    for (const action of Object.keys(actions)) expect(envelope.safeParse({ action, input: {} }).success, action).toBe(true);
    expect(envelope.safeParse({ action: 'a'.repeat(61), input: {} }).success).toBe(false);
  });

  it('has room for the largest photo and the largest answer file, and no more than that needs', () => {
    const photo = JSON.stringify({ action: 'person.create', input: { photo: 'A'.repeat(2_800_000) } });
    const answer = JSON.stringify({ action: 'station.join', input: { answer: 'a'.repeat(4_000_000) } });
    expect(photo.length).toBeLessThanOrEqual(largestMessageBytes);
    expect(answer.length).toBeLessThanOrEqual(largestMessageBytes);
    expect(largestMessageBytes).toBeLessThan(5_000_000);
  });
});

describe('A reply', () => {
  it('is an output or a failure, never both and never neither', () => {
    expect(reply.safeParse({ ok: true, output: { n: 1 } }).success).toBe(true);
    expect(reply.safeParse({ ok: false, failure: { code: 'denied' } }).success).toBe(true);
    expect(reply.safeParse({ ok: false }).success).toBe(false);
    expect(reply.safeParse({ failure: { code: 'denied' } }).success).toBe(false);
    expect(reply.parse({ ok: true, output: 1, failure: { code: 'denied' } })).not.toHaveProperty('failure');
  });

  it('carries every failure of the table with words and numbers only', () => {
    for (const code of Object.keys(failures)) expect(reply.safeParse({ ok: false, failure: { code } }).success).toBe(true);
    expect(reply.safeParse({ ok: false, failure: { code: 'denied', params: { roles: 'Operator', n: 3 } } }).success).toBe(true);
    expect(reply.safeParse({ ok: false, failure: { code: 'denied', params: { cause: { stack: '…' } } } }).success).toBe(false);
    expect(reply.parse({ ok: false, failure: { code: 'defect', reference: 'ab12', stack: '…' } })).toEqual({
      ok: false,
      failure: { code: 'defect', reference: 'ab12' },
    });
  });
});

describe('An event of the station', () => {
  it.each([
    { event: 'readers', readers: [], service: 'up' },
    { event: 'records', kinds: ['card'] },
    { event: 'session', state: 'locked' },
    { event: 'progress', action: 'journal.verify', done: 10, of: 100 },
  ])('“$event” is understood', (event) => {
    expect(stationEvent.safeParse(event).success).toBe(true);
  });

  it.each([
    { event: 'weather' },
    { event: 'readers', readers: [], service: 'sleepy' },
    { event: 'session', state: 'asleep' },
    { event: 'progress', action: 'journal.verify', done: 'some', of: 100 },
    {},
  ])('%o is not', (event) => {
    expect(stationEvent.safeParse(event).success).toBe(false);
  });
});
