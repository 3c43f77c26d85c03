import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FactView } from '../../../core/actions/views.ts';
import { activeCard } from './path.ts';
import { assertSound, peopleWorld, photo, withoutApproval } from './people-world.ts';
import { inPool, lent } from './pool.ts';
import type { Register } from './register.ts';
import { OPERATOR, PASSWORD, READER, type TestStation } from './test-station.ts';

let station: TestStation;
let register: Register;

beforeEach(async () => {
  ({ station, register } = await peopleWorld());
});
afterEach(() => station.close());

interface Held {
  readonly person: Readonly<Record<string, unknown>>;
  readonly photo: { readonly base64: string } | null;
  readonly account: { readonly roles: readonly string[] };
  readonly password: { readonly changedAt: string | null };
  readonly cards: readonly { readonly number: number; readonly certificates: readonly { readonly der: string }[] }[];
  readonly temporaryCards: readonly unknown[];
  readonly certificatesOfTemporaryCards: readonly unknown[];
  readonly requests: readonly Readonly<Record<string, unknown>>[];
  readonly letters: readonly Readonly<Record<string, unknown>>[];
  readonly mails: readonly { readonly kind: string }[];
}

/** As the page gathers it. */
async function exported(personId: string): Promise<{ readonly text: string; readonly held: Held; readonly facts: readonly FactView[] }> {
  const facts: FactView[] = [];
  let text = '';
  for (let before: { n: number; epoch?: number | undefined } | undefined; ; ) {
    const part = await station.call('person.export', { personId, ...(before === undefined ? {} : { before }) });
    text = part.held ?? text;
    facts.push(...part.facts);
    before = part.next;
    if (before === undefined) return { text, held: JSON.parse(text) as Held, facts };
  }
}

it('everything held about a person comes as one file: records, photo, cards, certificates, requests, letters, mails, journal', async () => {
  await withoutApproval(station, 'edit');
  const { personId, cardId } = await activeCard(station, 'Quirina Zzyzx');
  const face = photo(48, 64);
  await station.call('person.edit', { personId, phone: '+49 555 0173', photo: face });
  await station.call('option.change', { id: 'users-edit-approval', value: true });
  await station.call('person.edit', { personId, title: 'Brobdingnag' });
  await station.call('person.reset-password', { personId, delivery: { letter: true, mail: true } });
  station.readers.remove(READER);
  const { id } = await inPool(station);
  await lent(station, id, personId);
  const { held, facts } = await exported(personId);
  expect(held.person).toMatchObject({ name: 'Quirina Zzyzx', phone: '+49 555 0173', state: 'active' });
  expect(held.photo?.base64).toBe(face);
  expect(held.account.roles).toEqual(['Self-service user']);
  expect(held.password.changedAt).not.toBeNull();
  expect(held.cards.map(({ number, certificates }) => [number, certificates.length])).toEqual([
    [station.store.get('card', cardId)?.number, station.store.certificates.byCard(cardId).length],
  ]);
  expect([held.temporaryCards.length, held.certificatesOfTemporaryCards.length > 0]).toEqual([1, true]);
  expect(held.requests.find(({ row }) => row === 5)).toMatchObject({ personalAfter: { title: 'Brobdingnag' } });
  expect(held.letters).toContainEqual({ kind: 'password', state: 'waiting' });
  expect(held.mails.map(({ kind }) => kind)).toContain('new-password');
  const told = facts.map(({ action }) => action);
  for (const action of ['person.create', 'person.edit', 'card.issue', 'card.activate', 'person.reset-password'])
    expect(told).toContain(action);
  expect(station.store.facts.find({ personId, action: 'person.export', limit: 5 })).toHaveLength(1);
  await assertSound(station);
});

it('no secret, and nothing that leads to one, is in it', async () => {
  const { personId } = await activeCard(station, 'Quirina Zzyzx');
  await station.call('person.reset-password', { personId, delivery: { letter: true, mail: true } });
  const { text } = await exported(personId);
  const blobs = station.store.blobs.find({}).map(({ id }) => id);
  expect(blobs.length).toBeGreaterThan(3);
  for (const id of blobs) expect(text).not.toContain(id);
  expect(text).not.toContain(station.store.passwords.get(personId)?.hash);
  expect(text).not.toMatch(/argon2|blobId|"puk/i);
});

it('a long journal comes in windows, each entry once', async () => {
  await withoutApproval(station, 'edit');
  const { personId } = await station.call('person.create', { name: 'Ada Ampere', email: 'ada@example.org' });
  for (let at = 0; at < 505; at += 1) register.change({ record: 'person', id: personId, set: { unit: `Unit ${at}` } });
  const { facts } = await exported(personId);
  expect(facts.length).toBeGreaterThan(505);
  expect(new Set(facts.map(({ n }) => n)).size).toBe(facts.length);
});

it('is refused for somebody of another service point, and to whoever is no operator', async () => {
  const elsewhere = register.person('Else Where', { servicePointId: register.servicePoint('South campus') });
  expect(await station.refusal('person.export', { personId: elsewhere.id })).toBe('denied');
  const approver = register.person('Ann Other', { roles: ['Approver'], memberships: [{ state: 'enabled' }] });
  await station.signIn({ email: approver.email, password: PASSWORD });
  expect(await station.refusal('person.export', { personId: register.operator })).toBe('denied');
  await station.signIn(OPERATOR);
});
