import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkRaid } from '../../../core/raid/check-raid.ts';

interface Example {
  readonly id: string;
  readonly valid: boolean;
  readonly raid: unknown;
  readonly expectedFailures?: readonly { readonly fieldId: string; readonly errorType: string }[];
}

const { asOf, examples } = JSON.parse(readFileSync(new URL('../../fixtures/raid-examples.json', import.meta.url), 'utf8')) as {
  readonly asOf: string;
  readonly examples: readonly Example[];
};

describe('The published examples of RAiDs', () => {
  it('are five valid ones and five invalid ones', () => {
    expect(examples.filter(({ valid }) => valid)).toHaveLength(5);
    expect(examples.filter(({ valid }) => !valid)).toHaveLength(5);
  });

  it.each(examples.filter(({ valid }) => valid))('$id passes every rule', ({ raid }) => {
    const checked = checkRaid(raid, { asOf });
    expect(checked.ok ? [] : checked.failures).toEqual([]);
  });

  it.each(examples.filter(({ valid }) => !valid))(
    '$id has exactly the faults that it should, each at its path',
    ({ raid, expectedFailures }) => {
      const checked = checkRaid(raid, { asOf });
      expect(checked.ok ? [] : checked.failures.map(({ fieldId, errorType }) => ({ fieldId, errorType }))).toEqual(expectedFailures);
    },
  );
});
