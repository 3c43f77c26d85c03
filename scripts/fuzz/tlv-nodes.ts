/** Where one BER-TLV element of a seed lies; offsets in bytes. */
export interface TlvNode {
  readonly start: number;
  readonly lengthAt: number;
  readonly valueAt: number;
  readonly end: number;
  /** Index of the element around it; -1 at the top. */
  readonly parent: number;
}

const MOST_NODES = 400;
const DEEPEST = 12;

interface Range {
  readonly from: number;
  readonly to: number;
  readonly parent: number;
  readonly depth: number;
}

/**
 * Elements of a seed, found leniently: also inside values that only look like TLV, since a lie about a length hurts there as well.
 * An OCTET or BIT STRING and the containers of PIV are looked into when their whole value reads as elements.
 */
export function tlvNodes(bytes: Uint8Array): readonly TlvNode[] {
  const nodes: TlvNode[] = [];
  const ranges: Range[] = [{ from: 0, to: bytes.length, parent: -1, depth: 0 }];
  for (let range = ranges.shift(); range !== undefined && nodes.length < MOST_NODES; range = ranges.shift()) {
    const inside = nodesIn(bytes, range);
    if (range.parent >= 0 && inside.at(-1)?.end !== range.to) continue;
    for (const node of inside) {
      nodes.push(node);
      if (range.depth < DEEPEST && node.end - node.valueAt > 1)
        ranges.push({ from: node.valueAt, to: node.end, parent: nodes.length - 1, depth: range.depth + 1 });
    }
  }
  return nodes;
}

function nodesIn(bytes: Uint8Array, { from, to, parent }: Range): readonly TlvNode[] {
  const nodes: TlvNode[] = [];
  for (let at = from; at < to; ) {
    const node = nodeAt(bytes, at, parent);
    if (node === undefined || node.end > to) break;
    nodes.push(node);
    at = node.end;
  }
  return nodes;
}

function nodeAt(bytes: Uint8Array, start: number, parent: number): TlvNode | undefined {
  let lengthAt = start + 1;
  if (((bytes[start] ?? 0) & 0x1f) === 0x1f) {
    while (((bytes[lengthAt] ?? 0) & 0x80) !== 0 && lengthAt < start + 3) lengthAt += 1;
    lengthAt += 1;
  }
  const first = bytes[lengthAt];
  if (first === undefined || first === 0x80 || first > 0x83) return undefined;
  const count = first < 0x80 ? 0 : first & 0x7f;
  let length = first;
  if (count > 0) {
    length = 0;
    for (let at = 1; at <= count; at += 1) length = length * 256 + (bytes[lengthAt + at] ?? 0);
  }
  const valueAt = lengthAt + 1 + count;
  return { start, lengthAt, valueAt, end: valueAt + length, parent };
}
