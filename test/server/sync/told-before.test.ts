import { describe, expect, it } from 'vitest';
import { append, makeCardOf, makePerson, movePerson } from '../../simulation/acts.ts';
import { calmWorld } from './calm-world.ts';

const calm = calmWorld(17);
const { station, sync } = calm;

const AT = '2031-05-04T08:00:00.000Z';

/** Somebody whom the first station enters, and whom nobody else has heard of yet. */
function somebody(): string {
  makePerson(station(0), calm.now.dice);
  return station(0).parts.organisation.people.at(-1) ?? '';
}
/** A station tells of a record, as one does that had it before its disk was put back. Gives the fact's hash. */
function tell(at: number, kind: string, id: string): string {
  append(station(at), { kind: 'intent', action: `${kind}.looked-at`, subject: { kind, id }, changes: [] });
  return station(at).facts().at(-1)?.hash ?? '';
}
function certify(cardId: string, id: string): void {
  const { servicePoint: servicePointId } = station(0).parts;
  const about = { cardId, servicePointId, slot: '9a', keyKind: 'ECC P-256', serialHex: '0a', der: 'AAAA' } as const;
  const of = { notBefore: AT, notAfter: AT, state: 'valid', waitingForAuthority: false } as const;
  const changes = [{ record: 'certificate', id, set: { id, ...about, ...of } }] as const;
  append(station(0), { kind: 'observation', action: 'certificate.issued', subject: { kind: 'certificate', id }, changes });
}
const knows = (at: number, hash: string): boolean => station(at).store.facts.known(hash);

describe('What is told of somebody before they are known', () => {
  it('is known where they are at home, once they come', async () => {
    const id = somebody();
    const told = tell(2, 'person', id);
    await sync(2, 1);
    expect(knows(1, told)).toBe(false);
    await sync(0, 1);
    expect([knows(0, told), knows(1, told)]).toEqual([true, true]);
    expect(await calm.now.healed()).toEqual([]);
  });

  it('of their card goes along with them, as what was told of it since', async () => {
    const id = somebody();
    const card = makeCardOf(station(0), calm.now.dice, id);
    const told = tell(1, 'card', card);
    await sync(1, 0, 2);
    movePerson(station(0), calm.now.dice, id);
    await sync(0, 2);
    expect([station(2).store.get('card', card)?.personId, knows(2, told)]).toEqual([id, true]);
    expect(await calm.now.healed()).toEqual([]);
  });

  it('of their card is known at their home where another service point told it', async () => {
    const id = somebody();
    const card = makeCardOf(station(0), calm.now.dice, id);
    const told = tell(2, 'card', card);
    await sync(2, 0, 1);
    expect([knows(0, told), knows(1, told)]).toEqual([true, true]);
    expect(await calm.now.healed()).toEqual([]);
  });

  it('of a certificate on their card goes along as well', async () => {
    const [id, certificate] = [somebody(), calm.now.dice.id()];
    const card = makeCardOf(station(0), calm.now.dice, id);
    certify(card, certificate);
    const told = tell(1, 'certificate', certificate);
    await sync(1, 0, 2);
    movePerson(station(0), calm.now.dice, id);
    await sync(0, 2);
    expect([station(2).store.get('certificate', certificate)?.cardId, knows(2, told)]).toEqual([card, true]);
  });
});
