import type { HandClock } from './hand-clock.ts';
import { code, session } from './kiosk-world.ts';
import { NEW_PIN, PIN } from './path.ts';
import { photo } from './people-world.ts';
import type { Somebody } from './register.ts';
import type { TestStation } from './test-station.ts';
import { VIRTUAL_PINS } from './virtual-pins.ts';

export interface HolderOnWalk extends Somebody {
  /** Ids of what is theirs. */
  readonly things: readonly string[];
  /** What nobody else may ever be told. */
  readonly marks: readonly string[];
}

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
}

/** Marks of anybody but those who were signed in. */
export function strangersIn(text: string, holders: readonly HolderOnWalk[], whose: Seen['whose']): readonly string[] {
  return holders.filter(({ id }) => !whose.includes(id)).flatMap(({ marks }) => marks.filter((mark) => text.includes(mark)));
}

/** Mulberry32: the same walk again from the same seed. */
function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Each call does one thing that somebody at a kiosk might do or forge, and gives what the window heard by it. */
export function walkActs({ station, clock, holders, seed, reader }: Walk): () => Promise<Seen> {
  const roll = dice(seed);
  const pick = <Value>(list: readonly Value[]): Value => list[Math.floor(roll() * list.length)] as Value;
  const acts = messages({ holders, reader, pick });
  const names = Object.keys(acts);
  return async () => {
    const before = (await session(station))?.person.id;
    const heard = station.shell.events.length;
    const what = pick(names);
    if (roll() < 0.02) station.shell.lockSystem();
    if (roll() < 0.05) clock.forward(1000);
    const [action, input, mentioned] = acts[what]?.() ?? ['station.status', {}, ''];
    const reply = await station.ask(action, input);
    const after = (await session(station))?.person.id;
    // A refusal may say again what was typed; it is not told by the station.
    const told = code(reply) === 'input-invalid' ? '' : JSON.stringify(reply);
    const text = [told, ...station.shell.events.slice(heard)].join('\n');
    return { what: `${what} (${code(reply)})`, text, whose: [before, after, ...(mentioned === undefined ? [] : [mentioned])] };
  };
}

type Message = readonly [action: string, input: unknown, mentioned?: string];

function messages({ holders, reader, pick }: Pick<Walk, 'holders' | 'reader'> & { readonly pick: <V>(list: readonly V[]) => V }) {
  const somebody = (): HolderOnWalk => pick(holders);
  const thing = (): string => pick(somebody().things.length === 0 ? ['none'] : somebody().things) ?? 'none';
  const signIn = (): Message => {
    const { email, password } = somebody();
    return ['session.sign-in', { email, password: pick([password, password, 'not the password']) }];
  };
  const plain = (action: string): (() => Message) => {
    return () => [action, {}];
  };
  return {
    'signs in': signIn,
    'signs in too': signIn,
    'signs in by card': (): Message => ['session.sign-in-by-card', { reader, pin: pick([PIN, NEW_PIN]) }],
    'signs out': plain('session.sign-out'),
    'sees their things': plain('self.open'),
    'sees their things again': plain('self.open'),
    'looks at the readers': plain('self.readers'),
    'looks at the cards at hand': plain('session.cards-at-hand'),
    'looks at the window': plain('station.status'),
    'sends a photo': (): Message => ['self.edit-photo', { photo: photo(20, 20) }],
    'takes a request back': (): Message => ['self.abort-request', { requestId: thing() }],
    'locks a virtual smart card': (): Message => ['self.lock-virtual-smart-card', { virtualSmartCardId: thing(), destroysKeys: false }],
    'changes a virtual PIN': (): Message => ['self.change-virtual-pin', { virtualSmartCardId: thing(), newPin: VIRTUAL_PINS[0] }],
    'gets a virtual smart card': (): Message => ['self.get-virtual-smart-card', { newPin: VIRTUAL_PINS[0] }],
    'changes the PIN': (): Message => ['card.change-pin', { reader, oldPin: pick([PIN, NEW_PIN]), newPin: pick([PIN, NEW_PIN]) }],
    'sets the PIN': (): Message => ['self.unblock-pin', { reader, newPin: PIN }],
    'asks for a proof': plain('self.send-proof'),
    'guesses a proof': (): Message => ['self.prove-by-code', { codeSecret: '12345678' }],
    'has somebody vouch': (): Message => ['self.prove-by-staff', { email: somebody().email, password: somebody().password }],
    'forgot a password': (): Message => ['self.forgot-password', { email: somebody().email }],
    'guesses a code': (): Message => [
      'self.set-forgotten-password',
      { email: somebody().email, codeSecret: 'guess', newPassword: 'a new one of theirs' },
    ],
    'forges: a person': (): Message => ['person.open', { personId: somebody().id }],
    'forges: people': (): Message => ['person.find', { text: 'Walker', limit: 50 }],
    'forges: a card': (): Message => ['card.open', { cardId: thing() }],
    'forges: the journal': (): Message => ['journal.find', { limit: 50 }],
    'forges: the search': (): Message => ['desk.search', { text: 'Walker' }],
    'forges: the readers': plain('reader.list'),
    'guesses the staff code': (): Message => ['kiosk.leave', { codeSecret: 'not the staff code' }],
  } satisfies Record<string, () => Message> as Readonly<Record<string, () => Message>>;
}
