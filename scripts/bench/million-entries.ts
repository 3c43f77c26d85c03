import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { toHex } from '../../core/base/bytes.ts';
import { canonicalJson } from '../../core/base/canonical-json.ts';
import { checkpointText, journalOrigin, policyText } from '../../core/facts/checkpoint.ts';
import { GrowingTree } from '../../core/facts/growing-tree.ts';
import { signNote, verifierKey } from '../../core/facts/signed-note.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const STATION = '5f0b1c52-7a0e-4f0e-9a51-3f2d7f6a4a10';
const HASH_BYTES = 32;
const SIGNATURE_BYTES = 64;

/** An entry as a step of an issue makes it; ids differ, so that no line is another's. */
function factOf(n: number, previous: string) {
  const id = (kind: number): string =>
    `${(n * 16 + kind).toString(16).padStart(8, '0')}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
  return {
    action: 'card.step-done',
    at: new Date(1_772_000_000_000 + n * 977).toISOString(),
    changes: [
      { id: id(1), record: 'operation', set: { findings: { chuid: 'about-to', model: 'yubikey-5.7', uuid: id(2) }, step: 'chuid' } },
    ],
    epoch: 0,
    kind: 'observation',
    n,
    note: { card: n, step: 'chuid' },
    previous,
    servicePoint: id(3),
    station: STATION,
    subject: { id: id(4), kind: 'card' },
    v: 1,
    who: { person: id(5), session: id(6) },
  };
}

/** Export, checkpoint and policy of so many entries, each signed, into that folder. Signing is shared out over all processors. */
export async function writeExport(folder: string, count: number): Promise<void> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const hashes = new SharedArrayBuffer(count * HASH_BYTES);
  const bodies = chained(count, new Uint8Array(hashes));
  const signatures = await signed(hashes, { count, privateKey });
  const file = openSync(join(folder, 'journal.ndjson'), 'w');
  const digest = createHash('sha256');
  const tree = new GrowingTree(sha256);
  let lines: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const hash = new Uint8Array(hashes, at * HASH_BYTES, HASH_BYTES).slice();
    const signature = Buffer.from(signatures, at * SIGNATURE_BYTES, SIGNATURE_BYTES).toString('base64');
    tree.append(hash);
    digest.update(signature);
    lines.push(`{"fact":${bodies[at]},"hash":"${toHex(hash)}","signature":"${signature}"}\n`);
    if (lines.length < 10_000 && at + 1 < count) continue;
    writeSync(file, lines.join(''));
    lines = [];
  }
  closeSync(file);
  writeHead(folder, { size: count, root: tree.root(), signatures: digest.digest() }, privateKey);
}

function chained(count: number, hashes: Uint8Array): readonly string[] {
  const bodies: string[] = [];
  let previous = '0'.repeat(64);
  for (let n = 1; n <= count; n += 1) {
    const body = canonicalJson(factOf(n, previous));
    const hash = createHash('sha256').update(Buffer.of(0)).update(body).digest();
    hashes.set(hash, (n - 1) * HASH_BYTES);
    previous = hash.toString('hex');
    bodies.push(body);
  }
  return bodies;
}

const SIGNER = `
const { parentPort, workerData } = require('node:worker_threads');
const crypto = require('node:crypto');
const { hashes, signatures, from, to, key } = workerData;
const privateKey = crypto.createPrivateKey({ key: Buffer.from(key), format: 'der', type: 'pkcs8' });
const out = new Uint8Array(signatures);
for (let at = from; at < to; at += 1) out.set(crypto.sign(null, Buffer.from(hashes, at * 32, 32), privateKey), at * 64);
parentPort.postMessage('done');
`;

async function signed(hashes: SharedArrayBuffer, { count, privateKey }: { readonly count: number; readonly privateKey: KeyObject }) {
  const signatures = new SharedArrayBuffer(count * SIGNATURE_BYTES);
  const key = privateKey.export({ type: 'pkcs8', format: 'der' });
  const workers = availableParallelism();
  const share = Math.ceil(count / workers);
  const work = Array.from({ length: workers }, (_, at) => {
    const workerData = { hashes, signatures, key, from: at * share, to: Math.min(count, (at + 1) * share) };
    const worker = new Worker(SIGNER, { eval: true, workerData });
    return new Promise<void>((resolve, reject) => {
      worker.once('message', () => resolve());
      worker.once('error', reject);
    });
  });
  await Promise.all(work);
  return signatures;
}

function writeHead(folder: string, head: { size: number; root: Uint8Array; signatures: Uint8Array }, privateKey: KeyObject): void {
  const origin = journalOrigin(STATION, 0);
  const publicKey = new Uint8Array(createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).subarray(-32));
  const key = { name: origin, publicKey };
  const note = signNote(checkpointText({ origin, ...head }), key, { hash: sha256, sign: (message) => sign(null, message, privateKey) });
  writeFileSync(join(folder, 'checkpoint.txt'), note);
  writeFileSync(join(folder, 'policy.txt'), policyText('Bench', [verifierKey(key, sha256)]));
}
