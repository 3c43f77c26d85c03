import { verify } from 'node:crypto';
import { fromBase64, fromHex } from '../../core/base/bytes.ts';
import { type Checkpoint, checkpointText, feedOrigin, readCheckpoint } from '../../core/facts/checkpoint.ts';
import { cosign, witnessKey } from '../../core/facts/cosignature.ts';
import { GrowingTree } from '../../core/facts/growing-tree.ts';
import { noteSignedBy, readNote } from '../../core/facts/signed-note.ts';
import { beginsWith } from '../../core/facts/verify-proof.ts';
import { acknowledged, shownHead, type ShownHead } from '../../core/sync/witness.ts';
import { feedPage } from '../../core/sync/wire.ts';
import { sha256 } from '../store/append.ts';
import { FeedFault, type FeedPosition } from '../store/feed.ts';
import { ed25519Key } from '../store/journal.ts';
import type { Link } from './link.ts';
import { ASK_MS } from './station-token.ts';
import { keepFork, keepWitness, openFork, type SignedHead, witnessSetting } from './witness-setting.ts';

type Witnessing = Pick<Link, 'parts' | 'asking'>;
type Tree = Pick<Checkpoint, 'size' | 'root'>;

/**
 * Cosigns the head that the server shows, where the log goes on from the one that this station cosigned last and is the one whose entries it took in.
 * Where it does not, both heads are kept, and nothing is cosigned until a person says why that is.
 */
export async function witness(link: Witnessing): Promise<void> {
  const { store } = link.parts;
  const { head } = witnessSetting(store);
  const taken = store.feed.position();
  if (openFork(store) !== undefined || taken.seq === 0 || (head?.delivered === true && head.size >= taken.seq)) return;
  const path = `/sync/head?signed=${head?.size ?? 0}&taken=${taken.seq}`;
  const shown = await link.asking({ method: 'GET', path, patienceMs: ASK_MS }, shownHead);
  const { checkpoint } = shown;
  if (checkpoint === undefined) return;
  const tree = serversTree(checkpoint, shown, link);
  const signed = head === undefined ? undefined : readCheckpoint(readNote(head.note).text);
  const own = treeOf(taken);
  // The server was put back to an older backup and does not go that far: the next look at the feed says so.
  if (isBehind(tree, signed, shown.sinceSigned) || isBehind(tree, own, shown.withTaken)) return;
  if (signed !== undefined && !goesWith(signed, tree, shown.sinceSigned)) return tell(link, { own: head?.note ?? '', other: checkpoint });
  if (!goesWith(own, tree, shown.withTaken)) {
    const text = checkpointText({ origin: feedOrigin(link.parts.station().organisation), ...own });
    return (await isSameFeed(taken, link)) ? tell(link, { own: text, other: checkpoint }) : undefined;
  }
  if (signed === undefined || tree.size >= signed.size) await sign(checkpoint, link, head);
}

const isBehind = (shown: Tree, ours: Tree | undefined, proof: readonly string[]): boolean =>
  ours !== undefined && shown.size < ours.size && proof.length === 0;

/** What the head is over. Throws FeedFault where it is of another log, or not signed with the key that the server named first. */
function serversTree(checkpoint: string, { key }: ShownHead, { parts: { store, station } }: Witnessing): Tree {
  const name = feedOrigin(station().organisation);
  const known = witnessSetting(store).key;
  if (known === undefined) store.transact((writer) => keepWitness(writer, { key }));
  const publicKey = fromBase64(known ?? key);
  const note = readNote(checkpoint);
  const { origin, size, root } = readCheckpoint(note.text);
  if (origin !== name || size === 0 || !noteSignedBy(note, { name, publicKey }, { hash: sha256, verify: verified }))
    throw new FeedFault('head', size);
  return { size, root };
}

/** Ed25519 by the 32 bytes of the key. */
export const verified = (message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean =>
  verify(null, message, ed25519Key(publicKey), signature);

const treeOf = ({ seq, roots }: FeedPosition): Tree => ({
  size: seq,
  root: new GrowingTree(sha256, { size: seq, roots: roots.map(fromHex) }).root(),
});

/** Whether the larger of two trees begins with the smaller. */
function goesWith(one: Tree, other: Tree, proof: readonly string[]): boolean {
  const [first, second] = one.size <= other.size ? [one, other] : [other, one];
  const steps = { first: first.size, second: second.size, firstRoot: first.root, secondRoot: second.root };
  return beginsWith({ ...steps, proof: proof.map(fromBase64) }, sha256);
}

/** Whether the server still says that its feed is what was taken in; else it was put back to an older backup, which the next look heals. */
async function isSameFeed({ seq, digest }: FeedPosition, { asking }: Witnessing): Promise<boolean> {
  const page = await asking({ method: 'GET', path: `/feed?from=${seq}&limit=1`, patienceMs: ASK_MS }, feedPage);
  return digest !== undefined && page.digest === digest;
}

function tell({ parts: { store, now, changed } }: Witnessing, heads: { readonly own: string; readonly other: string }): void {
  store.transact((writer) => keepFork(writer, { found: new Date(now()).toISOString(), ...heads }));
  changed([]);
}

/** It is remembered before anybody has it, so that no other head of that size is ever cosigned. */
async function sign(note: string, { parts: { store, station, now, changed }, asking }: Witnessing, before?: SignedHead): Promise<void> {
  const { station: id, signingSpki, sign: signs } = station();
  const { text } = readNote(note);
  const key = witnessKey(id, fromBase64(signingSpki).slice(-32));
  const line = cosign(text, key, { seconds: Math.floor(now() / 1000), hash: sha256, sign: signs });
  const head: SignedHead = { size: readCheckpoint(text).size, note, line, delivered: false };
  const isOurs = store.transact((writer) => {
    if (witnessSetting(writer).head?.note !== before?.note) return false;
    keepWitness(writer, { head });
    return true;
  });
  if (!isOurs) return;
  await asking({ method: 'POST', path: '/sync/head', body: { size: head.size, line }, patienceMs: ASK_MS }, acknowledged);
  store.transact((writer) => {
    if (witnessSetting(writer).head?.line === line) keepWitness(writer, { head: { ...head, delivered: true } });
  });
  changed([]);
}
