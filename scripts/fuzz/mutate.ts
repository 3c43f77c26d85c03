import { concat } from '../../core/base/bytes.ts';
import type { Chance } from './chance.ts';
import { STRUCTURE } from './mutate-structure.ts';
import type { Mutation, Seed } from './mutation.ts';
import { tlvNodes } from './tlv-nodes.ts';

export function seedOf(bytes: Uint8Array): Seed {
  return { bytes, nodes: tlvNodes(bytes) };
}

/** No mutant is longer than twice what the longest answer of a card can be. */
export const MOST_INPUT_BYTES = 131_072;

const EDGES = [0x00, 0x01, 0x1f, 0x30, 0x53, 0x7f, 0x80, 0x81, 0x82, 0x83, 0x84, 0xfe, 0xff] as const;

const flip: Mutation = ({ bytes }, chance) => {
  const changed = bytes.slice();
  for (let times = 1 + chance.below(4); times > 0 && changed.length > 0; times -= 1) {
    const at = chance.below(changed.length);
    changed[at] = (changed[at] ?? 0) ^ (1 << chance.below(8));
  }
  return changed;
};

const overwrite: Mutation = ({ bytes }, chance) => {
  const changed = bytes.slice();
  for (let times = 1 + chance.below(4); times > 0 && changed.length > 0; times -= 1)
    changed[chance.below(changed.length)] = chance.once(2) ? chance.of(EDGES) : chance.word() & 0xff;
  return changed;
};

const insert: Mutation = ({ bytes }, chance) => {
  const at = chance.below(bytes.length + 1);
  return concat(bytes.subarray(0, at), chance.bytes(1 + chance.below(16)), bytes.subarray(at));
};

const remove: Mutation = ({ bytes }, chance) => {
  const at = chance.below(bytes.length);
  return concat(bytes.subarray(0, at), bytes.subarray(at + 1 + chance.below(chance.once(4) ? bytes.length : 8)));
};

const truncate: Mutation = ({ bytes }, chance) => bytes.slice(0, chance.below(bytes.length));

const double: Mutation = ({ bytes }, chance) => {
  const from = chance.below(bytes.length);
  const to = from + chance.below(bytes.length - from + 1);
  return concat(bytes.subarray(0, to), bytes.subarray(from));
};

/** The beginning of one seed and the end of another. */
const splice: Mutation = ({ bytes, nodes }, chance, others) => {
  const other = chance.of(others);
  const cut = chance.once(2) ? chance.below(bytes.length + 1) : (nodes[chance.below(nodes.length)]?.start ?? 0);
  const join = chance.once(2) ? chance.below(other.bytes.length + 1) : (other.nodes[chance.below(other.nodes.length)]?.start ?? 0);
  return concat(bytes.subarray(0, cut), other.bytes.subarray(join));
};

const noise: Mutation = (_seed, chance) => chance.bytes(chance.below(chance.once(8) ? 600 : 64));

const PLAIN: readonly Mutation[] = [flip, overwrite, insert, remove, truncate, double, splice];
/** Structure counts double: random bytes seldom get past the outermost length. */
const ALL: readonly Mutation[] = [...PLAIN, noise, ...STRUCTURE, ...STRUCTURE];
const UNSTRUCTURED: readonly Mutation[] = [...PLAIN, noise];

/** The mutant of one case: one to four changes, one after the other. */
export function mutant(seeds: readonly Seed[], chance: Chance): Uint8Array {
  let seed = chance.of(seeds);
  if (chance.once(500)) return seed.bytes.slice();
  for (let times = chance.once(2) ? 1 : 1 + chance.below(4); times > 0; times -= 1) {
    const changed = chance
      .of(seed.nodes.length === 0 ? UNSTRUCTURED : ALL)(seed, chance, seeds)
      .slice(0, MOST_INPUT_BYTES);
    if (times === 1) return changed;
    seed = seedOf(changed);
  }
  return seed.bytes;
}
