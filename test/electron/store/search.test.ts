import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addCard, addPerson, cardOf, personOf, type Scratch, scratchStore } from './scratch-store.ts';

const people = [
  ['1001', 'Łukasz Kowalski', 'lukasz.kowalski@example.org'],
  ['1002', 'Zoë Ångström', 'zoe@fysik.example.se'],
  ['1003', 'José García-Núñez', 'jose.garcia@example.org'],
  ['1004', 'Søren Ødegård', 'soren@example.no'],
  ['1005', 'Ольга Соловьёва', 'olga@example.org'],
  ['1006', 'Γιώργος Παπαδόπουλος', 'giorgos@example.gr'],
  ['1007', 'Jürgen Groß', 'j.gross@example.org'],
  ['1008', 'Þórunn Æsa Ðal', 'thorunn@example.is'],
  ['2107', 'Anna O’Hara', 'anna@other.example'],
] as const;

let scratch: Scratch;
beforeAll(() => {
  scratch = scratchStore();
  scratch.store.transact((writer) => {
    for (const [number, name, email] of people) {
      const person = addPerson(writer, personOf(scratch.servicePointId, { number, name, email }));
      addCard(writer, cardOf(person, { number: Number(number) + 5000 }));
    }
  });
});
afterAll(() => scratch.end());

const found = (text: string): readonly string[] =>
  scratch.store.people
    .find({ text, servicePointIds: [scratch.servicePointId], limit: 20 })
    .map(({ number }) => number)
    .sort();

describe('the search for people', () => {
  it.each([
    ['lukasz', '1001'],
    ['Łukasz', '1001'],
    ['łuk kow', '1001'],
    ['ŁUKASZ', '1001'],
    ['zoe', '1002'],
    ['Zoë', '1002'],
    ['Zoe\u0308', '1002'],
    ['angstrom', '1002'],
    ['Ångstr', '1002'],
    ['A\u030Angstro\u0308m', '1002'],
    ['jose', '1003'],
    ['José', '1003'],
    ['garcia nunez', '1003'],
    ['núñez', '1003'],
    ['odegard', '1004'],
    ['ødeg', '1004'],
    ['Соловьева', '1005'],
    ['соловьё', '1005'],
    ['γιωργος', '1006'],
    ['Παπαδόπ', '1006'],
    ['gross', '1007'],
    ['Groß', '1007'],
    ['thorunn aesa dal', '1008'],
    ['þórunn', '1008'],
    ["o'hara", '2107'],
  ])('finds by part of a name, with accents or without: %s', (text, number) => {
    expect(found(text)).toEqual([number]);
  });

  it.each([
    ['zoe@fysik', '1002'],
    ['fysik', '1002'],
    ['jose.garcia@example.org', '1003'],
    ['ANNA@OTHER', '2107'],
    ['2107', '2107'],
    ['210', '2107'],
    ['anna 21', '2107'],
  ])('finds by part of an e-mail address or number: %s', (text, number) => {
    expect(found(text)).toEqual([number]);
  });

  it('finds all whom the words fit, and only those', () => {
    expect(found('100')).toHaveLength(8);
    expect(found('example org')).toEqual(['1001', '1003', '1005', '1007']);
    expect(found('anna zoe')).toEqual([]);
    expect(found('ukasz')).toEqual([]);
  });

  it.each(['"', '*', '-', 'NEAR', 'a OR b', 'name:anna', '(', '^zoe"', '\u0000', '{}', '"" ""'])('takes %j as plain text', (text) => {
    expect(() => found(text)).not.toThrow();
  });

  it('finds nothing where nothing can be searched, and everyone where nothing is typed', () => {
    expect(found('?! …')).toEqual([]);
    expect(found('   ')).toHaveLength(people.length);
  });

  it('counts what it finds', () => {
    const { store, servicePointId } = scratch;
    expect(store.people.count({ text: 'lukasz', servicePointIds: [servicePointId] })).toBe(1);
    expect(store.people.count({ text: 'example', servicePointIds: [servicePointId] })).toBe(9);
    expect(store.people.count({ text: 'lukasz', servicePointIds: [] })).toBe(0);
    expect(store.people.count({ text: 'lukasz', servicePointIds: [servicePointId], states: ['locked'] })).toBe(0);
  });

  it('follows a name that is changed', () => {
    const { store } = scratch;
    const anna = store.people.byNumber('2107');
    if (anna === undefined) throw new Error('there is an Anna');
    const rename = (name: string) =>
      store.transact((writer) =>
        writer.append({ kind: 'intent', action: 'person.edit', who: {}, changes: [{ record: 'person', id: anna.id, set: { name } }] }),
      );
    rename('Anna Władysława');
    expect([found('wladyslawa'), found('hara')]).toEqual([['2107'], []]);
    rename(anna.name);
    expect([found('wladyslawa'), found('hara')]).toEqual([[], ['2107']]);
  });
});

describe('the search for cards and facts', () => {
  it('finds cards by their number, and by their holder with accents or without', () => {
    const cards = (text: string) =>
      scratch.store.cards
        .window({ text, servicePointId: scratch.servicePointId, sort: 'number', down: false, limit: 20 })
        .map(({ number }) => number);
    expect(cards('6001')).toEqual([6001]);
    expect(cards('lukasz')).toEqual([6001]);
    expect(cards('Ångström')).toEqual([6002]);
    expect(cards('700')).toEqual([]);
  });

  it('finds facts by whom they are about', () => {
    const actions = (text: string) => scratch.store.facts.find({ text, limit: 20 }).map(({ fact }) => fact.action);
    expect(actions('Lukasz')).toEqual(['card.request', 'person.create']);
    expect(actions('6003')).toEqual(['card.request']);
  });
});
