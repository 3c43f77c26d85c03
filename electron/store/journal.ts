import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { fromBase64, toBase64, toHex } from '../../core/base/bytes.ts';
import { canonicalJson, type Json } from '../../core/base/canonical-json.ts';
import { type ChainFault, chainFault, chainNext, chainStart } from '../../core/facts/chain.ts';
import { type Checkpoint, checkpointText, journalOrigin, policyText } from '../../core/facts/checkpoint.ts';
import { entryProofText } from '../../core/facts/entry-proof.ts';
import type { Fact } from '../../core/facts/fact.ts';
import { GrowingTree } from '../../core/facts/growing-tree.ts';
import { nodeHash } from '../../core/facts/hash.ts';
import { inclusionProof, rangeRootOf, type RangeRoot, splitOf } from '../../core/facts/merkle-tree.ts';
import { type NoteKey, signNote, verifierKey } from '../../core/facts/signed-note.ts';
import { sha256, TILE } from './append.ts';
import type { Scribe } from './scribe.ts';
import type { StoreReader } from './store.ts';

/** One entry with its place in the tree as it is now. */
export interface JournalEntry {
  /** That it stands there, under a head that this station signs (C2SP tlog-proof). */
  readonly proofText: string;
  readonly fact: Fact;
  /** RFC 8785 text that the hash is of. */
  readonly body: string;
  /** The RFC 6962 inclusion proof, base64, lowest node first. */
  readonly inTree: { readonly size: number; readonly root: string; readonly proof: readonly string[] };
}

export interface Verification {
  readonly entries: number;
  readonly sound: boolean;
  readonly firstBad?: number;
  readonly problem?: ChainFault | 'tree' | 'misfiled';
  /** Of the entries that were found sound; a signed note. */
  readonly checkpoint: string;
}

export interface JournalParts {
  readonly store: Pick<StoreReader, 'facts'>;
  readonly scribe: Pick<Scribe, 'station' | 'epoch' | 'sign'>;
  /** The 32 bytes of the station's Ed25519 public key. */
  readonly publicKey: Uint8Array;
}

/** An Ed25519 public key of 32 bytes as Node wants it (SPKI, RFC 8410). */
export function ed25519Key(publicKey: Uint8Array): KeyObject {
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), publicKey]);
  return createPublicKey({ key: spki, format: 'der', type: 'spki' });
}

