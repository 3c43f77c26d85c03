import { canonicalJson, type Json } from '../base/canonical-json.ts';

type Content = Readonly<Record<string, Json>>;

export interface Merged {
  readonly content: Content;
  /** Blocks that both changed, each in its own way: somebody has to choose. In `content` they are as the newest has them. */
  readonly both: readonly string[];
}

/** One's own changes of a RAiD on top of what somebody saved meanwhile, block by block (title, date, contributor…). */
export function mergeRaids(base: Content, mine: Content, newest: Content): Merged {
  const blocks = [...new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(newest)])];
  const changed = (from: Content, to: Content, block: string): boolean => text(from[block]) !== text(to[block]);
  const own = blocks.filter((block) => changed(base, mine, block));
  const both = own.filter((block) => changed(base, newest, block) && changed(mine, newest, block));
  const taken = own.filter((block) => !both.includes(block));
  return { content: withBlocks(newest, mine, taken), both };
}

/** A record with some blocks of another. */
export function withBlocks(record: Content, other: Content, blocks: readonly string[]): Content {
  const kept = Object.entries(record).filter(([block]) => !blocks.includes(block));
  const own = Object.entries(other).filter(([block]) => blocks.includes(block));
  return Object.fromEntries([...kept, ...own]);
}

function text(value: Json | undefined): string {
  return value === undefined ? '' : canonicalJson(value);
}
