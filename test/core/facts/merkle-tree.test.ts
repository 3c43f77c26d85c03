import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../../core/base/bytes.ts';
import { GrowingTree } from '../../../core/facts/growing-tree.ts';
import { leafHash } from '../../../core/facts/hash.ts';
import { consistencyProof, inclusionProof, rangeRootOf, treeRoot } from '../../../core/facts/merkle-tree.ts';
import { beginsWith, includes } from '../../../core/facts/verify-proof.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());

/** The reference leaves and tree heads of Certificate Transparency (its merkle_tree_test). */
const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map((hex) =>
  leafHash(fromHex(hex), sha256),
);
const heads = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const inclusions: readonly (readonly [entry: number, size: number, path: readonly string[]])[] = [
  [1, 1, []],
  [
    1,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    6,
    8,
    [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [3, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  [
    2,
    5,
    [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
];
const consistencies: readonly (readonly [first: number, second: number, proof: readonly string[]])[] = [
  [1, 1, []],
  [
    1,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    6,
    8,
    [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [
    2,
    5,
    [
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
];

const root = rangeRootOf(leaves, sha256);
const head = (size: number): Uint8Array => treeRoot(leaves.slice(0, size), sha256);

describe('the tree of RFC 6962', () => {
  it.each(heads.map((hex, size) => [size, hex] as const))('has the reference head at %i entries', (size, hex) => {
    expect(toHex(head(size))).toBe(hex);
  });

  it('grows to the same heads entry by entry', () => {
    const tree = new GrowingTree(sha256);
    const grown = leaves.map((leaf) => {
      tree.append(leaf);
      return toHex(tree.root());
    });
    expect(grown).toEqual(heads.slice(1));
    expect(toHex(new GrowingTree(sha256).root())).toBe(heads[0]);
  });

  it.each(inclusions)('proves entry %i of %i as the reference does', (entry, size, path) => {
    expect(inclusionProof(entry - 1, size, root).map(toHex)).toEqual(path);
  });

  it.each(consistencies)('proves that %i entries begin %i as the reference does', (first, second, proof) => {
    expect(consistencyProof(first, second, root).map(toHex)).toEqual(proof);
  });

  it('gives no proof for what is not there', () => {
    expect(() => inclusionProof(8, 8, root)).toThrow(RangeError);
    expect(() => consistencyProof(9, 8, root)).toThrow(RangeError);
    expect(() => rangeRootOf([], sha256)(0, 1)).toThrow(RangeError);
  });
});

const many = Array.from({ length: 40 }, (_, at) => leafHash(Uint8Array.of(at), sha256));
const manyRoot = rangeRootOf(many, sha256);
const bent = (bytes: Uint8Array): Uint8Array => bytes.map((byte, at) => (at === 31 ? byte ^ 1 : byte));

describe('whoever checks a proof', () => {
  it('accepts every entry of every size up to 40, and refuses another entry, size, root or step', () => {
    let accepted = 0;
    for (let size = 1; size <= many.length; size += 1) {
      const whole = manyRoot(0, size);
      for (let index = 0; index < size; index += 1) {
        const claim = { leaf: many[index] ?? whole, index, size, proof: inclusionProof(index, size, manyRoot), root: whole };
        accepted += includes(claim, sha256) ? 1 : 0;
        const wrong = [
          { ...claim, leaf: bent(claim.leaf) },
          { ...claim, root: bent(whole) },
          { ...claim, index: index + size },
          { ...claim, index: -1 },
          { ...claim, proof: [...claim.proof, whole] },
          ...claim.proof.map((_, at) => ({ ...claim, proof: claim.proof.map((step, place) => (place === at ? bent(step) : step)) })),
          ...(claim.proof.length === 0
            ? []
            : [
                { ...claim, proof: claim.proof.slice(1) },
                { ...claim, index: size - 1 - index === index ? size : size - 1 - index },
              ]),
        ];
        expect(wrong.filter((candidate) => includes(candidate, sha256))).toEqual([]);
      }
    }
    expect(accepted).toBe((40 * 41) / 2);
  });

  it('accepts every beginning of every size up to 40, and refuses another root or step', () => {
    let accepted = 0;
    for (let second = 1; second <= many.length; second += 1) {
      for (let first = 1; first <= second; first += 1) {
        const claim = {
          first,
          second,
          proof: consistencyProof(first, second, manyRoot),
          firstRoot: manyRoot(0, first),
          secondRoot: manyRoot(0, second),
        };
        accepted += beginsWith(claim, sha256) ? 1 : 0;
        const wrong = [
          { ...claim, firstRoot: bent(claim.firstRoot) },
          { ...claim, secondRoot: bent(claim.secondRoot) },
          { ...claim, proof: [...claim.proof, claim.firstRoot] },
          { ...claim, first: second + 1 },
          { ...claim, first: 0 },
          ...claim.proof.map((_, at) => ({ ...claim, proof: claim.proof.map((step, place) => (place === at ? bent(step) : step)) })),
          ...(claim.proof.length === 0
            ? []
            : [
                { ...claim, proof: claim.proof.slice(0, -1) },
                { ...claim, proof: [] },
              ]),
        ];
        expect(wrong.filter((candidate) => beginsWith(candidate, sha256))).toEqual([]);
      }
    }
    expect(accepted).toBe((40 * 41) / 2);
  });
});
