import { fromHex, toBase64, toHex } from '../../../core/base/bytes.ts';
import type { Fact, FactBody } from '../../../core/facts/fact.ts';
import { listParameter, type Sql, type SqlRow, type SqlValue } from '../sql.ts';
import { searchTerms } from './search-terms.ts';

/** All given conditions hold together. Facts of every epoch of this station are found; `fromN` and `toN` are numbers of the present one. */
export interface FactQuery {
  /** A record the fact names or changes, or that belongs to one: a card's certificates and operations count as the card's. */
  readonly subjectId?: string;
  /** A person: facts about them, their cards and their requests. */
  readonly personId?: string;
  /** Who acted. */
  readonly actor?: string;
  readonly action?: string;
  readonly fromN?: number;
  readonly toN?: number;
  /** Part of what the note says, or words of the person a fact is about. */
  readonly text?: string;
  /** Facts of these service points, and those of the station as a whole. */
  readonly servicePointIds?: readonly string[];
  /** Beginnings of actions, of which a fact's has one. */
  readonly beginnings?: readonly string[];
  /** Newest first where this is not said. */
  readonly oldestFirst?: true;
  /** Only facts that come behind that number of that epoch in the order asked for; the present epoch where none is said. */
  readonly before?: number;
  readonly beforeEpoch?: number;
  readonly limit: number;
}

export interface FactFinders {
  last(): { readonly n: number; readonly hash: string } | undefined;
  byNumber(n: number): Fact | undefined;
  /** Whether there is a fact with that hash (hex), of whatever station and epoch. */
  known(hash: string): boolean;
  /** Newest first. */
  find(query: FactQuery): readonly Fact[];
  count(query: Omit<FactQuery, 'limit' | 'before' | 'beforeEpoch'>): number;
  /** The epoch that is being written; everything below without an epoch of its own is about that one. */
  epoch(): number;
  /** The same over an earlier epoch of this station. */
  inEpoch(epoch: number): FactFinders;
  /** In order from that number on, read in pages: other work may go on between two of them. */
  stream(fromN: number): IterableIterator<Fact>;
  /** The 32-byte leaf hashes of the entries from..to, counted from 0, `to` not included. */
  leafHashes(from: number, to: number): readonly Uint8Array[];
  /** Root of the 256 leaves that begin at 256 × number, where that many are there. */
  tileRoot(number: number): Uint8Array | undefined;
  /** The first fact that is filed under another time, action, actor or service point than it says itself. */
  misfiled(): number | undefined;
}

/** The chain that is being written: station and epoch. */
export type Chain = { readonly station: string; readonly epoch: number };

const PAGE = 500;
const PROOF = 'fact.body, fact.hash, fact.signature';
const ABOUT = 'SELECT fact FROM fact_about WHERE id =';
const ABOUT_MATCHED = `SELECT fact_about.fact FROM person_search JOIN person ON person.position = person_search.rowid
  JOIN fact_about ON fact_about.id = person.id WHERE person_search MATCH @match`;

export function factOfRow(row: SqlRow): Fact {
  return {
    fact: JSON.parse(String(row['body'])) as FactBody,
    hash: toHex(row['hash'] as Uint8Array),
    signature: toBase64(row['signature'] as Uint8Array),
  };
}

