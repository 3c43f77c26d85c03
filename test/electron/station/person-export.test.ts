import { afterEach, beforeEach, expect, it } from 'vitest';
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

interface Entry {
  readonly n: number;
  readonly sentence: string;
}

async function exported(personId: string): Promise<{ readonly text: string; readonly held: Held; readonly journal: readonly Entry[] }> {
  const { fileName, text } = await station.taken('person.export', { personId });
  expect(fileName).toBe(`person-${station.store.get('person', personId)?.number}.json`);
  const { journal, ...held } = JSON.parse(text) as Held & { readonly journal: readonly Entry[] };
  return { text, held, journal };
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
  const { held, journal } = await exported(personId);
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
  const told = journal.map(({ sentence }) => sentence).join('\n');
  for (const sentence of [/Olga Operator edited Quirina Zzyzx/, /^Olga Operator handed card \d+ over; its certificates are valid$/m])
    expect(told).toMatch(sentence);
  expect(told).not.toMatch(/person\.|card\.|\{\{|undefined/);
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

it('a long journal is in it with each entry once', async () => {
  await withoutApproval(station, 'edit');
  const { personId } = await station.call('person.create', { name: 'Ada Ampere', email: 'ada@example.org' });
  for (let at = 0; at < 505; at += 1) register.change({ record: 'person', id: personId, set: { unit: `Unit ${at}` } });
  const { journal } = await exported(personId);
  expect(journal.length).toBeGreaterThan(505);
  expect(new Set(journal.map(({ n }) => n)).size).toBe(journal.length);
});

it('is refused for somebody of another service point, and to whoever is no operator', async () => {
  const elsewhere = register.person('Else Where', { servicePointId: register.servicePoint('South campus') });
  expect(await station.refusal('person.export', { personId: elsewhere.id })).toBe('denied');
  const approver = register.person('Ann Other', { roles: ['Approver'], memberships: [{ state: 'enabled' }] });
  await station.signIn({ email: approver.email, password: PASSWORD });
  expect(await station.refusal('person.export', { personId: register.operator })).toBe('denied');
  await station.signIn(OPERATOR);
});
