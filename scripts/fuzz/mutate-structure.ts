import { tlv } from '../../core/base/ber-tlv.ts';
import { concat } from '../../core/base/bytes.ts';
import type { Chance } from './chance.ts';
import type { Mutation, Seed } from './mutation.ts';
import type { TlvNode } from './tlv-nodes.ts';

const NOTHING = new Uint8Array(0);

/** Lengths that lie: zero, beyond the end, indefinite, reserved, in a form longer than needed, larger than any memory. */
const LIES: readonly (readonly number[])[] = [
  [0x00],
  [0x01],
  [0x7f],
  [0x80],
  [0x81, 0x00],
  [0x81, 0x7f],
  [0x81, 0xff],
  [0x82, 0x00, 0x01],
  [0x82, 0xff, 0xff],
  [0x83, 0x00, 0x00, 0x01],
  [0x83, 0xff, 0xff, 0xff],
  [0x84, 0x00, 0x00, 0x00, 0x01],
  [0x84, 0x7f, 0xff, 0xff, 0xff],
  [0x84, 0xff, 0xff, 0xff, 0xff],
  [0x88, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
  [0xff],
];
const TAGS = [0x00, 0x02, 0x04, 0x06, 0x1f, 0x30, 0x53, 0x61, 0x70, 0x71, 0x7c, 0x82, 0x88, 0xa3, 0xba, 0xbc, 0xee, 0xfe] as const;

/** The bytes with one element replaced and nothing else changed. */
function replaced({ bytes }: Seed, { start, end }: TlvNode, by: Uint8Array): Uint8Array {
  return concat(bytes.subarray(0, start), by, bytes.subarray(end));
}

/** The bytes with one element replaced and the lengths of all elements around it put right. */
function repaired(seed: Seed, node: TlvNode, by: Uint8Array): Uint8Array {
  const { bytes, nodes } = seed;
  let [inner, at]: [Uint8Array, TlvNode] = [by, node];
  for (let parent = nodes[at.parent]; parent !== undefined; parent = nodes[at.parent]) {
    const value = concat(bytes.subarray(parent.valueAt, at.start), inner, bytes.subarray(at.end, parent.end));
    inner = concat(bytes.subarray(parent.start, parent.lengthAt), lengthOf(value));
    at = parent;
  }
  return replaced(seed, at, inner);
}

/** Length and value as BER-TLV writes them. */
function lengthOf(value: Uint8Array): Uint8Array {
  return tlv(0, value).subarray(1);
}

function tagOf({ bytes }: Seed, { start, lengthAt }: TlvNode): Uint8Array {
  return bytes.subarray(start, lengthAt);
}

function valueOf({ bytes }: Seed, { valueAt, end }: TlvNode): Uint8Array {
  return bytes.subarray(valueAt, end);
}

type NodeMutation = (seed: Seed, node: TlvNode, more: { readonly chance: Chance; readonly others: readonly Seed[] }) => Uint8Array;

function atNode(change: NodeMutation): Mutation {
  return (seed, chance, others) => {
    const node = seed.nodes[chance.below(seed.nodes.length)];
    return node === undefined ? seed.bytes.slice() : change(seed, node, { chance, others });
  };
}

const lie = atNode((seed, node, { chance }) => {
  const { bytes } = seed;
  const honest = node.end - node.valueAt;
  const near = lengthOf(new Uint8Array(Math.max(0, honest + chance.below(5) - 2))).slice(
    0,
    1 + (honest > 0xff ? 2 : honest > 0x7f ? 1 : 0),
  );
  const length = chance.once(3) ? near : Uint8Array.from(chance.of(LIES));
  return concat(bytes.subarray(0, node.lengthAt), length, bytes.subarray(node.valueAt));
});

const indefinite = atNode((seed, node, { chance }) =>
  repaired(seed, node, concat(tagOf(seed, node), Uint8Array.of(0x80), valueOf(seed, node), chance.once(2) ? new Uint8Array(2) : NOTHING)),
);

const retag = atNode((seed, node, { chance }) => {
  const tag = chance.once(3) ? Uint8Array.of(0x5f, 0xc1, chance.word() & 0xff) : Uint8Array.of(chance.of(TAGS));
  return repaired(seed, node, concat(tag, lengthOf(valueOf(seed, node))));
});

/** Another value of any length under the same tag; everything around it stays whole, so that parsers get to read it. */
const revalue = atNode((seed, node, { chance }) => {
  const kept = valueOf(seed, node);
  const length = chance.below(chance.once(6) ? 300 : 40);
  const value = chance.once(2)
    ? chance.bytes(length)
    : concat(kept.subarray(0, chance.below(kept.length + 1)), chance.bytes(chance.below(4)));
  return repaired(seed, node, concat(tagOf(seed, node), lengthOf(value)));
});

const drop = atNode((seed, node) => repaired(seed, node, NOTHING));

const twice = atNode((seed, node) => {
  const whole = seed.bytes.subarray(node.start, node.end);
  return repaired(seed, node, concat(whole, whole));
});

/** An element of another seed in the place of this one. */
const graft = atNode((seed, node, { chance, others }) => {
  const other = chance.of(others);
  const donor = other.nodes[chance.below(other.nodes.length)];
  return donor === undefined ? seed.bytes.slice() : repaired(seed, node, other.bytes.subarray(donor.start, donor.end));
});

/** One element inside itself many times over. */
const nest = atNode((seed, node, { chance }) => {
  let whole: Uint8Array = seed.bytes.slice(node.start, node.end);
  for (let depth = 1 + chance.below(chance.once(20) ? 400 : 12); depth > 0; depth -= 1) whole = concat(tagOf(seed, node), lengthOf(whole));
  return repaired(seed, node, whole);
});

/** Very many of the smallest elements: seldom, since each such input is long. */
const flood = atNode((seed, node, { chance }) => {
  const value = valueOf(seed, node);
  const small = concat(tagOf(seed, node), lengthOf(value.subarray(0, chance.below(3))));
  const most = chance.once(150) ? 65_000 : 300;
  const count = Math.max(1, Math.floor(chance.below(most) / small.length));
  const many = new Uint8Array(count * small.length);
  for (let at = 0; at < many.length; at += small.length) many.set(small, at);
  return chance.once(2) ? repaired(seed, node, many) : repaired(seed, node, concat(tagOf(seed, node), lengthOf(many)));
});

export const STRUCTURE: readonly Mutation[] = [lie, lie, indefinite, retag, revalue, revalue, drop, twice, graft, nest, flood];