function textCondition(text: string): readonly [condition: string, parameters: Record<string, SqlValue>] {
  const match = searchTerms(text);
  const said = `EXISTS (SELECT 1 FROM json_each(fact.body, '$.note') AS said WHERE said.value LIKE @like ESCAPE '\\')`;
  const like = `%${text.trim().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  if (match === undefined) return [said, { like }];
  return [`(${said} OR fact.position IN (${ABOUT_MATCHED}))`, { like, match }];
}

/** The conditions after WHERE. */
function filtered(query: Omit<FactQuery, 'limit'>, chain: Chain) {
  // What was set aside was done again, and is found as that.
  const conditions = ['fact.station = @station', 'fact.epoch >= 0'];
  const parameters: Record<string, SqlValue> = { station: chain.station };
  const add = (condition: string, name: string, value: SqlValue | undefined): void => {
    if (value === undefined) return;
    conditions.push(condition);
    parameters[name] = value;
  };
  add(`fact.position IN (${ABOUT} @subjectId)`, 'subjectId', query.subjectId);
  add(`fact.position IN (${ABOUT} @personId)`, 'personId', query.personId);
  add('fact.actor = @actor', 'actor', query.actor);
  add('fact.action = @action', 'action', query.action);
  add('fact.epoch = @epoch', 'epoch', (query.fromN ?? query.toN) === undefined ? undefined : chain.epoch);
  add('fact.n >= @fromN', 'fromN', query.fromN);
  add('fact.n <= @toN', 'toN', query.toN);
  const begins = `EXISTS (SELECT 1 FROM json_each(@beginnings) AS begins WHERE fact.action >= begins.value AND fact.action < begins.value || '~')`;
  add(begins, 'beginnings', query.beginnings === undefined ? undefined : listParameter(query.beginnings));
  const beyond = query.oldestFirst === true ? '>' : '<';
  add(`(fact.epoch, fact.n) ${beyond} (@beforeEpoch, @before)`, 'before', query.before);
  if (query.before !== undefined) parameters['beforeEpoch'] = query.beforeEpoch ?? chain.epoch;
  const points = query.servicePointIds === undefined ? undefined : listParameter(query.servicePointIds);
  add('(fact.service_point IS NULL OR fact.service_point IN (SELECT value FROM json_each(@servicePointIds)))', 'servicePointIds', points);
  if (query.text !== undefined && query.text.trim() !== '') {
    const [condition, values] = textCondition(query.text);
    conditions.push(condition);
    Object.assign(parameters, values);
  }
  return { where: `WHERE ${conditions.join(' AND ')}`, parameters };
}

const MISFILED = `fact.at IS NOT fact.body ->> '$.at' OR fact.action IS NOT fact.body ->> '$.action' OR fact.actor IS NOT fact.body ->> '$.who.person'
  OR fact.service_point IS NOT fact.body ->> '$.servicePoint'`;
const OF_CHAIN = 'WHERE station = @station AND epoch = @epoch';

function* pages(sql: Sql, chain: Chain, fromN: number): Generator<Fact, undefined> {
  for (let from = fromN; ; ) {
    const rows = sql.rows(`SELECT n, ${PROOF} FROM fact ${OF_CHAIN} AND n >= @from ORDER BY n LIMIT ${PAGE}`, { ...chain, from });
    for (const row of rows) yield factOfRow(row);
    if (rows.length < PAGE) return undefined;
    from = Number(rows.at(-1)?.['n']) + 1;
  }
}

/** `chain` gives the chain as it is at each call: there is none before the station has keys. */
export function createFactFinders(sql: Sql, chain: () => Chain): FactFinders {
  return {
    last() {
      const row = sql.row(`SELECT n, hash FROM fact ${OF_CHAIN} ORDER BY n DESC LIMIT 1`, chain());
      return row === undefined ? undefined : { n: Number(row['n']), hash: toHex(row['hash'] as Uint8Array) };
    },
    byNumber(n) {
      const row = sql.row(`SELECT ${PROOF} FROM fact ${OF_CHAIN} AND n = @n`, { ...chain(), n });
      return row === undefined ? undefined : factOfRow(row);
    },
    known: (hash) => sql.row('SELECT 1 FROM fact WHERE hash = @hash', { hash: fromHex(hash) }) !== undefined,
    find({ limit, ...query }) {
      const { where, parameters } = filtered(query, chain());
      const order = query.oldestFirst === true ? 'ASC' : 'DESC';
      return sql
        .rows(`SELECT ${PROOF} FROM fact ${where} ORDER BY fact.epoch ${order}, fact.n ${order} LIMIT @limit`, { ...parameters, limit })
        .map(factOfRow);
    },
    count(query) {
      const { where, parameters } = filtered(query, chain());
      return sql.number(`SELECT count(*) FROM fact ${where}`, parameters);
    },
    epoch: () => chain().epoch,
    inEpoch: (epoch) => createFactFinders(sql, () => ({ station: chain().station, epoch })),
    stream: (fromN) => pages(sql, chain(), fromN),
    leafHashes: (from, to) =>
      sql
        .rows(`SELECT hash FROM fact ${OF_CHAIN} AND n > @from AND n <= @to ORDER BY n`, { ...chain(), from, to })
        .map((row) => new Uint8Array(row['hash'] as Uint8Array)),
    tileRoot(number) {
      const row = sql.row(`SELECT root FROM fact_tile ${OF_CHAIN} AND number = @number`, { ...chain(), number });
      return row === undefined ? undefined : new Uint8Array(row['root'] as Uint8Array);
    },
    misfiled() {
      const n = sql.number(`SELECT min(n) FROM fact ${OF_CHAIN} AND (${MISFILED})`, chain());
      return n === 0 ? undefined : n;
    },
  };
}
