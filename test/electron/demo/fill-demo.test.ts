import { createHash, createPublicKey, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode } from 'jpeg-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPassword } from '../../../core/actions/station/demo-password.ts';
import type { StationEvent } from '../../../core/actions/wire.ts';
import { fromBase64 } from '../../../core/base/bytes.ts';
import type { Card, Person, Request } from '../../../core/records/records.ts';
import { credentialRoles } from '../../../core/roles/role-names.ts';
import { Dice } from '../../../electron/demo/dice.ts';
import { demoWaits } from '../../../electron/demo/fill-demo.ts';
import { PEOPLE, planPeople } from '../../../electron/demo/people.ts';
import { stories } from '../../../electron/demo/stories.ts';
import { authorityCertificates } from '../../../electron/house/authority-certificates.ts';
import { TestStation } from '../station/test-station.ts';

const OLGA = { email: 'operator@example.org', password: demoPassword };
const ANTON = { email: 'approver@example.org', password: demoPassword };
/** Steps after which the first process ends: some people are entered, no card is produced. */
const CUT_OFF_AFTER = 12;

const folder = mkdtempSync(join(tmpdir(), 'cardwright-demo-'));
const progress: { done: number; of: number }[] = [];
let secondPress: string | undefined;
let peopleAtCut = 0;
let station: TestStation;

/** The first process is ended in the middle of the filling; the second goes on where it was. All tests look at what came of it. */
beforeAll(async () => {
  const first = await TestStation.open({ dataFolder: folder });
  const cut = first.heard((event: StationEvent) => {
    if (event.event === 'progress') progress.push({ done: event.done, of: event.of });
    return event.event === 'progress' && event.done === CUT_OFF_AFTER ? event : undefined;
  });
  const filling = first.ask('station.fill-demo', {});
  await first.heard((event) => (event.event === 'progress' ? event : undefined));
  secondPress = await first.refusal('station.fill-demo', {});
  await cut;
  peopleAtCut = peopleOf(first).length;
  await first.close();
  await filling;
  station = await TestStation.open({ dataFolder: folder });
});
afterAll(async () => {
  await station.close();
  rmSync(folder, { recursive: true, force: true });
});

function everywhere({ store }: TestStation): string[] {
  return store.all('service-point').map(({ id }) => id);
}

function peopleOf(from: TestStation): readonly Person[] {
  return from.store.people.find({ servicePointIds: everywhere(from), limit: 1000 });
}

function cards(): readonly Card[] {
  return station.store.all('card');
}

function requests(): readonly Request[] {
  return station.store.requests.find({ servicePointIds: everywhere(station), limit: 2000 });
}

function counted(values: readonly string[]): Record<string, number> {
  return Object.fromEntries([...new Set(values)].sort().map((value) => [value, values.filter((other) => other === value).length]));
}

describe('filling the demo', () => {
  it('was cut off, and a new start brought the rest and nothing twice', () => {
    expect(peopleAtCut).toBeGreaterThan(50);
    expect(peopleAtCut).toBeLessThan(200);
    expect(peopleOf(station)).toHaveLength(PEOPLE + 2);
    expect(demoWaits(station.store)).toBe(false);
    expect(station.store.facts.find({ action: 'station.fill-demo', limit: 5 })).toHaveLength(1);
  });

  it('refuses a second press while it runs, and after', async () => {
    expect(secondPress).toBe('already-started');
    expect(await station.refusal('station.fill-demo', {})).toBe('already-started');
  });

  it('tells its progress step by step', () => {
    expect(progress.slice(0, CUT_OFF_AFTER).map(({ done }) => done)).toEqual(Array.from({ length: CUT_OFF_AFTER }, (_, at) => at + 1));
    expect(new Set(progress.map(({ of }) => of)).size).toBe(1);
  });
});

