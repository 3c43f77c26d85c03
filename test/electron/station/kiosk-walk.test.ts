import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { measure } from '../../../scripts/measures.ts';
import { rounds } from '../../rounds.ts';
import { SoftPhone } from '../../server/mobile-id/soft-phone.ts';
import { HandClock } from './hand-clock.ts';
import { strangersIn, walkActs } from './kiosk-walk.ts';
import type { HolderOnWalk } from './kiosk-walk-messages.ts';
import { HOLDER_ROLES, type KioskWorld, kioskWorld, lay } from './kiosk-world.ts';
import { photo } from './people-world.ts';
import type { Somebody } from './register.ts';
import { READER } from './test-station.ts';
import { credential, TicketServer } from './ticket-server.ts';

const [HOLDERS, ACTIONS] = [rounds(20, 200), rounds(300, 10_000)];
/** Whose cards are real ones, beside the first. */
const CARD_HOLDERS = ['Cleo Cardholder', 'Carl Cardman', 'Cora Cards'];
const seed = Number(process.env['CARDWRIGHT_SEED'] ?? randomBytes(4).readUInt32BE());

/** With a mobile ID in force, and what its phone signs with. */
function withPhone({ register }: KioskWorld, who: Somebody, [things, marks]: readonly [things: string[], marks: string[]]): HolderOnWalk {
  const phone = new SoftPhone({ origin: credential.origin, rpId: credential.rpId });
  const mobileId = register.mobileId(who.id, { credential: phone.credential() });
  return { ...who, phone, mobileId, things: [...things, mobileId], marks: [who.id, who.email, mobileId, phone.credential().id, ...marks] };
}

function walker(world: KioskWorld, at: number): HolderOnWalk {
  const { register } = world;
  const name = `Walker${at}x ${Buffer.from(String(at * 7919)).toString('hex')}`;
  const made = register.person(name, { roles: HOLDER_ROLES });
  const phone = `+44 20 7946 ${String(10_000 + at)}`;
  const picture = photo(24 + at, 32);
  register.change({ record: 'person', id: made.id, set: { phone, photo: picture } });
  const cardId = register.card(made.id, { state: 'active' });
  // In another computer: this one has no codes of its token.
  const virtual = register.virtualSmartCard(made.id, { stationId: made.id });
  return withPhone(world, made, [
    [cardId, virtual],
    [name, phone, picture, cardId, virtual],
  ]);
}

it(
  `in a walk of ${ACTIONS} random actions nobody sees anything of anybody else, seed ${seed}`,
  async () => {
    const clock = new HandClock();
    const world = await kioskWorld({ clock, cardHolders: CARD_HOLDERS });
    const { station } = world;
    const server = await TicketServer.for(station, clock.now);
    await lay(station, world.card);
    const owners = [{ name: 'Hugo Holder', holder: world.holder, card: world.card }, ...world.more];
    const all = [
      ...Array.from({ length: HOLDERS }, (_, at) => walker(world, at)),
      ...owners.map(({ name, holder }) => withPhone(world, holder, [[], [name]])),
    ];
    const done = { shown: 0, cameIn: 0, proved: 0 };
    let leaks = 0;
    const act = walkActs({ station, clock, holders: all, seed, reader: READER, cards: owners.map(({ card }) => card), server });
    for (let at = 0; at < ACTIONS; at += 1) {
      const { what, text, whose } = await act();
      const strangers = strangersIn(text, all, whose);
      leaks += strangers.length;
      if (what.startsWith('sees their things') && what.endsWith('(ok)')) done.shown += 1;
      if (what === 'session.sign-in-by-mobile-id (ok)' && whose[0] !== whose[1]) done.cameIn += 1;
      if (what === 'self.prove-by-mobile-id (ok)' && text.includes('"proved":true')) done.proved += 1;
      expect(strangers, `${what}, action ${at} of seed ${seed}`).toEqual([]);
    }
    measure({ name: 'holders.walk.leaks', value: leaks, unit: 'leaks', goal: 0, holds: leaks === 0 });
    // A walk in which nobody gets to see anything, or no phone is ever right, would prove nothing.
    expect(done.shown).toBeGreaterThan(ACTIONS / 100);
    expect(done.cameIn + done.proved).toBeGreaterThan(ACTIONS / 1000);
    // The test's server takes nothing but tickets, which a walk of minutes comes to hear.
    expect(station.logged.filter((line) => !line.startsWith('the central server did not take what was sent'))).toEqual([]);
    await world.close();
    await server.close();
  },
  rounds(120_000, 3_600_000),
);
