import { type Socket, connect } from 'node:net';
import { concat } from '../../core/base/bytes.ts';
import type { CardInReader } from './card-in-reader.ts';

/** Control messages of the vpcd protocol: one byte each, and only the question for the ATR is answered. */
const POWER_OFF = 0;
const POWER_ON = 1;
const RESET = 2;
const GET_ATR = 4;

const GREETING_READY = 0x01;
const RETRY_MS = 20;

/** The card could not be put into the reader. */
export class VpcdLinkError extends Error {
  override readonly name = 'VpcdLinkError';
  readonly reason: 'reader-taken' | 'no-reader';
  constructor(reason: 'reader-taken' | 'no-reader', message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

/** A card lying in one reader of a real pcscd. */
export interface VpcdLink {
  /** Settles when the card is no longer in the reader, whether removed or because pcscd went away. */
  readonly gone: Promise<void>;
  /** Takes the card out; pcscd notices within half a second. */
  remove(): Promise<void>;
}

/**
 * Puts `card` into the pcscd reader behind the Unix socket `socketPath` (SimulatedReader.socketPath of scripts/pcsc).
 * Both directions of the vpcd protocol: two bytes big-endian length, then that many bytes; a message of one byte from
 * the reader is a control message. A reader that was emptied a moment ago may not have noticed yet: it is asked again for `patientMs`. Throws
 * VpcdLinkError when the reader is not there or holds a card already.
 */
export async function insertCard(card: CardInReader, socketPath: string, { patientMs = 0 } = {}): Promise<VpcdLink> {
  const socket = await greetedSoon(socketPath, performance.now() + patientMs);
  const gone = new Promise<void>((resolve) => {
    socket.once('close', () => {
      card.powerOff();
      resolve();
    });
  });
  socket.on('error', () => socket.destroy());
  answerMessages(card, socket);
  return {
    gone,
    remove: () => {
      socket.destroy();
      return gone;
    },
  };
}

async function greetedSoon(socketPath: string, deadlineMs: number): Promise<Socket> {
  for (;;) {
    try {
      return await greeted(socketPath);
    } catch (cause) {
      const waits = cause instanceof VpcdLinkError && cause.reason === 'reader-taken' && performance.now() < deadlineMs;
      if (!waits) throw cause;
    }
    await new Promise((again) => setTimeout(again, RETRY_MS));
  }
}

function greeted(socketPath: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(socketPath);
    const refuse = (cause: Error): void => reject(new VpcdLinkError('no-reader', `no simulated reader at ${socketPath}`, { cause }));
    socket.once('error', refuse);
    socket.once('close', () => refuse(new Error('the reader closed the connection')));
    socket.once('readable', () => {
      const greeting: unknown = socket.read(1);
      socket.removeListener('error', refuse);
      socket.removeAllListeners('close');
      if (greeting instanceof Uint8Array && greeting[0] === GREETING_READY) {
        resolve(socket);
        return;
      }
      socket.destroy();
      reject(new VpcdLinkError('reader-taken', `the simulated reader at ${socketPath} holds another card`));
    });
  });
}

function answerMessages(card: CardInReader, socket: Socket): void {
  let pending: Uint8Array = new Uint8Array(0);
  let work: Promise<void> = Promise.resolve();
  const takeAll = (): void => {
    while (pending.length >= 2) {
      const length = ((pending[0] ?? 0) << 8) | (pending[1] ?? 0);
      if (pending.length < 2 + length) return;
      const message = pending.slice(2, 2 + length);
      pending = pending.slice(2 + length);
      work = work.then(() => answer(card, message, socket)).catch(() => void socket.destroy());
    }
  };
  socket.on('data', (chunk: Uint8Array) => {
    pending = concat(pending, chunk);
    takeAll();
  });
  takeAll();
}

async function answer(card: CardInReader, message: Uint8Array, socket: Socket): Promise<void> {
  if (message.length !== 1) return send(socket, await card.process(message));
  if (message[0] === GET_ATR) return send(socket, card.atr);
  if (message[0] === POWER_ON) card.powerOn();
  else if (message[0] === RESET) card.reset();
  else if (message[0] === POWER_OFF) card.powerOff();
}

function send(socket: Socket, bytes: Uint8Array): void {
  if (!socket.destroyed) socket.write(concat(Uint8Array.of(bytes.length >> 8, bytes.length & 0xff), bytes));
}
