import { generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import { toBase64 } from '../../../core/base/bytes.ts';
import { canonicalJson, type Json } from '../../../core/base/canonical-json.ts';
import { cosign, witnessKey } from '../../../core/facts/cosignature.ts';
import type { Fact } from '../../../core/facts/fact.ts';
import { deliverySigned } from '../../../server/facts/delivery.ts';
import { sha256 } from '../../../server/facts/sha256.ts';
import { type Head, headAfter, writeFact } from '../../../server/facts/write-fact.ts';
import { noFactBefore } from '../../../core/facts/hash.ts';
import { random } from '../server-world.ts';

export interface Sent {
  readonly text: string;
  readonly signature: Uint8Array;
}

/** A station's journal as it leaves the station: facts of one chain, and deliveries of them under its key. */
export class StationInk {
  readonly station = randomUUID();
  epoch = 0;
  readonly spki: Uint8Array;
  readonly #key: KeyObject;
  readonly tenant: string;
  readonly #written: Pick<Fact, 'fact' | 'signature'>[] = [];
  #head: Head = { n: 0, hash: noFactBefore };
  /** Of what it wrote last, the first fact first. */
  readonly hashes: string[] = [];

  constructor(tenant: string) {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    this.tenant = tenant;
    this.#key = privateKey;
    this.spki = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }));
  }

  get length(): number {
    return this.#written.length;
  }

  /** So many more facts. */
  write(count: number, text = 'seen', note: Readonly<Record<string, string>> = {}): void {
    const signing = { publicKey: this.spki.slice(-32), sign: (message: Uint8Array) => new Uint8Array(sign(null, message, this.#key)) };
    const scribe = { station: this.station, epoch: this.epoch, signing, now: Date.now, random };
    for (let at = 0; at < count; at += 1) {
      const draft = { kind: 'observation' as const, action: 'identifier.seen', who: {}, note: { ...note, text }, changes: [] };
      const written = writeFact(draft, this.#head, { scribe, keyOf: () => undefined });
      this.#head = headAfter(written);
      this.hashes.push(this.#head.hash);
      this.#written.push({ fact: written.fact, signature: toBase64(written.signature) });
    }
  }

  /** Facts from that number on, as one delivery. */
  delivery(first: number, count: number): Sent {
    const facts = this.#written.slice(first - 1, first - 1 + count);
    return this.sign(canonicalJson({ v: 1, tenant: this.tenant, station: this.station, epoch: this.epoch, facts } as unknown as Json));
  }

  /** Base64, over a context and the text's hash. */
  signAs(text: string, context: string): string {
    const message = Buffer.concat([Buffer.from(context), sha256(Buffer.from(text))]);
    return sign(null, message, this.#key).toString('base64');
  }

  /** The line of a witness below a head. */
  cosign(text: string): string {
    const key = witnessKey(this.station, this.spki.slice(-32));
    return cosign(text, key, { seconds: 1_700_000_000, hash: sha256, sign: (message) => new Uint8Array(sign(null, message, this.#key)) });
  }

  sign(text: string): Sent {
    return { text, signature: new Uint8Array(sign(null, deliverySigned(text), this.#key)) };
  }

  /** Back to how it was at that number, as a restored backup is. */
  restore(n: number): void {
    this.#written.length = n;
    this.hashes.length = n;
    const last = this.#written.at(-1);
    if (last === undefined) this.#head = { n: 0, hash: noFactBefore };
    else
      this.#head = {
        n,
        hash: Buffer.from(sha256(Buffer.concat([Buffer.of(0), Buffer.from(canonicalJson(last.fact as unknown as Json))]))).toString('hex'),
      };
  }
}
