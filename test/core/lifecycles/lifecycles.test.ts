import { describe, expect, it } from 'vitest';
import { lifecycles } from '../../../core/lifecycles/all.ts';
import { finalStates, type Lifecycle, next } from '../../../core/lifecycles/lifecycle.ts';
import { expectedCredentials } from './expected-credentials.ts';
import { expectedServicePoints } from './expected-service-points.ts';

type Cycle = Lifecycle<string, string>;
const cycles = lifecycles as readonly Cycle[];
const expected = { ...expectedCredentials, ...expectedServicePoints };

interface Try {
  readonly thing: string;
  readonly state: string;
  readonly event: string;
  /** Undefined where it must be refused. */
  readonly to: string | undefined;
}

/** Every state with every event of a thing. */
function tries(thing: string): readonly Try[] {
  const edges = new Map(
    (expected[thing]?.edges ?? []).map((line) => {
      const [from = '', to = ''] = line.split(' → ');
      return [from, to] as const;
    }),
  );
  const events = new Set([...edges.keys()].map((from) => from.split(' ')[1] ?? ''));
  return (expected[thing]?.states ?? []).flatMap((state) =>
    [...events].map((event) => ({ thing, state, event, to: edges.get(`${state} ${event}`) })),
  );
}

function cycleOf(thing: string): Cycle {
  const found = cycles.find((cycle) => cycle.thing === thing);
  if (found === undefined) throw new RangeError(`no life cycle of ${thing}`);
  return found;
}

const all = Object.keys(expected).flatMap(tries);

describe('The life cycles', () => {
  it('are of these twelve things, each once', () => {
    expect(cycles.map((cycle) => cycle.thing).toSorted()).toEqual(Object.keys(expected).toSorted());
  });

  it.each(cycles.map((cycle) => [cycle.thing, cycle] as const))(
    'of a %s know the states and events of the specification alone',
    (thing, cycle) => {
      expect(cycle.states.toSorted()).toEqual(expected[thing]?.states.toSorted());
      const events = new Set(cycle.edges.map((edge) => edge.event));
      expect([...events].toSorted()).toEqual([...new Set(tries(thing).map((entry) => entry.event))].toSorted());
    },
  );

  it.each(all.filter((entry) => entry.to !== undefined))(
    '$thing: $event of one that is $state makes it $to',
    ({ thing, state, event, to }) => {
      expect(next(cycleOf(thing), state, event)).toEqual({ ok: true, to });
    },
  );

  it.each(all.filter((entry) => entry.to === undefined))('$thing: $event of one that is $state is refused', ({ thing, state, event }) => {
    const step = next(cycleOf(thing), state, event);
    expect(step.ok).toBe(false);
    const possibleFrom = all.filter((entry) => entry.thing === thing && entry.event === event && entry.to !== undefined);
    expect(step.ok ? [] : step.from.toSorted()).toEqual(possibleFrom.map((entry) => entry.state).toSorted());
  });

  it.each(cycles.map((cycle) => [cycle.thing, cycle] as const))('of a %s end where the specification says', (thing, cycle) => {
    expect(finalStates(cycle).toSorted()).toEqual(expected[thing]?.ends.toSorted());
  });

  it.each(cycles.map((cycle) => [cycle.thing, cycle] as const))('of a %s refuse states and events that nobody knows', (_thing, cycle) => {
    expect(next(cycle, cycle.states[0] ?? '', 'evaporate')).toEqual({ ok: false, from: [] });
    expect(next(cycle, 'elsewhere', cycle.edges[0]?.event ?? '').ok).toBe(false);
    expect(next(cycle, 'toString', 'constructor').ok).toBe(false);
  });

  it.each(cycles.map((cycle) => [cycle.thing, cycle] as const))('of a %s never lead two ways by one event', (_thing, cycle) => {
    for (const state of cycle.states)
      for (const event of new Set(cycle.edges.map((edge) => edge.event)))
        expect(cycle.edges.filter((edge) => edge.event === event && edge.from.includes(state)).length, `${state} ${event}`).toBeLessThan(2);
  });
});

describe('What is locked or ended never comes back', () => {
  const walk = (cycle: Cycle, start: string): ReadonlySet<string> => {
    const seen = new Set([start]);
    for (const state of seen)
      for (const { event } of cycle.edges) {
        const step = next(cycle, state, event);
        if (step.ok) seen.add(step.to);
      }
    return seen;
  };

  it.each([
    ['card', 'locked', ['locked']],
    ['card', 'expired', ['expired']],
    ['card', 'rejected', ['rejected']],
    ['card', 'aborted', ['aborted']],
    ['temporary-card', 'locked', ['locked']],
    ['temporary-card', 'aborted', ['aborted']],
    ['mobile-id', 'locked', ['locked']],
    ['virtual-smart-card', 'locked', ['locked']],
    ['certificate', 'revoked', ['revoked']],
    ['certificate', 'expired', ['expired']],
    ['request', 'approved', ['approved']],
    ['request', 'rejected', ['rejected']],
    ['request', 'aborted', ['aborted']],
    ['person', 'erased', ['erased']],
    ['person', 'locked', ['erased', 'locked']],
    ['access-request', 'rejected', ['rejected']],
  ])('a %s that is %s, whatever is tried with it', (thing, state, reaches) => {
    expect([...walk(cycleOf(thing), state)].toSorted()).toEqual(reaches);
  });

  it('a minted RAiD is never a draft again', () => {
    expect(walk(cycleOf('raid'), 'open').has('draft')).toBe(false);
  });

  it('a membership that was once answered never waits again', () => {
    expect(walk(cycleOf('membership'), 'enabled').has('pending')).toBe(false);
  });
});

describe('A failed production', () => {
  it.each([
    ['card', 'issued'],
    ['temporary-card', 'unassigned'],
  ])('of a %s can be repeated and succeeds', (thing, to) => {
    expect(next(cycleOf(thing), 'failed', 'issue')).toEqual({ ok: true, to });
  });

  it.each(['activate', 'lock', 'deactivate', 'expire', 'change-pin', 'unblock'])(
    'of a card allows no %s before it was repeated',
    (event) => {
      expect(next(cycleOf('card'), 'failed', event).ok).toBe(false);
    },
  );
});
