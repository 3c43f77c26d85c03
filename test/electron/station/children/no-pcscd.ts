import { workerLanes } from '../../../../native/pcsc/worker-lane.ts';
import { openPcscReaders } from '../../../../native/pcsc/pcsc-readers.ts';
import { MemoryShell } from '../../../../electron/shell/memory-shell.ts';
import { startStation } from '../../../../electron/station.ts';
import type { ActionId } from '../../../../core/actions/all.ts';
import type { Reply, StationEvent } from '../../../../core/actions/wire.ts';
import { emptyPage } from '../empty-page.ts';
import { APPROVER, OPERATOR } from '../test-station.ts';

/** A station on the system's own PC/SC library, or without one; reports what it says of its readers, as one line of JSON. */
const [dataFolder = '', library] = process.argv.slice(2);
const absent = workerLanes(new URL('../../../native/pcsc/absent-worker.ts', import.meta.url));
const shell = new MemoryShell();
const readers = openPcscReaders(library === 'absent' ? { openLane: absent } : {});

const ask = async (action: ActionId, input: object): Promise<unknown> => {
  const reply = JSON.parse(await shell.say(JSON.stringify({ action, input }))) as Reply;
  return reply.ok ? reply.output : reply.failure;
};
const down = new Promise<void>((resolve) => {
  shell.listen((json) => {
    const event = JSON.parse(json) as StationEvent;
    if (event.event === 'readers' && event.service !== 'up') resolve();
  });
});

const station = await startStation({ shell, readers, dataFolder, rendererFolder: emptyPage(), log: () => undefined });
const names = { organisation: 'Northwind Institute', servicePoint: 'North campus', station: 'Desk 1' };
await ask('station.first-start', { ...names, operator: OPERATOR, approver: APPROVER });
await ask('session.sign-in', { email: OPERATOR.email, password: OPERATOR.password });
await down;
const list = await ask('reader.list', {});
const unblock = await ask('card.unblock-pin', { reader: 'Reader A', newPin: '739152' });
const person = await ask('person.create', { name: 'Ada Ampère', email: 'ada@example.org' });
await station.close();
process.stdout.write(`${JSON.stringify({ list, unblock, person })}\n`);
