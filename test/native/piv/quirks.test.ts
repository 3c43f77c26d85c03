import { describe, expect, it } from 'vitest';
import { explainStatus } from '../../../native/iso7816/status-words.ts';
import { isAnswerTo, type Quirk } from '../../../native/piv/tables/quirks.ts';
import { PERSONALITIES } from '../../../native/simulator/personalities/personalities.ts';
import { STATUS } from '../../../native/simulator/status.ts';

/** What each personality answers where cards differ. */
const answers = PERSONALITIES.flatMap(({ name, pin, puk }): (readonly [string, Quirk, number])[] => [
  [name, 'no-tries-left', pin.lastTryStatus],
  [name, 'no-tries-left', puk.lastTryStatus],
  [name, 'no-tries-left', pin.blockedStatus],
  [name, 'no-tries-left', puk.blockedStatus],
  [name, 'malformed-secret', pin.wrongLengthStatus],
  [name, 'malformed-secret', puk.wrongLengthStatus],
]);

describe('the table of quirks', () => {
  it('knows every answer that a personality gives where cards differ', () => {
    const unknown = answers.filter(([, quirk, status]) => !isAnswerTo(quirk, explainStatus(status).kind));
    expect(unknown.map(([name, quirk, status]) => `${name}: ${status.toString(16)} as ${quirk}`)).toEqual([]);
  });

  it('is about real differences: the personalities do not all answer alike', () => {
    for (const quirk of ['no-tries-left', 'malformed-secret'] as const)
      expect(new Set(answers.filter(([, one]) => one === quirk).map(([, , status]) => status)).size, quirk).toBeGreaterThan(1);
  });

  it('tells what is no answer to it', () => {
    expect(isAnswerTo('empty-slot', explainStatus(STATUS.referenceNotFound).kind)).toBe(true);
    expect(isAnswerTo('empty-slot', explainStatus(STATUS.unknownInstruction).kind)).toBe(false);
    expect(isAnswerTo('absent-object', explainStatus(0x9000).kind)).toBe(false);
  });
});
