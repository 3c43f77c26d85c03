import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { approvedCard, blankCard, found, person } from '../path.ts';
import { strayCertificates } from '../issued-checks.ts';
import { WatchedCard } from '../tears/watched-card.ts';
import { READER, Refused, TestStation } from '../test-station.ts';

/** A station on a small disk that is full at three moments of an issue; reports what came of each, as one line of JSON. */
const folder = process.argv[2] ?? '';
const ballast = join(folder, 'ballast');
const GENERATE = 0x47;
const PUT_DATA = 0xdb;

/** Nothing more fits. */
function fill(): void {
  for (let size = 1 << 20; size >= 1; )
    try {
      writeFileSync(ballast, new Uint8Array(size), { flag: 'a' });
    } catch {
      size >>= 1;
    }
}

let issued = 0;
let atCommand: ((ins: number) => boolean) | undefined;
const station = await TestStation.open({
  dataFolder: join(folder, 'station'),
  fault: ({ command, phase }) => {
    if (phase !== 'before' || atCommand?.(command[1] ?? 0) !== true) return undefined;
    atCommand = undefined;
    fill();
    return undefined;
  },
  authority: (real) => ({
    ...real,
    issueOnHold: async (order) => {
      const certificate = await real.issueOnHold(order);
      issued += 1;
      return certificate;
    },
  }),
});

async function work(cardId: string): Promise<string> {
  try {
    const { openOperation } = await station.call('card.open', { cardId });
    const operationId = openOperation?.operationId;
    const taken = await station.tile(READER, ({ contents }) => contents === 'blank' || contents === 'unfinished');
    if (operationId !== undefined && taken.unfinishedOperationId !== operationId) await station.call('operation.discard', { operationId });
    const begun =
      operationId !== undefined && taken.unfinishedOperationId === operationId
        ? await station.call('operation.finish', { operationId, reader: READER })
        : await station.call('card.issue', { cardId, reader: READER });
    return (await station.ended(begun.operationId)).failure?.code ?? 'done';
  } catch (cause) {
    if (cause instanceof Refused) return cause.code;
    throw cause;
  }
}

async function fullAt(name: string, moment: typeof atCommand): Promise<object> {
  const cardId = await approvedCard(station, await person(station, name));
  const card = new WatchedCard(await blankCard());
  await station.insert(card);
  issued = 0;
  if (moment === undefined) fill();
  else atCommand = moment;
  const first = await work(cardId);
  const again = await work(cardId);
  const inForce = station.store.certificates.byCard(cardId).filter(({ state }) => state === 'valid').length;
  rmSync(ballast);
  const withRoom = await work(cardId);
  const { state } = await station.call('card.open', { cardId });
  const stray = strayCertificates(station, card);
  station.readers.remove(READER);
  await station.tile(READER, ({ contents }) => contents === 'empty');
  await station.call('card.lock', { cardId });
  return { first, again, inForce, withRoom, state, stray, wrong: [card.wrongPins, card.wrongPuks] };
}

await found(station);
const fulls = [
  await fullAt('Ada Ampère', undefined),
  await fullAt('Grace Hopper', (ins) => ins === GENERATE),
  await fullAt('Jean Bartik', (ins) => ins === PUT_DATA && issued > 0),
];
const { sound } = await station.call('journal.verify', {});
const defects = station.logged.filter((line) => line.startsWith('defect'));
await station.close();
process.stdout.write(`${JSON.stringify({ fulls, sound, defects })}\n`);
