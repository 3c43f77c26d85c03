interface Waiting<Row> {
  readonly key: string;
  readonly resolve: (row: Row | undefined) => void;
  readonly reject: (cause: unknown) => void;
}

const MOST_AT_ONCE = 500;

/**
 * Readers that wait at the same moment share one statement, which begins after each of them asked. `keyOf` says whose row it is. While `most` statements
 * are under way others wait for the next.
 */
export function shareReads<Row>(
  read: (keys: readonly string[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
  most = Number.POSITIVE_INFINITY,
): (key: string) => Promise<Row | undefined> {
  const waiting: Waiting<Row>[] = [];
  let [begun, underWay] = [false, 0];

  const later = (): void => {
    if (begun || underWay >= most || waiting.length === 0) return;
    begun = true;
    setImmediate(() => {
      begun = false;
      underWay += 1;
      void answer(waiting.splice(0, MOST_AT_ONCE), { read, keyOf }).then(() => {
        underWay -= 1;
        later();
      });
      later();
    });
  };
  return (key) =>
    new Promise((resolve, reject) => {
      waiting.push({ key, resolve, reject });
      later();
    });
}

interface Reading<Row> {
  readonly read: (keys: readonly string[]) => Promise<readonly Row[]>;
  readonly keyOf: (row: Row) => string;
}

async function answer<Row>(now: readonly Waiting<Row>[], { read, keyOf }: Reading<Row>): Promise<void> {
  try {
    const rows = await read([...new Set(now.map(({ key }) => key))]);
    const found = new Map(rows.map((row) => [keyOf(row), row]));
    for (const { key, resolve } of now) resolve(found.get(key));
  } catch (cause) {
    for (const { reject } of now) reject(cause);
  }
}
