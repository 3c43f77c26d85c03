import { composed } from '../../../electron/compose-station.ts';
import type { Parts } from '../../../electron/actions/handler.ts';
import { jobsOf, settleAtStart } from '../../../electron/compose-jobs.ts';
import { createKiosk } from '../../../electron/router/kiosk.ts';
import { JobRunner } from '../../../electron/jobs/job-runner.ts';
import type { StationOptions } from '../../../electron/compose-station.ts';
import type { RunningStation } from '../../../electron/station.ts';
import { TestStation, type TestStationOptions } from './test-station.ts';

/**
 * A whole station without window and timers, for tests that open thousands of them. Whoever signs in there is put into its session by hand:
 * a password takes tens of milliseconds.
 */
export async function quickStation(options: TestStationOptions): Promise<{ readonly station: TestStation; readonly parts: Parts }> {
  const held: { parts?: Parts } = {};
  const start = async (given: StationOptions): Promise<RunningStation> => {
    const { parts, answer, end } = await composed(given, {
      swap: () => Promise.reject(new Error('a quick station is never restored')),
      kiosk: createKiosk(given.kiosk === true, () => undefined),
    });
    held.parts = parts;
    given.shell.onMessage(answer);
    await settleAtStart(parts);
    const jobs = new JobRunner(
      jobsOf(() => parts),
      given.log,
    );
    return { store: parts.store, runJobs: () => jobs.runAll(), close: () => end(() => given.readers.close()) };
  };
  const station = await TestStation.open({ ...options, start });
  if (held.parts === undefined) throw new Error('the station was not composed');
  return { station, parts: held.parts };
}
