import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FactBody, factBody } from '../../../core/facts/fact.ts';
import { noFactBefore } from '../../../core/facts/hash.ts';
import { insertFact } from '../../../electron/store/append.ts';
import { openDatabase, type OpenDatabase } from '../../../electron/store/database.ts';
import { createOutbox } from '../../../electron/store/outbox-rows.ts';
import { at } from './scratch-store.ts';

describe('what a station sends of others where the server misses what comes before', () => {
  const station = randomUUID();
  let database: OpenDatabase;
  beforeEach(() => {
    database = openDatabase(':memory:');
  });
  afterEach(() => database.close());

  /** Facts of one chain, each with its turn, the others’ own place in a feed that was lost. */
  function waits(turns: readonly (readonly [n: number, turn: number])[]): void {
    for (const [n, turn] of turns) {
      const chain = { station, epoch: 0, n, previous: noFactBefore };
      const told = { v: 1, at, who: {}, kind: 'observation', action: 'x.seen', note: {}, changes: [] };
      const fact: FactBody = factBody.parse({ ...told, ...chain });
      const position = insertFact(database.sql, fact, { body: '{}', hash: Buffer.alloc(32, n), signature: new Uint8Array(64) });
      database.sql.run('INSERT INTO outbox (fact, turn) VALUES (@position, @turn)', { position, turn });
    }
  }
  const next = () =>
    createOutbox(database.sql)
      .next({ facts: 10, characters: 1e6 })
      .map(({ n }) => n);

  it('begins with what is missing, whatever turns they had', () => {
    waits([
      [37, 4],
      [36, 9],
      [38, 9],
    ]);
    expect(next()).toEqual([37]);
    expect(createOutbox(database.sql).sendFrom({ station, epoch: 0 }, 36)).toBe(true);
    expect(next()).toEqual([36, 37, 38]);
  });

  it('changes nothing where what is missing is not here', () => {
    waits([[37, 4]]);
    expect(createOutbox(database.sql).sendFrom({ station, epoch: 0 }, 36)).toBe(false);
    expect(next()).toEqual([37]);
  });
});
