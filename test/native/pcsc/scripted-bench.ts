import { openPcscReaders } from '../../../native/pcsc/pcsc-readers.ts';
import type { ReaderEvent, Readers } from '../../../native/pcsc/readers.ts';
import { ManualPace } from './manual-pace.ts';
import { scriptedLanes } from './scripted-lane.ts';
import { ScriptedWinscard } from './scripted-winscard.ts';

/** PC/SC readers over a script, in time that passes by hand. */
export interface ScriptedBench {
  readonly winscard: ScriptedWinscard;
  readonly pace: ManualPace;
  readonly readers: Readers;
  readonly events: ReaderEvent[];
  /** The next event of this kind; ask before causing it. */
  readonly until: (kind: ReaderEvent['kind']) => Promise<ReaderEvent>;
  /** What happened since the last call, in short: the kind, and the reader's name where there is one. */
  readonly told: () => readonly string[];
  /** Closes the readers while time goes on; false when that hangs. */
  readonly closed: () => Promise<boolean>;
}

/** Lets everything happen that needs no time. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export async function scriptedBench(prepare: (winscard: ScriptedWinscard) => void): Promise<ScriptedBench> {
  const winscard = new ScriptedWinscard();
  const pace = new ManualPace();
  prepare(winscard);
  const readers = openPcscReaders({
    openLane: scriptedLanes(winscard),
    pace,
    whoHolds: () => Promise.resolve([{ pid: 7, name: 'other' }]),
  });
  const events: ReaderEvent[] = [];
  let toldBefore = 0;
  readers.watch((event) => events.push(event));
  await settle();
  await settle();
  return {
    winscard,
    pace,
    readers,
    events,
    until: (kind) => untilEvent(readers, kind),
    told: () => {
      const fresh = events.slice(toldBefore).map((event) => ('reader' in event ? `${event.kind} ${event.reader.name}` : event.kind));
      toldBefore = events.length;
      return fresh;
    },
    closed: () => closeInTime(readers, pace),
  };
}

function untilEvent(readers: Readers, kind: ReaderEvent['kind']): Promise<ReaderEvent> {
  return new Promise((resolve) => {
    const stop = readers.watch((event) => {
      if (event.kind !== kind) return;
      stop();
      resolve(event);
    });
  });
}

async function closeInTime(readers: Readers, pace: ManualPace): Promise<boolean> {
  let over = false;
  const closing = readers.close().then(() => {
    over = true;
  });
  for (let step = 0; step < 200 && !over; step += 1) {
    await settle();
    pace.advance(30);
  }
  if (over) await closing;
  await settle();
  return over;
}
