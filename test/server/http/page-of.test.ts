import { expect, it } from 'vitest';
import { pageOf } from '../../../server/http/page-of.ts';

const all = Array.from({ length: 4321 }, (_, at) => ({ id: String(at).padStart(6, '0') }));
const reads: number[] = [];

/** As the store reads: in the order of ids, a thousand at most. */
async function read({ after = '', limit = 1000 }: { readonly after?: string; readonly limit?: number }) {
  const records = all.filter(({ id }) => id > after).slice(0, Math.min(limit, 1000));
  reads.push(records.length);
  return records;
}

async function everyPage(fits: (one: { readonly id: string }) => boolean, limit: number): Promise<readonly string[]> {
  const seen: string[] = [];
  for (let after: string | undefined; ; ) {
    const { found, next } = await pageOf(read, { limit, after }, fits);
    seen.push(...found.map(({ id }) => id));
    after = next;
    if (after === undefined) return seen;
  }
}

it('finds the one that fits, also where thousands stand before it', async () => {
  expect(await everyPage(({ id }) => id === '004320', 100)).toEqual(['004320']);
  expect(await everyPage(({ id }) => id === '999999', 100)).toEqual([]);
});

it('leads page by page through all that fit, each once, whatever the page’s size', async () => {
  const fits = ({ id }: { readonly id: string }): boolean => Number(id) % 7 === 3;
  const wanted = all.filter(fits).map(({ id }) => id);
  for (const limit of [1, 50, 200]) expect(await everyPage(fits, limit)).toEqual(wanted);
});

it('reads no further than it has to', async () => {
  reads.length = 0;
  await pageOf(read, { limit: 10 }, () => true);
  expect(reads).toEqual([1000]);
});
