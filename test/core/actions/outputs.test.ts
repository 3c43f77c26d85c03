import { describe, expect, it } from 'vitest';
import type { ActionRow } from '../../../core/actions/action.ts';
import { actions } from '../../../core/actions/all.ts';
import { cardView, personSummary, stationStatusView } from '../../../core/actions/views.ts';
import { ID } from './expected-actions.ts';
import { places, schemaOf } from './schema-walk.ts';

const rows = Object.entries(actions) as readonly (readonly [string, ActionRow])[];

describe('What an action answers', () => {
  it.each(rows)('%s: only what its schema names', (_id, row) => {
    const output = schemaOf(row.output);
    expect(output.type).toBe('object');
    for (const { path, node } of places(output))
      if (node.properties !== undefined) expect(node.additionalProperties, `at ${path === '' ? 'the top' : path}`).toBe(false);
  });

  it('drops what no schema names, so that a column added to a record does not travel by itself', () => {
    const person = {
      id: ID,
      number: '2001',
      name: 'Ada Okafor',
      email: 'ada@example.org',
      state: 'active',
      servicePointId: ID,
    } as const;
    expect(personSummary.parse({ ...person, passwordHash: 'x', dataKeyId: ID })).toEqual(person);
  });

  it('refuses an answer that lacks what it promises', () => {
    expect(cardView.safeParse({}).success).toBe(false);
    expect(stationStatusView.safeParse({ state: 'asleep' }).success).toBe(false);
  });
});
