/** One edge: from these states, by this event, to that state. `to: 'same'` keeps the state. */
export interface Edge<State extends string, Event extends string> {
  readonly from: readonly State[];
  readonly event: Event;
  readonly to: State | 'same';
}

/** A thing's whole life as a flat table; what is not in it is not possible. */
export interface Lifecycle<State extends string, Event extends string> {
  readonly thing: string;
  readonly states: readonly State[];
  readonly edges: readonly Edge<State, Event>[];
}

export type Step<State extends string> =
  | { readonly ok: true; readonly to: State }
  /** Not from here; `from` lists the states from which it would be possible. */
  | { readonly ok: false; readonly from: readonly State[] };

/** The state after an event, or where it would have been possible. */
export function next<State extends string, Event extends string>(
  cycle: Lifecycle<State, Event>,
  state: string,
  event: string,
): Step<State> {
  const edges = cycle.edges.filter((edge) => edge.event === event);
  const edge = edges.find((candidate) => candidate.from.some((from) => from === state));
  if (edge === undefined) return { ok: false, from: edges.flatMap((candidate) => candidate.from) };
  return { ok: true, to: edge.to === 'same' ? (state as State) : edge.to };
}

/** States that nothing leads out of. */
export function finalStates<State extends string, Event extends string>(cycle: Lifecycle<State, Event>): readonly State[] {
  return cycle.states.filter((state) => !cycle.edges.some((edge) => edge.from.includes(state) && edge.to !== 'same' && edge.to !== state));
}
