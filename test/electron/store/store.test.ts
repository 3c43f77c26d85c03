import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Refusal } from '../../../core/failures/refusal.ts';
import { openStore } from '../../../electron/store/open-store.ts';
import type { StoreWriter } from '../../../electron/store/store.ts';
import { addCard, addPerson, at, cardOf, personOf, type Scratch, scratchStore } from './scratch-store.ts';

let scratch: Scratch;
beforeEach(() => {
  scratch = scratchStore();
});
afterEach(() => scratch.end());

const ada = () => personOf(scratch.servicePointId, { name: 'Ada Lovelace', email: 'ada@example.org', number: '1001' });

describe('a transaction', () => {
  it('keeps all facts and rows of it, also over a new start', () => {
    const person = ada();
    scratch.store.transact((writer) => addPerson(writer, person));
    expect(scratch.reopen().get('person', person.id)).toEqual(person);
    expect(scratch.store.facts.last()?.n).toBe(2);
  });

  it('leaves nothing when its work throws', () => {
    const person = ada();
    const work = (writer: StoreWriter): void => {
      addPerson(writer, person);
      writer.settings.set('mark', 1);
      throw new Refusal('email-taken');
    };
    expect(() => scratch.store.transact(work)).toThrow('email-taken');
    expect(scratch.store.get('person', person.id)).toBeUndefined();
    expect(scratch.store.settings.get('mark')).toBeUndefined();
    expect(scratch.store.facts.last()?.n).toBe(1);
  });

  it('refuses another one inside it', () => {
    expect(() => scratch.store.transact(() => scratch.store.transact(() => 1))).toThrow(TypeError);
    expect(scratch.store.transact(() => 1)).toBe(1);
  });

  it('refuses to wait for a promise', () => {
    expect(() => scratch.store.transact(() => Promise.resolve(1))).toThrow('promise');
  });

  it('ends its writer with itself', () => {
    const kept = scratch.store.transact((writer) => ({ writer, counters: writer.counters }));
    expect(() => Reflect.get(kept.writer, 'append')).toThrow('transaction is over');
    expect(() => kept.counters.add('x')).toThrow('transaction is over');
  });
});

describe('a change', () => {
  it('sets what it names and keeps the rest', () => {
    const person = ada();
    scratch.store.transact((writer) => {
      addPerson(writer, { ...person, phone: '112' });
      writer.append({
        kind: 'intent',
        action: 'person.edit',
        who: {},
        changes: [{ record: 'person', id: person.id, set: { unit: 'Mill' } }],
      });
    });
    expect(scratch.store.get('person', person.id)).toEqual({ ...person, phone: '112', unit: 'Mill' });
  });

  it('takes an optional field away by null', () => {
    const person = ada();
    scratch.store.transact((writer) => {
      addPerson(writer, { ...person, phone: '112' });
      writer.append({
        kind: 'intent',
        action: 'person.edit',
        who: {},
        changes: [{ record: 'person', id: person.id, set: { phone: null } }],
      });
    });
    expect(scratch.store.get('person', person.id)).toEqual(person);
  });

  it('refuses what does not make a whole record, and says which field but not its value', () => {
    const change = { record: 'person' as const, id: randomUUID(), set: { name: 'Secret Name', dataKeyId: randomUUID() } };
    const write = () => scratch.store.transact((writer) => writer.append({ kind: 'intent', action: 'x', who: {}, changes: [change] }));
    expect(write).toThrow(TypeError);
    expect(write).not.toThrow('Secret Name');
    expect(scratch.store.facts.last()?.n).toBe(1);
  });

  it('refuses to name a record by another id than its own', () => {
    const set = { id: randomUUID(), name: 'Passport', inUse: true };
    const write = () =>
      scratch.store.transact((writer) =>
        writer.append({ kind: 'intent', action: 'x', who: {}, changes: [{ record: 'identifier', id: randomUUID(), set }] }),
      );
    expect(write).toThrow('its own id');
  });

  it('refuses a card of a person who is not there, at the commit', () => {
    const nobody = ada();
    expect(() => scratch.store.transact((writer) => addCard(writer, cardOf(nobody, { number: 1 })))).toThrow('FOREIGN KEY');
    expect(scratch.store.cards.byNumber(1)).toBeUndefined();
  });

  it('keeps a photo byte by byte and leaves it out of lists', () => {
    const person = { ...ada(), photo: Buffer.from(Uint8Array.from({ length: 3001 }, (_, index) => index % 256)).toString('base64') };
    scratch.store.transact((writer) => addPerson(writer, person));
    expect(scratch.store.get('person', person.id)?.photo).toBe(person.photo);
    expect(scratch.store.people.byEmail(person.email)?.photo).toBe(person.photo);
    expect(scratch.store.people.find({ servicePointIds: [scratch.servicePointId], limit: 5 })[0]?.photo).toBeUndefined();
  });
});

