import { lifecycles } from '../../core/lifecycles/all.ts';
import { cascade } from '../../core/lifecycles/cascade.ts';
import { finalStates, type Lifecycle } from '../../core/lifecycles/lifecycle.ts';
import { type SideEffect, type SideEffectName, sideEffects } from '../../core/lifecycles/side-effect.ts';
import { sideEffectsOf } from '../../core/lifecycles/side-effects.ts';
import { states as words } from '../../renderer/strings/en/states.ts';
import { code, page, table } from './markdown.ts';

type Cycle = Lifecycle<string, string>;

const named = (state: string): string => (words as Readonly<Record<string, string>>)[state] ?? state;
const inWords = (name: string): string =>
  name
    .replaceAll(/([A-Z])/g, ' $1')
    .replaceAll('-', ' ')
    .toLowerCase();
const heading = (name: string): string => inWords(name).replace(/^./, (first) => first.toUpperCase());

function cycle(of: Cycle): readonly string[] {
  const final = finalStates(of).map(named);
  const rows = of.edges.map((edge) => [edge.from.map(named).join(', '), inWords(edge.event), edge.to === 'same' ? 'same' : named(edge.to)]);
  return [
    `## ${heading(of.thing)}`,
    `States: ${of.states.map(named).join(', ')}. ${final.length === 0 ? 'None is final.' : `Final: ${final.join(', ')}.`}`,
    table(['From', 'Event', 'To'], rows),
    ...besides(of.thing),
  ];
}

/** The side effects of each event, for the things that have them. */
function besides(thing: string): readonly string[] {
  const events = (sideEffectsOf as Readonly<Record<string, Readonly<Record<string, readonly SideEffectName[]>>>>)[thing];
  if (events === undefined) return [];
  const rows = Object.entries(events).flatMap(([event, names]) =>
    names.length === 0 ? [[inWords(event), 'Nothing.', '']] : names.map((name) => [inWords(event), sideEffects[name].what, shown(name)]),
  );
  return [`### What else an event of a ${inWords(thing)} does`, BESIDES, table(['Event', 'Besides', 'Shows as'], rows)];
}

const BESIDES = 'Whatever there is for it to happen to; where there is nothing, nothing happens.';
const shown = (name: SideEffectName): string => (sideEffects[name] as SideEffect).shows.map(code).join(', ');

/** Every life cycle; an event from a state that is not listed is refused. */
export function lifeCyclesPage(): string {
  const followers = ['card', 'temporaryCard', 'mobileId', 'virtualSmartCard'] as const;
  return page('Life cycles', '`core/lifecycles`', [
    'An event from a state that is not listed is refused with `state-refuses`, and nothing changes.',
    ...(lifecycles as readonly Cycle[]).flatMap(cycle),
    '## What a person’s event does to their credentials',
    'A credential from whose state its own event does not lead stays as it is.',
    table(
      ['Person', ...followers.map(heading)],
      Object.entries(cascade).map(([event, what]) => [
        inWords(event),
        ...followers.map((credential) => inWords(what[credential] ?? 'stays')),
      ]),
    ),
  ]);
}
