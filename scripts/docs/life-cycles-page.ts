import { lifecycles } from '../../core/lifecycles/all.ts';
import { cascade } from '../../core/lifecycles/cascade.ts';
import { finalStates, type Lifecycle } from '../../core/lifecycles/lifecycle.ts';
import { states as words } from '../../renderer/strings/en/states.ts';
import { page, table } from './markdown.ts';

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
  ];
}

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