describe('a fact', () => {
  it('holds personal fields only sealed', () => {
    const person = { ...ada(), phone: '+49 30 1234', unit: 'Engine house' };
    const fact = scratch.store.transact((writer) => {
      addPerson(writer, person);
      return writer.facts.byNumber(2);
    });
    const text = JSON.stringify(fact);
    // Words that cannot be among random bytes by chance, whatever they are written in.
    for (const secret of ['Ada Lovelace', 'Lovelace', 'example.org', '30 1234', 'Engine house']) expect(text).not.toContain(secret);
    expect(text).toContain(person.dataKeyId);
  });

  it('cannot be written before the station has its keys', () => {
    const bare = openStore({ path: ':memory:', now: () => 0, random: (length) => new Uint8Array(length) });
    expect(() => bare.transact((writer) => writer.append({ kind: 'intent', action: 'x', who: {}, changes: [] }))).toThrow(TypeError);
    bare.close();
  });

  it('is found by its record, by whoever owns that record, by who acted, action, words and number', () => {
    const { store, servicePointId } = scratch;
    const person = ada();
    const card = cardOf(person, { number: 1042 });
    const operator = randomUUID();
    store.transact((writer) => {
      addPerson(writer, person);
      addCard(writer, card);
      const id = randomUUID();
      const certificate = {
        id,
        cardId: card.id,
        servicePointId,
        slot: '9a' as const,
        keyKind: 'p256',
        serialHex: '0a',
        state: 'on-hold' as const,
      };
      const dates = { waitingForAuthority: true, notBefore: at, notAfter: at, der: 'AAAA' };
      writer.append({
        kind: 'observation',
        action: 'card.issue',
        who: { person: operator },
        servicePoint: randomUUID(),
        note: { slot: '9A %_' },
        changes: [{ record: 'certificate', id, set: { ...certificate, ...dates } }],
      });
    });
    const numbers = (query: object) => store.facts.find({ limit: 50, ...query }).map((row) => row.fact.n);
    expect(numbers({})).toEqual([4, 3, 2, 1]);
    expect(numbers({ subjectId: card.id })).toEqual([4, 3]);
    expect(numbers({ personId: person.id })).toEqual([4, 3, 2]);
    expect(numbers({ actor: operator })).toEqual([4]);
    expect(numbers({ action: 'card.request' })).toEqual([3]);
    expect(numbers({ text: '9A %' })).toEqual([4]);
    expect(numbers({ text: 'lovel' })).toEqual([4, 3, 2]);
    expect(numbers({ text: '1042' })).toEqual([3]);
    expect(numbers({ fromN: 2, toN: 3 })).toEqual([3, 2]);
    expect(numbers({ before: 3 })).toEqual([2, 1]);
    expect(numbers({ limit: 1 })).toEqual([4]);
    expect(numbers({ servicePointIds: [servicePointId] })).toEqual([3, 2, 1]);
    expect(numbers({ servicePointIds: [] })).toEqual([1]);
    expect(store.facts.count({ personId: person.id })).toBe(3);
    expect(store.certificates.waiting()).toHaveLength(1);
    expect(store.certificates.bySerial('0a')?.cardId).toBe(card.id);
    expect([...store.facts.stream(3)].map((row) => row.fact.n)).toEqual([3, 4]);
    expect(store.outbox.waiting()).toBe(4);
  });
});
