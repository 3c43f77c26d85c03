import { optionById } from '../../../core/options.ts';
import type { PeopleWorld } from './people-world.ts';
import { OPERATOR, APPROVER, type TestStation } from './test-station.ts';

/** One way in which an event comes about. An event may need several until everything has happened that can. */
export interface Scene {
  readonly event: string;
  /** Tells it from the other scenes of its event. */
  readonly how?: string;
  /** Makes what is needed, brings the event about through the router or a job, and tells what changed besides. */
  readonly bring: (world: PeopleWorld) => Promise<readonly string[]>;
}

export const setOption = (station: TestStation, id: string, value: boolean | string) => station.call('option.change', { id, value });

/** With an option that is as before afterwards. */
export async function withOption<Value>(
  station: TestStation,
  [id, value]: readonly [string, boolean | string],
  act: () => Promise<Value>,
): Promise<Value> {
  const before = station.store.get('option', id)?.value ?? optionById(id).standard;
  await setOption(station, id, value);
  try {
    return await act();
  } finally {
    await station.signIn(OPERATOR);
    await setOption(station, id, before as boolean | string);
  }
}

/** While the approver is signed in. */
export async function asApprover<Value>(station: TestStation, act: () => Promise<Value>): Promise<Value> {
  await station.signIn(APPROVER);
  try {
    return await act();
  } finally {
    await station.signIn(OPERATOR);
  }
}
