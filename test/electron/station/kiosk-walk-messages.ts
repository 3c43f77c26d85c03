import type { SoftPhone } from '../../server/mobile-id/soft-phone.ts';
import { NEW_PIN, PIN } from './path.ts';
import { photo } from './people-world.ts';
import type { Somebody } from './register.ts';
import { VIRTUAL_PINS } from './virtual-pins.ts';

export interface HolderOnWalk extends Somebody {
  /** Ids of what is theirs; what they get on the walk comes in addition. */
  readonly things: string[];
  /** What nobody else may ever be told. */
  readonly marks: string[];
  /** What their phone signs with, and for which mobile ID. */
  readonly phone: SoftPhone;
  readonly mobileId: string;
}

export type Message = readonly [action: string, input: unknown, mentioned?: string];

interface Choice {
  readonly holders: readonly HolderOnWalk[];
  readonly reader: string;
  readonly pick: <V>(list: readonly V[]) => V;
  /** Who is signed in just now. */
  readonly here: () => HolderOnWalk | undefined;
}

const NOT_ASKED = '5a1c2f0e-6a5c-4f7e-9a55-0d6c1f3b2a77';

const plain = (action: string): (() => Message) => {
  return () => [action, {}];
};

/** What somebody at a kiosk might do or forge, by what it is. */
export function messages(choice: Choice): Readonly<Record<string, () => Message>> {
  return { ...waysIn(choice), ...ownThings(choice), ...phones(choice), ...forged(choice) };
}

const somebody = ({ holders, pick }: Choice): HolderOnWalk => pick(holders);

/** One's own as often as somebody else's. */
function thing(choice: Choice): string {
  const owner = choice.pick([choice.here() ?? somebody(choice), somebody(choice)]);
  return owner.things.length === 0 ? 'none' : choice.pick(owner.things);
}

function waysIn(choice: Choice) {
  const { reader, pick } = choice;
  const signIn = (): Message => {
    const { email, password } = somebody(choice);
    return ['session.sign-in', { email, password: pick([password, password, 'not the password']) }];
  };
  return {
    'signs in': signIn,
    'signs in too': signIn,
    'signs in by card': (): Message => ['session.sign-in-by-card', { reader, pin: pick([PIN, NEW_PIN]) }],
    'signs out': plain('session.sign-out'),
    'looks at the cards at hand': plain('session.cards-at-hand'),
    'looks at the window': plain('station.status'),
    'forgot a password': (): Message => ['self.forgot-password', { email: somebody(choice).email }],
    'guesses a code': (): Message => [
      'self.set-forgotten-password',
      { email: somebody(choice).email, codeSecret: 'guess', newPassword: 'a new one of theirs' },
    ],
    'guesses the staff code': (): Message => ['kiosk.leave', { codeSecret: 'not the staff code' }],
  };
}

function ownThings(choice: Choice) {
  const { reader, pick } = choice;
  return {
    'sees their things': plain('self.open'),
    'sees their things again': plain('self.open'),
    'looks at the readers': plain('self.readers'),
    'sends a photo': (): Message => ['self.edit-photo', { photo: photo(20, 20) }],
    'takes a request back': (): Message => ['self.abort-request', { requestId: thing(choice) }],
    'locks a virtual smart card': (): Message => [
      'self.lock-virtual-smart-card',
      { virtualSmartCardId: thing(choice), destroysKeys: false },
    ],
    'changes a virtual PIN': (): Message => ['self.change-virtual-pin', { virtualSmartCardId: thing(choice), newPin: VIRTUAL_PINS[0] }],
    'gets a virtual smart card': (): Message => ['self.get-virtual-smart-card', { newPin: VIRTUAL_PINS[0] }],
    'changes the PIN': (): Message => ['card.change-pin', { reader, oldPin: pick([PIN, NEW_PIN]), newPin: pick([PIN, NEW_PIN]) }],
    'sets the PIN': (): Message => ['self.unblock-pin', { reader, newPin: PIN }],
    'asks for a proof': plain('self.send-proof'),
    'guesses a proof': (): Message => ['self.prove-by-code', { codeSecret: '12345678' }],
    'has somebody vouch': (): Message => {
      const { email, password } = somebody(choice);
      return ['self.prove-by-staff', { email, password }];
    },
  };
}

function phones(choice: Choice) {
  const ask = plain('session.ask-mobile-id');
  const askOwn = plain('self.ask-mobile-id');
  return {
    'has a code shown at the door': ask,
    'has a code shown at the door again': ask,
    'has a code shown at the door once more': ask,
    'guesses at a sign-in by phone': (): Message => ['session.sign-in-by-mobile-id', { askedId: NOT_ASKED }],
    'asks their phone': askOwn,
    'asks their phone again': askOwn,
    'guesses at a proof by phone': (): Message => ['self.prove-by-mobile-id', { askedId: NOT_ASKED }],
    'gets a mobile ID': plain('self.get-mobile-id'),
    'locks a mobile ID': (): Message => ['self.lock-mobile-id', { mobileIdId: thing(choice) }],
  };
}

function forged(choice: Choice) {
  return {
    'forges: a person': (): Message => ['person.open', { personId: somebody(choice).id }],
    'forges: people': (): Message => ['person.find', { text: 'Walker', limit: 50 }],
    'forges: a card': (): Message => ['card.open', { cardId: thing(choice) }],
    'forges: a mobile ID for somebody': (): Message => ['mobile-id.supply', { personId: somebody(choice).id }],
    'forges: the lock of a mobile ID': (): Message => ['mobile-id.lock', { mobileIdId: thing(choice) }],
    'forges: the journal': (): Message => ['journal.find', { limit: 50 }],
    'forges: the search': (): Message => ['desk.search', { text: 'Walker' }],
    'forges: the readers': plain('reader.list'),
  };
}
