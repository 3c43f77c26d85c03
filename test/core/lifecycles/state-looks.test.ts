import { describe, expect, it } from 'vitest';
import { lifecycles } from '../../../core/lifecycles/all.ts';
import { stateLook, stateLooks } from '../../../core/lifecycles/state-looks.ts';

const tones: Readonly<Record<string, { readonly tone: string; readonly sign: string }>> = stateLooks;

describe('The look of a state', () => {
  it.each([...new Set(lifecycles.flatMap((cycle) => cycle.states as readonly string[]))])('“%s” has a tone and a sign', (state) => {
    expect(tones[state]?.tone).toMatch(/^(?:ok|wait|off|bad)$/);
    expect(tones[state]?.sign).toMatch(/^.$/u);
  });

  it.each([
    ['active', 'ok'],
    ['valid', 'ok'],
    ['enabled', 'ok'],
    ['requested', 'wait'],
    ['issued', 'wait'],
    ['on-hold', 'wait'],
    ['inactive', 'off'],
    ['disabled', 'off'],
    ['assigned', 'ok'],
    ['approved', 'wait'],
    ['locked', 'bad'],
    ['revoked', 'bad'],
    ['rejected', 'bad'],
  ])('“%s” is %s, as the screens promise', (state, tone) => {
    expect(tones[state]?.tone).toBe(tone);
  });

  it.each([
    ['requested', 'wait'],
    ['approved', 'ok'],
    ['rejected', 'bad'],
    ['aborted', 'off'],
  ] as const)('of a request that is “%s” is %s: only what is not decided waits', (state, tone) => {
    expect(stateLook(state, 'request').tone).toBe(tone);
  });

  it('never tells good from bad by colour alone: no two tones share a sign', () => {
    const bySign = new Map<string, Set<string>>();
    for (const { tone, sign } of Object.values(tones)) bySign.set(sign, (bySign.get(sign) ?? new Set()).add(tone));
    for (const [sign, of] of bySign) expect([...of], sign).toHaveLength(1);
  });
});