describe('the people of the demo', () => {
  it('are those of the plan, which the same seed always gives', () => {
    const planned = planPeople(new Dice('northwind'));
    expect(planned).toEqual(planPeople(new Dice('northwind')));
    expect(new Set(planned.map(({ email }) => email)).size).toBe(PEOPLE);
    const emails = new Set(peopleOf(station).map(({ email }) => email));
    expect(planned.filter(({ email }) => !emails.has(email))).toEqual([]);
    expect(planPeople(new Dice('another'))).not.toEqual(planned);
  });

  it('have names in the letters of many languages, and in other scripts', () => {
    const names = JSON.stringify(peopleOf(station).map(({ name }) => name));
    for (const letter of ['ë', 'Ł', 'é', 'ø', 'ß', 'ñ', 'ç', 'ő', 'ž', 'ş', 'ț', 'Ш', 'Γ']) expect(names).toContain(letter);
  });

  it('hold every role of the first family between them', () => {
    const held = new Set(station.store.all('account').flatMap(({ roles }) => roles));
    for (const role of credentialRoles) expect(held).toContain(role);
    for (const role of ['Administrator', 'Auditor', 'Help desk']) expect(held).toContain(role);
  });

  it('work at two service points, and some wait to be let in or no longer are', () => {
    const [north, south] = station.store.all('service-point');
    expect([north?.name, south?.name]).toEqual(['North campus', 'South campus']);
    const members = [north, south].map((point) =>
      counted(station.store.memberships.byServicePoint(point?.id ?? '').map(({ state }) => state)),
    );
    expect(members).toEqual([{ enabled: 9 }, { disabled: 1, enabled: 6, pending: 2 }]);
    expect(peopleOf(station).filter(({ servicePointId }) => servicePointId === south?.id).length).toBeGreaterThan(80);
  });

  it('each have a face of their own: a JPEG that a foreign decoder reads and that a card has room for', () => {
    const photos = peopleOf(station)
      .map(({ id }) => station.store.get('person', id))
      .filter((person) => person?.number.startsWith('P-') === false)
      .map((person) => fromBase64(person?.photo ?? ''));
    expect(photos).toHaveLength(PEOPLE);
    expect(new Set(photos.map((photo) => createHash('sha256').update(photo).digest('hex'))).size).toBe(PEOPLE);
    expect(Math.max(...photos.map((photo) => photo.length))).toBeLessThanOrEqual(10_240);
    for (let at = 0; at < PEOPLE; at += 25) {
      const { width, height } = decode(photos[at] ?? new Uint8Array(0), { useTArray: true });
      expect([width, height]).toEqual([300, 400]);
    }
  });
});

describe('cards and requests of the demo', () => {
  it('are in every state that a life cycle leads to, as often as planned', () => {
    expect(counted(cards().map(({ state }) => state))).toEqual({
      aborted: stories['taken-back'],
      active: stories.active + stories.expiring + stories.reactivated + stories.replaced,
      approved: stories.approved,
      expired: stories.expired,
      failed: stories.failed,
      inactive: stories.inactive,
      issued: stories['letter-to-print'] + stories['letter-printed'],
      locked: stories.locked + stories.replaced,
      rejected: stories.rejected,
      requested: stories.requested + stories.postponed,
    });
    expect(Object.keys(counted(requests().map(({ state }) => state)))).toEqual(['aborted', 'approved', 'rejected', 'requested']);
    expect(counted(peopleOf(station).map(({ state }) => state))).toMatchObject({ rejected: 3, aborted: 2 });
  });

  it('were never decided by whoever asked; a rejection has its reason, a postponed one waits', () => {
    const decided = requests().filter(({ decidedBy }) => decidedBy !== undefined);
    expect(decided.length).toBeGreaterThan(100);
    expect(decided.filter(({ requesterId, decidedBy }) => requesterId === decidedBy)).toEqual([]);
    expect(requests().filter(({ state, rejectionReason }) => state === 'rejected' && rejectionReason === undefined)).toEqual([]);
    expect(requests().filter(({ state, postponedAt }) => state === 'requested' && postponedAt !== undefined)).toHaveLength(
      stories.postponed,
    );
  });

  it('some expire within weeks, and none that is active has expired', () => {
    const now = Date.now();
    const days = cards()
      .filter(({ state }) => state === 'active')
      .map(({ expiresOn }) => (Date.parse(expiresOn ?? '') - now) / 86_400_000);
    expect(Math.min(...days)).toBeGreaterThan(-1);
    expect(days.filter((left) => left < 60).length).toBeGreaterThanOrEqual(stories.expiring);
  });

  it('have real certificates of this station’s authority, which knows the same of them', () => {
    const { issuing } = authorityCertificates(station.store);
    const key = createPublicKey(new X509Certificate(issuing).publicKey.export({ type: 'spki', format: 'pem' }));
    const expected = { active: 'valid', issued: 'on-hold', inactive: 'on-hold', locked: 'revoked', expired: 'expired' } as const;
    for (const card of cards().filter(({ issuedAt }) => issuedAt !== undefined)) {
      const certificates = station.store.certificates.byCard(card.id);
      expect(certificates.map(({ slot }) => slot)).toEqual(['9a', '9c', '9d', '9e']);
      for (const { der, state, serialHex, notAfter, waitingForAuthority } of certificates) {
        expect(new X509Certificate(fromBase64(der)).verify(key)).toBe(true);
        expect(state).toBe(expected[card.state as keyof typeof expected]);
        if (state === 'expired') expect(Date.parse(notAfter)).toBeLessThan(Date.now());
        else expect(station.store.authority.bySerial(serialHex)?.state).toBe(state);
        expect(notAfter.slice(0, 10) <= (card.expiresOn ?? '')).toBe(true);
        expect(waitingForAuthority).toBe(false);
      }
    }
  });

  it('have no chip: nothing in a reader can be taken for one, and the record says so', () => {
    const produced = cards().filter(({ issuedAt }) => issuedAt !== undefined);
    expect(new Set(produced.map(({ model }) => model))).toEqual(new Set(['Demo record, no chip']));
    expect(produced.filter(({ chip, proof }) => chip !== undefined || proof !== undefined)).toEqual([]);
    expect(station.store.operations.open()).toEqual([]);
  });
});

