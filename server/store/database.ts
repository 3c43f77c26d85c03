import { Pool, type PoolClient, types } from 'pg';

/** A connection, or something that borrows one for each statement. */
export interface Queries {
  rows<Row extends object>(statement: Statement): Promise<readonly Row[]>;
}

/** Text with $1… and, where it has a name, kept prepared on each connection. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}

export interface Database extends Queries {
  /**
   * One transaction, tried again where the engine says that trying again may help; `work` may therefore run more than once. Serializable, where
   * nothing else is said: what work reads cannot change under it. What it asks at the same moment is done in that order, and leaves in one piece.
   */
  transact<Value>(work: (queries: Queries) => Promise<Value>, isolation?: Isolation): Promise<Value>;
  close(): Promise<void>;
}

export type Isolation = 'SERIALIZABLE' | 'READ COMMITTED';

export interface DatabaseParts {
  readonly url: string;
  readonly log: (line: string) => void;
  /** Connections kept open at most. */
  readonly connections?: number;
}

/** Serialization failure and deadlock: the transaction left nothing and may run again. */
const RETRYABLE = ['40001', '40P01'];
const MOST_TRIES = 10;
const INT8 = 20;

export function openDatabase({ url, log, connections = 10 }: DatabaseParts): Database {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    application_name: 'cardwright-server',
    // Statements that are asked at the same moment need not wait for each other's answers on their way.
    pipeline: true,
    options: '-c search_path=cardwright -c TimeZone=UTC',
    types: { getTypeParser: parserOf },
  });
  pool.on('error', (cause) => log(`a connection to the database was lost: ${cause.message}`));
  return {
    rows: (statement) => query(pool, statement),
    transact: (work, isolation = 'SERIALIZABLE') => transact(pool, isolation, work),
    close: () => pool.end(),
  };
}

type Parser = (text: string) => unknown;

/** bigint as a number: none of ours outgrows 2^53. */
function parserOf(oid: number, format?: 'text' | 'binary'): Parser {
  return oid === INT8 ? Number : (types.getTypeParser(oid, format) as Parser);
}

async function query<Row extends object>(on: Pool | PoolClient, { values, ...statement }: Statement): Promise<readonly Row[]> {
  const { rows } = await on.query<Row>({ ...statement, values: [...(values ?? [])] });
  return rows;
}

/** A connection that is lost while it is ours says so besides failing our statement; unheard, that would end the process. */
const heard = (): void => undefined;

async function transact<Value>(pool: Pool, isolation: Isolation, work: (queries: Queries) => Promise<Value>): Promise<Value> {
  for (let tries = 1; ; tries += 1) {
    const client = await pool.connect();
    client.on('error', heard);
    let broken: Error | undefined;
    try {
      const value = await work(begun(client, isolation));
      await client.query('COMMIT');
      return value;
    } catch (cause) {
      broken = await undone(client);
      if (!isRetryable(cause) || tries === MOST_TRIES) throw cause;
    } finally {
      client.off('error', heard);
      client.release(broken);
    }
  }
}

/** BEGIN leaves together with what is asked first, whose answer counts only where it has begun. */
function begun(client: PoolClient, isolation: Isolation): Queries {
  inOnePiece(client);
  const beginning = client.query(`BEGIN ISOLATION LEVEL ${isolation}`);
  beginning.catch(heard);
  return {
    async rows<Row extends object>(statement: Statement) {
      inOnePiece(client);
      const [rows] = await Promise.all([query<Row>(client, statement), beginning]);
      return rows;
    },
  };
}

/** Until everything that is asked at this moment has been. */
function inOnePiece({ connection: { stream } }: PoolClient): void {
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/** Undoes what was begun; a connection on which that fails is not used again. */
async function undone(client: PoolClient): Promise<Error | undefined> {
  try {
    await client.query('ROLLBACK');
    return undefined;
  } catch (cause) {
    return cause instanceof Error ? cause : new Error('rollback failed');
  }
}

export function codeOf(cause: unknown): string | undefined {
  const code = (cause as { readonly code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}

/** The unique key that a row would have broken; undefined for any other fault. */
export function violatedKeyOf(cause: unknown): string | undefined {
  const { constraint } = (cause ?? {}) as { readonly constraint?: unknown };
  return codeOf(cause) === '23505' && typeof constraint === 'string' ? constraint : undefined;
}

export function isRetryable(cause: unknown): boolean {
  return RETRYABLE.includes(codeOf(cause) ?? '');
}
