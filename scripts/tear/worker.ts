import { parentPort, workerData } from 'node:worker_threads';
import { countOf, killBySystem, playAll } from '../../test/electron/station/tears/cases.ts';
import { flowNamed } from '../../test/electron/station/tears/flows.ts';
import { stageOf } from '../../test/electron/station/tears/stage.ts';
import type { Job, Told } from './job.ts';

/** Plays all cases of one flow on one kind of card, and tells each. */
const { flow, kind, every, from, sigkills } = workerData as Job;
const tell = (told: Told): void => parentPort?.postMessage(told);
const stage = await stageOf(flowNamed(flow), kind);
try {
  const sample = { every, from };
  tell({ cases: (await countOf(stage, sample)) + sigkills });
  await playAll(stage, sample, tell);
  await killBySystem(stage, sigkills, tell);
} finally {
  stage.end();
}
process.exit(0);