describe('at the desk of the demo', () => {
  it('the journal verifies', async () => {
    await station.signIn(OLGA);
    const verified = await station.call('journal.verify', {});
    expect(verified).toMatchObject({ sound: true, entries: station.store.facts.last()?.n });
    expect(verified.entries).toBeGreaterThan(1500);
    await station.call('session.sign-out', {});
  });

  it('a person is found by name, e-mail and number', async () => {
    await station.signIn(OLGA);
    const { name, email, number } = station.store.people.byEmail('lukasz.wisniewski@example.org') ?? { name: '', email: '', number: '' };
    expect(name).toBe('Łukasz Wiśniewski');
    for (const text of [name, email, number, 'lukasz wisn']) {
      const { people } = await station.call('person.find', { text, limit: 20 });
      expect(people.map((found) => found.name)).toContain(name);
    }
    await station.call('session.sign-out', {});
  });

  it('the operator prints a PIN letter and hands the card over; the approver decides a request', async () => {
    await station.signIn(OLGA);
    station.shell.printer = 'takes';
    const desk = await station.call('desk.open', {});
    expect(desk.toProduce.length).toBeGreaterThan(5);
    const cardId = desk.toHandOver.find(({ letterState }) => letterState === 'waiting')?.id ?? '';
    expect(await station.call('letter.print', { cardId })).toMatchObject({ queued: true });
    await station.call('letter.confirm-printed', { cardId });
    const identifierIds = [station.store.all('identifier')[0]?.id ?? ''];
    await station.call('card.activate', { cardId, identifierIds, photoCompared: true, receipt: 'signature' });
    expect(station.store.get('card', cardId)?.state).toBe('active');
    await station.call('session.sign-out', {});
    await station.signIn(ANTON);
    const { toDecide } = await station.call('desk.open', {});
    const requestId = toDecide[0]?.id ?? '';
    await station.call('request.approve', { requestId });
    expect(station.store.get('request', requestId)?.state).toBe('approved');
    await station.call('session.sign-out', {});
  });

  it('staff sign in too, and the approver works at both service points', async () => {
    const south = station.store.all('service-point')[1]?.id ?? '';
    const head = station.store.memberships.byServicePoint(south).find(({ role }) => role === 'service-point-admin');
    await station.signIn({ email: station.store.get('person', head?.personId ?? '')?.email ?? '', password: demoPassword });
    expect((await station.call('desk.open', {})).toProduce.length).toBeGreaterThan(0);
    await station.call('session.sign-out', {});
    await station.signIn(ANTON);
    await station.call('session.switch-service-point', { servicePointId: south });
    expect((await station.call('request.find', { limit: 50 })).requests.length).toBeGreaterThan(10);
  });
});