/** An exported line, without its newline. */
export function exportLine({ fact, hash, signature }: Fact): string {
  return canonicalJson({ fact: fact as unknown as Json, hash, signature });
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** This station's journal of one epoch as others get to see it: entries with proofs, export, checkpoint, policy; and its own check of it. */
export class Journal {
  readonly #parts: JournalParts;

  constructor(parts: JournalParts) {
    this.#parts = parts;
  }

  get origin(): string {
    const { station, epoch } = this.#parts.scribe;
    return journalOrigin(station, epoch);
  }

  get #key(): NoteKey {
    return { name: this.origin, publicKey: this.#parts.publicKey };
  }

  /** The key that checkpoints are signed with, as policies name it (C2SP signed-note). */
  get verifierKey(): string {
    return verifierKey(this.#key, sha256);
  }

  get size(): number {
    return this.#parts.store.facts.last()?.n ?? 0;
  }

  /** Root of the tree of `size` entries. */
  root(size = this.size): Uint8Array {
    return size === 0 ? sha256(new Uint8Array(0)) : this.#ranges(size)(0, size);
  }

  /** The journal's head as a signed note (C2SP tlog-checkpoint). */
  checkpoint(size = this.size): string {
    return this.#sign({ size, root: this.root(size) });
  }

  /**
   * The head that goes with an export of so many entries: it vouches for their signatures too, so that whoever checks the export need not
   * verify a million of them to know that they are the station's.
   */
  exportCheckpoint(size = this.size): string {
    const signatures = createHash('sha256');
    for (const { fact, signature } of this.#parts.store.facts.stream(1)) {
      if (fact.n > size) break;
      signatures.update(signature);
    }
    return this.#sign({ size, root: this.root(size), signatures: signatures.digest() });
  }

  /** Whose checkpoints to believe (C2SP tlog-policy); `others` are further verifier keys of the organisation. */
  policy(organisation: string, others: readonly string[] = []): string {
    return policyText(organisation, [this.verifierKey, ...others]);
  }

  /** The export, line by line with newlines; read in pages, so that the caller may take its time. */
  *lines(): Generator<string, undefined> {
    for (const fact of this.#parts.store.facts.stream(1)) yield `${exportLine(fact)}\n`;
    return undefined;
  }

  entry(n: number): JournalEntry | undefined {
    const fact = this.#parts.store.facts.byNumber(n);
    if (fact === undefined) return undefined;
    const size = this.size;
    const root = this.root(size);
    const proof = inclusionProof(n - 1, size, this.#ranges(size));
    return {
      fact,
      body: canonicalJson(fact.fact as unknown as Json),
      inTree: { size, root: toBase64(root), proof: proof.map(toBase64) },
      proofText: entryProofText({ index: n - 1, proof, checkpoint: this.#sign({ size, root }) }),
    };
  }

  /** Checks hashes, chain, signatures and tree from the first entry on, and gives the event loop a turn every 500 entries. */
  async verify(progress: (checked: number, total: number) => void = () => undefined): Promise<Verification> {
    const { station, epoch } = this.#parts.scribe;
    const key = ed25519Key(this.#parts.publicKey);
    const checks = { hash: sha256, signed: (hash: Uint8Array, signature: string) => verify(null, hash, key, fromBase64(signature)) };
    const total = this.size;
    const tree = new GrowingTree(sha256);
    let head = chainStart(station, epoch);
    const checkpoint = (): string => this.#sign({ size: head.n, root: tree.root() });
    const ended = (firstBad: number, problem: Verification['problem'] & string): Verification => ({
      entries: head.n,
      sound: false,
      firstBad,
      problem,
      checkpoint: checkpoint(),
    });
    for (const fact of this.#parts.store.facts.stream(1)) {
      const fault = chainFault(fact, head, checks);
      if (fault !== undefined) return ended(head.n + 1, fault);
      head = chainNext(fact);
      tree.append(Buffer.from(fact.hash, 'hex'));
      if (head.n % 500 !== 0) continue;
      progress(head.n, total);
      await nextTurn();
    }
    const misfiled = this.#parts.store.facts.misfiled();
    if (misfiled !== undefined) return ended(misfiled, 'misfiled');
    if (toHex(this.root(head.n)) !== toHex(tree.root())) return ended(head.n, 'tree');
    progress(head.n, head.n);
    return { entries: head.n, sound: true, checkpoint: checkpoint() };
  }

  #sign(tree: Omit<Checkpoint, 'origin'>): string {
    return signNote(checkpointText({ origin: this.origin, ...tree }), this.#key, { hash: sha256, sign: this.#parts.scribe.sign });
  }

  /** Range roots out of the kept tiles: only the leaves of the tile that a range cuts are read. */
  #ranges(size: number): RangeRoot {
    const { facts } = this.#parts.store;
    const tiles = new Map<number, Uint8Array>();
    const tile = (number: number): Uint8Array => {
      const known = tiles.get(number) ?? facts.tileRoot(number);
      if (known === undefined) throw new RangeError(`journal: no tile ${number}, though there are ${size} entries`);
      tiles.set(number, known);
      return known;
    };
    const root: RangeRoot = (from, to) => {
      if (to - from === TILE && from % TILE === 0) return tile(from / TILE);
      if (to - from < TILE) {
        const leaves = facts.leafHashes(from, to);
        return rangeRootOf(leaves, sha256)(0, leaves.length);
      }
      const middle = from + splitOf(to - from);
      return nodeHash(root(from, middle), root(middle, to), sha256);
    };
    return root;
  }
}
