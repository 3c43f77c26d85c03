import { BatchStation, APPROVER, OPERATOR, READERS } from './batch-station.ts';
import { handOver } from '../../test/electron/station/people-file.ts';
import { atTheReaders } from './batch-hands.ts';

/**
 * The station's process of `npm run demo:batch`: `FOLDER enter COUNT` imports the people, requests and approves their cards, and begins to issue until
 * it is killed; `FOLDER go-on CARD@READER…` opens the same records, puts the cards back that lay in the readers, and issues the rest.
 * It says on its output what a hand beside it would see, one JSON line each.
 */
const [folder = '', what = '', ...words] = process.argv.slice(2);
const say = (line: Readonly<Record<string, unknown>>): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
const station = new BatchStation(folder);
await station.open();

/** A file as a register gives it. */
function peopleFile(count: number): string {
  const lines = Array.from({ length: count }, (_, at) => `Person ${String(at + 1).padStart(2, '0')};person${at + 1}@example.org\n`);
  return `Name;E-mail\n${lines.join('')}`;
}

async function enter(count: number): Promise<void> {
  const places = { organisation: 'Northwind Institute', servicePoint: 'North campus', station: 'Desk 1' };
  await station.call('station.first-start', { ...places, operator: OPERATOR, approver: APPROVER });
  await station.signIn(OPERATOR);
  await station.call('station.print-recovery-code', {});
  await station.call('station.confirm-recovery-printed', {});
  await station.call('option.change', { id: 'cards-batch-request-approval', value: true });
  const importId = await handOver(station, 'people.csv', peopleFile(count));
  const { reading } = await station.call('import.open', { importId });
  const { found } = await station.call('import.check', { importId, reading });
  const { done } = await station.call('import.run', { importId });
  if (found.create !== count || done.create !== count) throw new Error(`${done.create} of ${count} people were entered from the file`);
  const { batchId } = await station.call('batch.request-cards', { found: { text: 'person' }, profileId: 'employee-p256' });
  await station.call('batch.run', { batchId });
  await station.signIn(APPROVER);
  for (const { id } of (await station.call('request.find', { toDecide: true, limit: 500 })).requests)
    await station.call('request.approve', { requestId: id });
  await station.signIn(OPERATOR);
  await station.call('batch.issue-cards', { found: { text: '', states: ['approved'] } });
  say({ entered: count });
}

/** Puts a card in; the parent hears which card lies where, since after a power cut nobody else would know. */
async function putIn(reader: string, name: string): Promise<void> {
  const card = await station.card(name);
  say({ lies: name, reader });
  station.readers.insert(reader, card);
}

let blanks = 0;
const names = new Map<string, string>();

async function produce(lying: ReadonlyMap<string, string>, used: number): Promise<void> {
  blanks = used;
  const [order] = (await station.call('batch.find', { limit: 10 })).batches.filter(({ row }) => row === 36);
  if (order === undefined) throw new Error('the batch is not there');
  say({ batch: order });
  for (const [reader, name] of lying) {
    names.set(reader, name);
    await putIn(reader, name);
  }
  const blank = (reader: string): void => {
    blanks += 1;
    const name = `card-${String(blanks).padStart(3, '0')}`;
    names.set(reader, name);
    void putIn(reader, name);
  };
  const total = order.waiting + order.running + order.done + order.failed;
  const took = (reader: string, number: number): void => say({ made: names.get(reader), reader, number });
  atTheReaders({
    readers: station.readers,
    listen: (listener) => station.shell.listen(listener),
    took,
    nextBlank: (reader) => {
      if (blanks < total) blank(reader);
      return undefined;
    },
  });
  await station.call('batch.run', { batchId: order.id });
  for (const reader of READERS) if (!lying.has(reader) && blanks < total) blank(reader);
  for (;;) {
    // Listened for before it is asked: what changes between the two is not missed.
    const changed = station.heard(({ event }) => event === 'records');
    const { runs, done, leftMs } = await station.call('batch.open', { batchId: order.id, limit: 1 });
    say({ done, total, leftMs });
    if (!runs) return;
    await changed;
  }
}

if (what === 'enter') {
  await enter(Number(words[0]));
  await produce(new Map(), 0);
} else {
  await station.signIn(OPERATOR);
  const [used = '0', ...lying] = words;
  await produce(new Map(lying.map((word) => word.split('@').toReversed() as [string, string])), Number(used));
}
say({ finished: true });
await station.close();
process.exit(0);
