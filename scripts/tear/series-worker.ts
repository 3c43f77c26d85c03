import { parentPort, workerData } from 'node:worker_threads';
import { countApdus } from '../../test/electron/station/tear.ts';
import { along, type Series, tearEach, together } from '../../test/electron/station/tear-series.ts';
import { stage } from '../../test/electron/station/tear-stage.ts';

/** Tears one series at every APDU, before and after its effect, and tells what came of it. */
const series = workerData as Series;
const bench = await stage(series.card);
const apdus = await countApdus(bench);
const tallies = [];
for (const phase of ['before', 'after'] as const) tallies.push(await tearEach(bench, along(apdus, { ...series.tear, phase })));
bench.end();
parentPort?.postMessage({ apdus, ...together(tallies) });
