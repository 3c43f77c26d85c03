import Database from 'better-sqlite3';
import type { ActionId } from '../../core/actions/all.ts';
import { MemoryReaders } from '../../native/simulator/memory-readers.ts';
import { BenchStation } from './bench-station.ts';
import type { Bench } from './figure.ts';
import { fillWholeRegister } from './full-register.ts';
import { quantile } from './interleave.ts';

const PEOPLE = Number(process.env['CARDWRIGHT_BENCH_PEOPLE'] ?? 1_000_000);
const CARDS_EACH = 2;
const GOAL_MS = 100;
const SHARE = 0.99;
const WINDOW = 100;
const DEEP = 40;

/** A page with a list: how it may be sorted, its chips, and what people type there. */
interface List {
  readonly action: Extract<ActionId, 'person.find' | 'card.find' | 'request.find' | 'temporary-card.find'>;
  readonly sorts: readonly string[];
  readonly chips: readonly string[];
  readonly texts: readonly string[];
}

const NAMES = ['', 'a', 'an', 'anna', 'anna bau', 'hansen', 'nowak 4711', '4711', 'khan 9', 'no such name'];
const lists: readonly List[] = [
  {
    action: 'person.find',
    sorts: ['name', 'number', 'since'],
    chips: ['active', 'inactive', 'locked', 'requested', 'registered', 'erased'],
    texts: [...NAMES, 'p77', 'p4711@example.org'],
  },
  {
    action: 'card.find',
    sorts: ['number', 'expires'],
    chips: ['requested', 'approved', 'failed', 'issued', 'active', 'inactive', 'locked', 'expired'],
    // Numbers of chips (ab…) and of certificates (cc…), whole and from their beginning.
    texts: [...NAMES, 'ab000471', 'ab00', 'cc0047', 'cc004711'],
  },
  { action: 'request.find', sorts: ['since'], chips: ['requested', 'approved', 'rejected', 'aborted'], texts: NAMES },
  {
    action: 'temporary-card.find',
    sorts: ['number', 'due'],
    chips: ['requested', 'failed', 'unassigned', 'assigned', 'expired', 'aborted', 'locked'],
    texts: [...NAMES, 'T-4716'],
  },
];

interface Ask {
  readonly action: ActionId;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Every list as its page can show it: each sort both ways, no chip, each one, the first two, all; each text. */
function* asks(): Generator<Ask> {
  for (const { action, sorts, chips, texts } of lists)
    for (const by of sorts)
      for (const down of [false, true])
        for (const states of [undefined, ...chips.map((chip) => [chip]), chips.slice(0, 2), chips])
          for (const text of texts)
            yield { action, input: { text, limit: WINDOW, sort: { by, down }, ...(states === undefined ? {} : { states }) } };
  yield { action: 'request.find', input: { toDecide: true, limit: 200 } };
  yield { action: 'request.find', input: { mine: true, limit: 200 } };
  for (const text of NAMES.filter((name) => name !== '')) yield { action: 'desk.search', input: { text } };
}

interface Answer {
  readonly ms: number;
  readonly next: string | undefined;
}

async function ask({ action, input }: Ask, station: BenchStation): Promise<Answer> {
  const startMs = performance.now();
  const answer = await station.say(JSON.stringify({ action, input }));
  const ms = performance.now() - startMs;
  const reply = JSON.parse(answer) as { readonly ok: boolean; readonly output?: { readonly next?: string } };
  if (!reply.ok) throw new Error(`${action} was refused: ${answer.slice(0, 200)}`);
  return { ms, next: reply.output?.next };
}

/** The windows behind the first, as somebody scrolls. */
async function scrolled(first: Ask, station: BenchStation): Promise<readonly number[]> {
  const times: number[] = [];
  let after = (await ask(first, station)).next;
  for (let window = 0; window < DEEP && after !== undefined; window += 1) {
    const { ms, next } = await ask({ ...first, input: { ...first.input, after } }, station);
    times.push(ms);
    after = next;
  }
  return times;
}

export const firstRows: Bench = {
  name: 'table.first-rows.1M',
  title: 'The first rows of every list',
  async run(say) {
    const station = await BenchStation.open(new MemoryReaders({ clock: { nowMs: () => Date.now() }, names: [] }));
    try {
      const [point] = station.store.all('service-point');
      const startedMs = performance.now();
      const raw = new Database(station.store.path);
      fillWholeRegister(raw, { people: PEOPLE, cardsEach: CARDS_EACH, servicePointId: point?.id ?? '' });
      raw.close();
      say(`${PEOPLE} people and ${CARDS_EACH * PEOPLE} cards in ${((performance.now() - startedMs) / 1000).toFixed(0)} s`);
      const times: { readonly ms: number; readonly what: string }[] = [];
      for (const each of asks()) times.push({ ms: (await ask(each, station)).ms, what: `${each.action} ${JSON.stringify(each.input)}` });
      for (const { ms, what } of times.toSorted((left, right) => right.ms - left.ms).slice(0, 12)) say(`${ms.toFixed(1)} ms ${what}`);
      const first = times.map(({ ms }) => ms);
      const deep = await scrolled(
        { action: 'card.find', input: { text: '', limit: WINDOW, sort: { by: 'expires', down: true } } },
        station,
      );
      say(
        `median ${quantile(first, 0.5).toFixed(1)} ms of ${first.length}; ${deep.length} windows further on ${quantile(deep, SHARE).toFixed(1)} ms`,
      );
      return [
        {
          name: 'table.first-rows.1M',
          value: quantile([...first, ...deep], SHARE),
          unit: 'ms',
          goal: GOAL_MS,
          bound: 'most',
          what: `The whole way from message to answer for the first ${WINDOW} rows of every list that the pages show (people, cards by their numbers and those of chips and certificates, requests, temporary cards), by every sort, chip and many texts, and for windows further on, at ${PEOPLE.toLocaleString('en')} people and ${(CARDS_EACH * PEOPLE).toLocaleString('en')} cards: 99th percentile of ${first.length + deep.length}.`,
          series: [
            { label: 'first rows', unit: 'ms', values: first },
            { label: 'further on', unit: 'ms', values: deep },
          ],
        },
      ];
    } finally {
      await station.close();
    }
  },
};
