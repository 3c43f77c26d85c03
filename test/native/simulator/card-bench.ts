import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { concat, fromHex, toHex } from '../../../core/base/bytes.ts';
import { tlv } from '../../../core/base/ber-tlv.ts';
import { blockCipher } from '../../../native/simulator/algorithms.ts';
import { type SimulatedCard, type SimulatedCardParts, createSimulatedCard } from '../../../native/simulator/simulated-card.ts';
import { personality } from '../../../native/simulator/personalities/personalities.ts';

/** Bytes that look random and are the same in every run. */
export function repeatableRandom(seed = 'simulated card'): (length: number) => Uint8Array {
  let counter = 0;
  return (length) => {
    const blocks: Uint8Array[] = [];
    for (let have = 0; have < length; have += 32) {
      counter += 1;
      blocks.push(new Uint8Array(createHash('sha256').update(`${seed} ${counter}`).digest()));
    }
    return concat(...blocks).slice(0, length);
  };
}

export interface Answered {
  /** Four hex digits. */
  readonly status: string;
  readonly body: Uint8Array;
}

export const PIV = '00a4040009a00000030800001000';
export const PIN = '313233343536ffff';
export const OTHER_PIN = '363534333231ffff';
export const PUK = '3132333435363738';
export const OTHER_PUK = '3837363534333231';

/** A powered card with PIV selected, and short ways to talk to it. */
export class CardBench {
  readonly card: SimulatedCard;

  constructor(card: SimulatedCard) {
    this.card = card;
  }

  /** One APDU given in hex, exactly as it goes to the card. */
  async raw(hex: string): Promise<Answered> {
    const response = await this.card.process(fromHex(hex));
    return { status: toHex(response.subarray(-2)), body: response.slice(0, -2) };
  }

  /** A whole command: chained where it is long, its answer collected. `head` is CLA INS P1 P2 in hex. */
  async send(head: string, data: Uint8Array = new Uint8Array(0)): Promise<Answered> {
    let rest = data;
    for (; rest.length > 255; rest = rest.subarray(255)) {
      const part = await this.raw(`1${head.slice(1)}ff${toHex(rest.subarray(0, 255))}`);
      if (part.status !== '9000') return part;
    }
    const lc = rest.length === 0 ? '' : toHex(Uint8Array.of(rest.length));
    let answered = await this.raw(`${head}${lc}${toHex(rest)}00`);
    const parts = [answered.body];
    while (answered.status.startsWith('61')) {
      answered = await this.raw('00c0000000');
      parts.push(answered.body);
    }
    return { status: answered.status, body: concat(...parts) };
  }

  async status(head: string, dataHex = ''): Promise<string> {
    return (await this.send(head, fromHex(dataHex))).status;
  }

  verify(pin: string = PIN): Promise<string> {
    return this.status('00200080', pin);
  }

  /** 63CX, 9000 or the card's word for a blocked PIN, without trying one. */
  async pinState(): Promise<string> {
    return (await this.raw('00200080')).status;
  }

  put(tag: string, content: Uint8Array): Promise<Answered> {
    return this.send('00db3fff', concat(tlv(0x5c, fromHex(tag)), tlv(0x53, content)));
  }

  get(tag: string): Promise<Answered> {
    return this.send('00cb3fff', tlv(0x5c, fromHex(tag)));
  }

  /** Mutual authentication with 9B; returns the last status. Throws when the card's own proof is wrong. */
  async administer(
    keyHex: string = this.card.personality.management.factory,
    algorithm = this.card.state.management.algorithm,
  ): Promise<string> {
    const cipher = blockCipher(algorithm);
    if (cipher === undefined) throw new Error('no such cipher');
    const head = `0087${toHex(Uint8Array.of(algorithm))}9b`;
    const asked = await this.send(head, fromHex('7c028000'));
    if (asked.status !== '9000') return asked.status;
    const unlock = createDecipheriv(cipher.cipher, fromHex(keyHex), null).setAutoPadding(false);
    const witness = unlock.update(asked.body.subarray(4));
    const challenge = fromHex('00112233445566778899aabbccddeeff').slice(0, cipher.blockLength);
    const answered = await this.send(head, tlv(0x7c, tlv(0x80, witness), tlv(0x81, challenge), tlv(0x82)));
    if (answered.status !== '9000') return answered.status;
    const proof = createCipheriv(cipher.cipher, fromHex(keyHex), null).setAutoPadding(false).update(challenge);
    if (toHex(answered.body.subarray(4)) !== toHex(proof)) throw new Error('the card did not prove its key');
    return answered.status;
  }

  generate(slot: number, algorithm: number, policies = ''): Promise<Answered> {
    const parts = concat(tlv(0x80, Uint8Array.of(algorithm)), fromHex(policies));
    return this.send(`004700${toHex(Uint8Array.of(slot))}`, tlv(0xac, parts));
  }

  /** GENERAL AUTHENTICATE with a private key; `tag` 81 to sign or decrypt, 85 to agree. */
  use(slot: number, algorithm: number, input: Uint8Array, tag = 0x81): Promise<Answered> {
    return this.send(`0087${toHex(Uint8Array.of(algorithm, slot))}`, tlv(0x7c, tlv(0x82), tlv(tag, input)));
  }

  /** Takes power away and gives it again, PIV selected. */
  async repower(): Promise<void> {
    this.card.powerOff();
    this.card.powerOn();
    await this.raw(`${PIV}00`);
  }
}

/** A fresh card of a personality on the bench. */
export async function bench(name: string, parts: Partial<SimulatedCardParts> = {}): Promise<CardBench> {
  const card = await createSimulatedCard({ personality: personality(name), random: repeatableRandom(), ...parts });
  card.powerOn();
  const made = new CardBench(card);
  await made.raw(`${PIV}00`);
  return made;
}

/** The same with the administrator and the holder let in. */
export async function readyBench(name: string): Promise<CardBench> {
  const card = await bench(name);
  await card.administer();
  await card.verify();
  return card;
}

/** EMSA-PKCS1-v1_5 with SHA-256 (RFC 8017 §9.2), as the host pads for the card. */
export function padded(message: Uint8Array, length: number): Uint8Array {
  const info = concat(fromHex('3031300d060960864801650304020105000420'), createHash('sha256').update(message).digest());
  return concat(fromHex('0001'), new Uint8Array(length - info.length - 3).fill(0xff), fromHex('00'), info);
}
