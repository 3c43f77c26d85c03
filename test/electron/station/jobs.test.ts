import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { activeCard, found } from './path.ts';
import { readMail } from './people-world.ts';
import { HandClock } from './hand-clock.ts';
import { Register } from './register.ts';
import { remindersWaiting } from './reminders-waiting.ts';
import { scratchFolder } from './scratch-folder.ts';
import { OPERATOR, TestStation } from './test-station.ts';

const DAY_S = 86_400;
let clock: HandClock;
let dataFolder: string;
let station: TestStation;
let register: Register;

beforeEach(async () => {
  clock = new HandClock();
  dataFolder = scratchFolder();
  station = await TestStation.open({ dataFolder, clock });
  await found(station);
  register = new Register(station);
});
afterEach(() => station.close());

const dayIn = (days: number): string => new Date(clock.now() + days * DAY_S * 1000).toISOString().slice(0, 10);
const waiting = () => remindersWaiting(station);
const facts = (action: string) => station.store.facts.find({ action, limit: 100 }).map(({ fact }) => fact);

/** Another start of the station on the same records: what is due is done at once. */
async function again(): Promise<void> {
  await station.close();
  station = await TestStation.open({ dataFolder, clock });
  await station.runJobs();
}

describe('the end of a card', () => {
  it('comes the day after its last one, with its certificates, once, also after a station was off', async () => {
    const { cardId, personId } = await activeCard(station);
    const [card] = [station.store.get('card', cardId)];
    await station.close();
    clock.forward((Math.round((Date.parse(card?.expiresOn ?? '') - clock.now()) / 1000 / DAY_S) + 400) * DAY_S);
    station = await TestStation.open({ dataFolder, clock });
    await station.runJobs();
    expect(station.store.get('card', cardId)?.state).toBe('expired');
    expect(new Set(station.store.certificates.byCard(cardId).map(({ state }) => state))).toEqual(new Set(['expired']));
    expect(facts('card.expire').map(({ subject, who }) => [subject?.id, who])).toEqual([[cardId, {}]]);
    expect(waiting()).toEqual([]);
    await again();
    expect(facts('card.expire')).toHaveLength(1);
    await station.signIn(OPERATOR);
    expect((await station.call('person.open', { personId })).activity.map(({ action }) => action)).toContain('card.expire');
    expect(await station.call('journal.verify', {})).toMatchObject({ sound: true });
  });

  it.each([
    ['issued', -1, 'expired'],
    ['active', -1, 'expired'],
    ['inactive', -1, 'expired'],
    ['active', 0, 'active'],
    ['locked', -1, 'locked'],
    ['approved', -1, 'approved'],
  ] as const)('of one that is %s, %i days after today, leaves it %s', async (state, days, after) => {
    const { id } = register.person('Hugo Holder');
    const cardId = register.card(id, { state, expiresOn: dayIn(days) });
    await station.runJobs();
    expect(station.store.get('card', cardId)?.state).toBe(after);
  });

  it('waits while somebody works at the card', async () => {
    const { id } = register.person('Hugo Holder');
    const cardId = register.card(id, { state: 'issued', expiresOn: dayIn(-1) });
    const operationId = register.operation(cardId);
    await station.runJobs();
    expect(station.store.get('card', cardId)?.state).toBe('issued');
    register.change({ record: 'operation', id: operationId, set: { state: 'done' } });
    await station.runJobs();
    expect(station.store.get('card', cardId)?.state).toBe('expired');
  });

  it('comes for more than fit into one go', async () => {
    const { id } = register.person('Hugo Holder');
    const cards = Array.from({ length: 230 }, () => register.card(id, { state: 'inactive', expiresOn: dayIn(-3) }));
    await station.runJobs();
    expect(new Set(cards.map((cardId) => station.store.get('card', cardId)?.state))).toEqual(new Set(['expired']));
  });

  it('of a certificate that ends before its card leaves the card as it is', async () => {
    const { cardId } = await activeCard(station);
    const [first] = station.store.certificates.byCard(cardId);
    register.change({ record: 'certificate', id: first?.id ?? '', set: { notAfter: new Date(clock.now() - 1000).toISOString() } });
    await station.runJobs();
    expect(station.store.get('card', cardId)?.state).toBe('active');
    expect(
      station.store.certificates
        .byCard(cardId)
        .map(({ state }) => state)
        .toSorted(),
    ).toEqual(['expired', 'valid', 'valid', 'valid']);
  });
});

