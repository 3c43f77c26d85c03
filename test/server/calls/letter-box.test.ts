import { beforeEach, describe, expect, it } from 'vitest';
import { Refusal } from '../../../core/failures/refusal.ts';
import { LetterBox } from '../../../server/calls/letter-box.ts';
import { goodAnswer, goodCall, otherAnswer } from './good-letters.ts';

const MINUTE_MS = 60_000;
const holder = { tenant: 'north', station: 'desk-2' };
const desk = { tenant: 'north', station: 'desk-1' };
const third = { tenant: 'north', station: 'desk-3' };
const stranger = { tenant: 'south', station: 'desk-1' };

let nowMs = 0;
let runs = 0;
let box: LetterBox;
beforeEach(() => {
  nowMs = 1_000_000;
  box = new LetterBox({ now: () => nowMs, newId: () => `run-${runs++}` });
});

const open = async (at = desk): Promise<readonly string[]> => (await box.open(at, { ms: 0 })).calls.map(({ id }) => id);

/** The code of what it throws or is rejected with. */
async function refusal(work: () => unknown): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (cause) {
    if (cause instanceof Refusal) return cause.failure.code;
    throw cause;
  }
}

describe('The letter box', () => {
  it('brings challenge, answer and signs to the other end, and then has nothing', async () => {
    const call = goodCall();
    box.leave(holder, call);
    nowMs += 3000;
    expect((await box.open(desk, { ms: 0 })).calls).toEqual([{ ...call, station: 'desk-2', seconds: 3 }]);
    expect(await box.answerFor(holder, call.id, 0)).toBeUndefined();
    box.answer(desk, call.id, goodAnswer);
    expect(await open()).toEqual([]);
    expect(await box.answerFor(holder, call.id, 0)).toBe(goodAnswer);
    expect(await box.proofFor(desk, call.id, 0)).toBeUndefined();
    box.prove(holder, call.id, 'K7QX');
    expect(await box.proofFor(desk, call.id, 0)).toBe('K7QX');
    box.end(desk, call.id);
    expect(box.size).toBe(0);
  });

  it('wakes whoever waits at once: for a call, for its answer, for its signs, and for its end', async () => {
    const { mark } = await box.open(desk, { ms: 0 });
    const seen = box.open(desk, { seen: mark, ms: MINUTE_MS });
    const call = goodCall();
    box.leave(holder, call);
    expect((await seen).calls).toHaveLength(1);
    const answer = box.answerFor(holder, call.id, MINUTE_MS);
    box.answer(desk, call.id, goodAnswer);
    expect(await answer).toBe(goodAnswer);
    const proof = box.proofFor(desk, call.id, MINUTE_MS);
    box.prove(holder, call.id, 'K7QX');
    expect(await proof).toBe('K7QX');
    const next = goodCall();
    box.leave(holder, next);
    const left = refusal(() => box.answerFor(holder, next.id, MINUTE_MS));
    const empty = box.open(desk, { seen: (await box.open(desk, { ms: 0 })).mark, ms: MINUTE_MS });
    box.end(holder, next.id);
    expect(await left).toBe('not-found');
    expect((await empty).calls).toEqual([]);
    box.stop();
    expect((await box.open(desk, { seen: (await box.open(desk, { ms: 0 })).mark, ms: MINUTE_MS })).calls).toEqual([]);
  });

  it('takes the first answer, and the same again; another one changes nothing', async () => {
    const call = goodCall();
    box.leave(holder, call);
    box.answer(desk, call.id, goodAnswer);
    box.answer(desk, call.id, goodAnswer);
    expect(await refusal(() => box.answer(desk, call.id, otherAnswer))).toBe('challenge-used');
    expect(await refusal(() => box.answer(third, call.id, goodAnswer))).toBe('challenge-used');
    expect(await box.answerFor(holder, call.id, 0)).toBe(goodAnswer);
    box.prove(holder, call.id, 'K7QX');
    box.prove(holder, call.id, 'K7QX');
    expect(await refusal(() => box.prove(holder, call.id, 'K7QY'))).toBe('state-refuses');
  });

  it('lets nobody read or end what is another’s, in the organisation or outside', async () => {
    const call = goodCall();
    box.leave(holder, call);
    expect(await open(stranger)).toEqual([]);
    expect(await refusal(() => box.answer(stranger, call.id, goodAnswer))).toBe('not-found');
    expect(await refusal(() => box.prove(holder, call.id, 'K7QX'))).toBe('state-refuses');
    box.answer(desk, call.id, goodAnswer);
    for (const other of [desk, third, stranger]) expect(await refusal(() => box.answerFor(other, call.id, 0))).toBe('not-found');
    for (const other of [desk, third, stranger]) expect(await refusal(() => box.prove(other, call.id, 'K7QX'))).toBe('not-found');
    for (const other of [holder, third, stranger]) expect(await refusal(() => box.proofFor(other, call.id, 0))).toBe('not-found');
    for (const other of [third, stranger]) expect(await refusal(() => box.end(other, call.id))).toBe('not-found');
    expect(await refusal(() => box.leave(third, call))).toBe('state-refuses');
    expect(box.size).toBe(1);
  });

  it('has one call of a station: the same again changes nothing, a new one ends the former', async () => {
    const [first, second] = [goodCall(), goodCall(99n)];
    box.leave(holder, first);
    box.leave(holder, first);
    expect(await open()).toEqual([first.id]);
    expect(await refusal(() => box.leave(holder, { ...first, challenge: second.challenge }))).toBe('state-refuses');
    box.leave(holder, second);
    box.leave(third, goodCall());
    expect(await open()).toHaveLength(2);
    expect(await refusal(() => box.answer(desk, first.id, goodAnswer))).toBe('not-found');
  });

  it('holds no more than so many', async () => {
    for (let at = 0; at < 1000; at += 1) box.leave({ tenant: 'north', station: `s${at}` }, goodCall());
    expect(await refusal(() => box.leave(holder, goodCall()))).toBe('busy');
    box.leave(stranger, goodCall());
  });

  it('is over after twenty minutes, and where nobody listens any more', async () => {
    const call = goodCall();
    box.leave(holder, call);
    for (let minute = 0; minute < 20; minute += 0.5) {
      nowMs += MINUTE_MS / 2;
      await box.answerFor(holder, call.id, 0);
    }
    box.answer(desk, call.id, goodAnswer);
    nowMs += 1;
    expect(await refusal(() => box.answerFor(holder, call.id, 0))).toBe('not-found');
    expect(await refusal(() => box.proofFor(desk, call.id, 0))).toBe('not-found');
    const [unheard, answered, proved] = [goodCall(), goodCall(), goodCall()];
    box.leave(holder, unheard);
    nowMs += 46_000;
    expect(await open()).toEqual([]);
    box.leave(holder, answered);
    box.answer(desk, answered.id, goodAnswer);
    nowMs += 46_000;
    expect(await refusal(() => box.prove(holder, answered.id, 'K7QX'))).toBe('not-found');
    box.leave(holder, proved);
    box.answer(desk, proved.id, goodAnswer);
    box.prove(holder, proved.id, 'K7QX');
    nowMs += 46_000;
    expect(await box.proofFor(desk, proved.id, 0)).toBe('K7QX');
  });

  it('tells a run after a restart from the one before', async () => {
    const { mark } = await box.open(desk, { ms: 0 });
    const again = new LetterBox({ now: () => nowMs, newId: () => `run-${runs++}` });
    expect((await again.open(desk, { ms: 0 })).mark).not.toBe(mark);
  });
});
