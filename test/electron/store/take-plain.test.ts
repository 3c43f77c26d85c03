import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fromBase64, fromHex } from '../../../core/base/bytes.ts';
import { canonicalJson, type Json } from '../../../core/base/canonical-json.ts';
import type { Change, FactDraft } from '../../../core/facts/draft.ts';
import type { Card, Person, RecordKind } from '../../../core/records/records.ts';
import { foundHash } from '../../../core/sync/digest.ts';
import type { Verdict } from '../../../core/sync/verdict.ts';
import { sha256 } from '../../../electron/store/append.ts';
import { wrongWords } from '../../../electron/store/check-store.ts';
import { NotTogether, type TakenEntry } from '../../../electron/store/feed.ts';
import { leafHash } from '../../../core/facts/hash.ts';
import { rounds } from '../../rounds.ts';
import { randomOf } from '../../scripts/mutations.ts';
import { RandomLife } from './random-life.ts';
import { everything, Taker } from './feed-taker.ts';
import { addCard, addPerson, cardOf, personOf, type Scratch, scratchStore } from './scratch-store.ts';

const ACCEPTED: Verdict = { answer: 'accepted', skip: [] };

describe('entries of the feed that are taken in together', () => {
  let author: Scratch;
  let takers: Taker[];
  beforeEach(() => {
    author = scratchStore();
    takers = [];
  });
  afterEach(() => {
    author.end();
    for (const { database } of takers) database.close();
  });

  const taker = (without: ReadonlySet<string> = new Set()): Taker => {
    const one = new Taker(author, without);
    takers.push(one);
    return one;
  };

  /** What the author did, as the server gives it. */
  function feedOf(found: (seq: number) => Verdict = () => ACCEPTED): readonly TakenEntry[] {
    return [...author.store.facts.stream(1)].map(({ fact, hash, signature }, index): TakenEntry => {
      const [body, verdict] = [canonicalJson(fact as unknown as Json), found(index + 1)];
      const given = { body, signature: fromBase64(signature), verdict };
      return { seq: index + 1, leaf: fromHex(hash), found: foundHash(verdict, sha256), fact: given };
    });
  }

  const write = (...drafts: readonly FactDraft[]): void =>
    author.store.transact((writer) => drafts.forEach((draft) => writer.append(draft)));
  const change = (record: RecordKind, id: string, set: object): void =>
    write({ kind: 'observation', action: 'x.change', who: {}, changes: [{ record, id, set } as Change] });
  const somebody = (number: string): Person => {
    const person = personOf(author.servicePointId, { name: `Anna ${number}`, email: `a${number}@example.org`, number });
    return author.store.transact((writer) => addPerson(writer, person));
  };
  const cardFor = (person: Person, number: number): Card => author.store.transact((writer) => addCard(writer, cardOf(person, { number })));

  describe('of a random lawful life', () => {
    const facts = rounds(300, 1500);
    const seeds = Array.from({ length: rounds(3, 40) }, (_, index) => 31 + index);
    const longest = rounds(20_000, 600_000);
    const live = (seed: number): void => {
      const life = new RandomLife(randomOf(seed));
      while ((author.store.facts.last()?.n ?? 0) < facts) write(life.next());
    };

    it.each(seeds)('leave what they leave one by one (seed %i)', { timeout: longest }, (seed) => {
      live(seed);
      const feed = feedOf();
      const random = randomOf(seed);
      const [together, apart] = [taker(), taker().take(feed, 1)];
      for (let from = 0; from < feed.length; ) {
        const part = feed.slice(from, from + 2 + random(80));
        together.take(part, part.length);
        from += part.length;
      }
      expect(everything(together.sql)).toEqual(everything(apart.sql));
      expect(wrongWords(together.sql)).toBeUndefined();
    });

    it.each(seeds)('leave it too where something is amiss with some of them (seed %i)', { timeout: longest }, (seed) => {
      live(seed);
      const random = randomOf(seed);
      const found = (): Verdict => (random(60) === 0 ? { answer: 'refused', skip: [0] } : ACCEPTED);
      const verdicts = Array.from({ length: facts + 1 }, found);
      const feed = feedOf((seq) => verdicts[seq] ?? ACCEPTED);
      // Some of what they are sealed with never comes.
      const keys = [...author.station.dataKeys.keys()];
      const without = new Set(keys.filter(() => random(40) === 0));
      const [together, apart] = [taker(without).take(feed, 1 + random(40)), taker(without).take(feed, 1)];
      expect(everything(together.sql)).toEqual(everything(apart.sql));
    });
  });

  it('are folded in memory and written once where nothing is out of the ordinary', () => {
    const person = somebody('1');
    const card = cardFor(person, 1);
    for (const state of ['issued', 'active']) change('card', card.id, { state });
    const one = taker();
    expect(one.plainly(feedOf())).toEqual(new Set(['service-point', 'person', 'account', 'card']));
    expect(one.sql.rows('SELECT state FROM card')).toEqual([{ state: 'active' }]);
  });

  it('are refused for the leaf where a text is another, also one that is no JSON', () => {
    somebody('1');
    for (const body of ['{', '{}']) {
      const feed = feedOf().map((entry) => (entry.fact === undefined ? entry : { ...entry, fact: { ...entry.fact, body } }));
      const one = taker();
      expect(() => one.take(feed, feed.length)).toThrow('feed: leaf at 1');
    }
  });

  it('are undone where two want what only one can have, and taken one by one', () => {
    const [first, second] = [somebody('1'), somebody('2')];
    cardFor(first, 1);
    const of = cardFor(second, 2);
    const all = feedOf();
    const feed = [...all.slice(0, -1), ...rewritten(all.slice(-1), (body) => body.replace(`"number":${of.number}`, '"number":1'))];
    const [together, apart] = [taker(), taker()];
    expect(() => together.plainly(feed)).toThrow(NotTogether);
    expect(everything(together.take(feed, feed.length).sql)).toEqual(everything(apart.take(feed, 1).sql));
    expect(together.sql.number('SELECT count(*) FROM feed_unfolded')).toBe(1);
  });

  describe('are taken one by one, with nothing done before, where', () => {
    const others: Readonly<Record<string, () => readonly TakenEntry[]>> = {
      'something was found of one': () => feedOf((seq) => (seq === 2 ? { answer: 'refused', skip: [0] } : ACCEPTED)),
      'one is a case': () => {
        const { id } = somebody('1');
        const found: Verdict = { answer: 'accepted_with_exception', skip: [], case: { kind: 'state', record: 'person', id } };
        return feedOf((seq) => (seq === 2 ? found : ACCEPTED));
      },
      'one names a record that is not here': () => {
        cardFor(somebody('1'), 1);
        return renumbered(feedOf().filter(({ seq }) => seq !== 2));
      },
      'something is let go of that another takes up': () => {
        const [first, second] = [somebody('1'), somebody('2')];
        const card = cardFor(first, 1);
        change('card', card.id, { number: 3 });
        cardFor(second, 1);
        return feedOf();
      },
      'somebody is erased': () => {
        const { id } = somebody('1');
        change('person', id, { state: 'erased' });
        return feedOf();
      },
      'the fields of one lie otherwise than they are written': () => {
        somebody('1');
        const feed = feedOf();
        return [...feed.slice(0, -1), ...rewritten(feed.slice(-1), (body) => body.replace(/^{(.*),"v":1,/, '{"v":1,$1,'))];
      },
      'one was done again': () => {
        write({ kind: 'observation', action: 'x.change', who: {}, note: { again: 'ab'.repeat(32) }, changes: [] });
        return feedOf();
      },
    };

    it.each(Object.entries(others))('%s', (_, feedWith) => {
      const feed = feedWith();
      const [together, apart] = [taker(), taker()];
      const before = everything(together.sql);
      expect(together.plainly(feed)).toBeUndefined();
      expect(everything(together.sql)).toEqual(before);
      expect(everything(together.take(feed, feed.length).sql)).toEqual(everything(apart.take(feed, 1).sql));
    });
  });
});

/** The same under other words, as another station could have signed them. */
function rewritten(entries: readonly TakenEntry[], how: (body: string) => string): readonly TakenEntry[] {
  return entries.map(({ fact, ...entry }) => {
    if (fact === undefined) return entry;
    const body = how(fact.body);
    return { ...entry, leaf: leafHash(Buffer.from(body), sha256), fact: { ...fact, body } };
  });
}

const renumbered = (entries: readonly TakenEntry[]): readonly TakenEntry[] => entries.map((entry, at) => ({ ...entry, seq: at + 1 }));
