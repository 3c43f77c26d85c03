import type { CardInReader } from '../../../native/simulator/card-in-reader.ts';
import type { HandClock } from './hand-clock.ts';
import { code, session } from './kiosk-world.ts';
import { type HolderOnWalk, type Message, messages } from './kiosk-walk-messages.ts';
import type { TestStation } from './test-station.ts';
import type { TicketServer } from './ticket-server.ts';

interface Seen {
  readonly what: string;
  /** All that the window was told since the action before. */
  readonly text: string;
  /** Who was, or came to be, signed in. */
  readonly whose: readonly (string | undefined)[];
}

interface Walk {
  readonly station: TestStation;
  readonly clock: HandClock;
  readonly holders: readonly HolderOnWalk[];
  readonly seed: number;
  readonly reader: string;
  /** Cards of several people, one of them in the reader. */
  readonly cards: readonly CardInReader[];
  readonly server: TicketServer;
}

/** Marks of anybody but those who were signed in. */
export function strangersIn(text: string, holders: readonly HolderOnWalk[], whose: Seen['whose']): readonly string[] {
  return holders.filter(({ id }) => !whose.includes(id)).flatMap(({ marks }) => marks.filter((mark) => text.includes(mark)));
}

/** Mulberry32: the same walk again from the same seed. */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Each call does one thing that somebody at a kiosk might do or forge, and gives what the window heard by it. */
export function walkActs(walk: Walk): () => Promise<Seen> {
  const { station, clock, holders, seed, reader } = walk;
  const roll = dice(seed);
  const pick = <Value>(list: readonly Value[]): Value => list[Math.floor(roll() * list.length)] as Value;
  let here: HolderOnWalk | undefined;
  const acts = messages({ holders, reader, pick, here: () => here });
  const names = Object.keys(acts);
  let follows: Message | undefined;
  const next = async (): Promise<readonly [string, Message]> => {
    if (roll() < 0.02) station.shell.lockSystem();
    if (roll() < 0.05) clock.forward(1000);
    if (follows !== undefined && roll() < 0.8) {
      phoneSigns(walk, roll() < 0.7 && here !== undefined ? here : pick(holders));
      return [follows[0], follows];
    }
    if (roll() < 0.03) await swap(walk, pick(walk.cards));
    const what = pick(names);
    return [what, acts[what]?.() ?? ['station.status', {}]];
  };
  return async () => {
    const before = (await session(station))?.person.id;
    here = holders.find(({ id }) => id === before);
    const heard = station.shell.events.length;
    const [what, [action, input, mentioned]] = await next();
    const reply = await station.ask(action, input);
    follows = reply.ok ? afterAsking(action, reply.output) : undefined;
    const after = (await session(station))?.person.id;
    if (reply.ok && after === before) gain(here, reply.output);
    // A refusal may say again what was typed; it is not told by the station.
    const told = code(reply) === 'input-invalid' ? '' : JSON.stringify(reply);
    const text = [told, ...station.shell.events.slice(heard)].join('\n');
    return { what: `${what} (${code(reply)})`, text, whose: [before, after, ...(mentioned === undefined ? [] : [mentioned])] };
  };
}

/** Whoever had a code shown is likely to wait for the phone. */
function afterAsking(action: string, output: unknown): Message | undefined {
  const { askedId } = (output ?? {}) as { readonly askedId?: string };
  if (action === 'session.ask-mobile-id') return ['session.sign-in-by-mobile-id', { askedId }];
  return action === 'self.ask-mobile-id' ? ['self.prove-by-mobile-id', { askedId }] : undefined;
}

/** The last code that was shown is scanned by that person, whoever asked for it. */
function phoneSigns({ server }: Walk, { phone, mobileId }: HolderOnWalk): void {
  const asked = server.tickets.at(-1)?.asked;
  if (asked !== undefined) server.signed(mobileId, phone.sign(asked));
}

/** Virtual smart cards and mobile IDs that somebody got just now are theirs. */
function gain(holder: HolderOnWalk | undefined, output: unknown): void {
  const { virtualSmartCardId, mobileIdId } = (output ?? {}) as { readonly virtualSmartCardId?: string; readonly mobileIdId?: string };
  for (const id of [virtualSmartCardId, mobileIdId]) {
    if (id === undefined || holder === undefined) continue;
    holder.things.push(id);
    holder.marks.push(id);
  }
}

/** Another card in place of the one in the reader: what was signed in by that one is over before the next lies there. */
async function swap({ station, reader }: Walk, card: CardInReader): Promise<void> {
  const seen = async (wanted: boolean): Promise<void> => {
    for (;;) {
      const changed = station.heard((event) => (event.event === 'readers' ? true : undefined));
      const { cards } = await station.call('session.cards-at-hand', {});
      if (cards.some((at) => at.reader === reader) === wanted) return;
      await changed;
    }
  };
  station.readers.remove(reader);
  await seen(false);
  station.readers.insert(reader, card);
  await seen(true);
}