describe('reminders of a card’s end', () => {
  const expiring = (days: number): string => {
    const { id } = register.person('Hugo Holder');
    return register.card(id, { state: 'active', expiresOn: dayIn(days) });
  };

  it('go out 60, 30, 14 and 7 days before, then daily to the day before the end, each once', async () => {
    const cardId = expiring(62);
    const sent: number[] = [];
    for (let day = 62; day >= -1; day -= 1) {
      const before = waiting().length;
      await station.runJobs();
      if (waiting().length === before) {
        clock.forward(DAY_S);
        continue;
      }
      sent.push(day);
      await station.runJobs();
      expect(waiting().length - before).toBe(1);
      clock.forward(DAY_S);
    }
    expect(sent).toEqual([60, 30, 14, 7, 6, 5, 4, 3, 2, 1]);
    expect(station.store.get('card', cardId)?.state).toBe('expired');
  });

  it('that were missed while the station was off are made up for by one', async () => {
    const cardId = expiring(90);
    await station.runJobs();
    expect(waiting()).toEqual([]);
    clock.forward(85 * DAY_S);
    await again();
    expect(waiting()).toEqual(['card-expires']);
    await again();
    expect(waiting()).toHaveLength(1);
    expect(facts('card.remind')).toMatchObject([{ subject: { kind: 'card', id: cardId }, note: { days: 5, on: dayIn(5) } }]);
  });

  it('name the card and its last day and nothing that unlocks it', async () => {
    expiring(7);
    await station.runJobs();
    const [mail] = station.store.mails.waiting();
    const { to, subject, text } = await readMail(station, mail?.id ?? '');
    const number = facts('card.remind').length;
    expect(number).toBe(1);
    expect(to).toContain('hugoholder@example.org');
    expect(`${subject} ${text}`).toContain(dayIn(7));
    expect(text).not.toMatch(/PIN|PUK/);
  });

  it('follow the options', async () => {
    await station.call('option.change', { id: 'cards-email-before-expiring-days', value: [20, 10] });
    await station.call('option.change', { id: 'cards-email-each-day', value: false });
    expiring(10);
    expiring(9);
    expiring(21);
    await station.runJobs();
    expect(waiting()).toHaveLength(2);
    clock.forward(DAY_S);
    await station.runJobs();
    expect(waiting()).toHaveLength(3);
    clock.forward(5 * DAY_S);
    await station.runJobs();
    expect(waiting()).toHaveLength(3);
  });

  it('do not go to holders whose card rests', async () => {
    const { id } = register.person('Rita Rests', { state: 'inactive' });
    register.card(id, { state: 'inactive', expiresOn: dayIn(5) });
    await station.runJobs();
    expect(waiting()).toEqual([]);
  });
});

describe('the exported revocation list', () => {
  const file = (): string => join(dataFolder, 'exports', 'authority', 'issuing.crl.pem');

  it('is not made by itself before the first export', async () => {
    await station.runJobs();
    expect(existsSync(file())).toBe(false);
  });

  it('is written anew before its end, once, and whenever something was revoked', async () => {
    const { cardId } = await activeCard(station);
    await station.call('authority.export', {});
    const texts = [readFileSync(file(), 'utf8')];
    await station.runJobs();
    expect(readFileSync(file(), 'utf8')).toBe(texts[0]);
    await station.call('card.lock', { cardId });
    await station.runJobs();
    texts.push(readFileSync(file(), 'utf8'));
    clock.forward(5 * DAY_S);
    await again();
    texts.push(readFileSync(file(), 'utf8'));
    await again();
    expect(readFileSync(file(), 'utf8')).toBe(texts[2]);
    expect(new Set(texts).size).toBe(3);
    expect(facts('authority.renew-crl').map(({ note }) => note['because'])).toEqual(['due', 'changed']);
  });
});
