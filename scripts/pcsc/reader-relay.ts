import { type Socket, connect, createServer } from 'node:net';
import type { SimulatedReader } from './reader-config.ts';

/** pcscd looks every 0.4 s; a reader has to stay empty for longer than that, or pcscd takes the next card for the last one. */
const EMPTY_MS = 450;

const READY = Uint8Array.of(0x01);
const TAKEN = Uint8Array.of(0x00);

/**
 * Carries bytes between a reader's Unix socket and the driver's TCP port. One card at a time: a card that comes while
 * another lies there is turned away with 00; one that comes while the last is leaving waits; 01 says that the way is open.
 */
export function relayReader(reader: SimulatedReader): void {
  let state: 'empty' | 'holding' | 'emptying' = 'empty';
  let waiting: Socket | undefined;

  const admit = (outside: Socket): void => {
    state = 'holding';
    const inside = connect({ host: '127.0.0.1', port: reader.port, noDelay: true });
    inside.on('error', () => inside.destroy());
    inside.once('connect', () => outside.write(READY));
    inside.pipe(outside);
    outside.pipe(inside);
    outside.once('close', () => {
      state = 'emptying';
      // The driver closes its end when it has noticed; until then what it says goes nowhere.
      inside.unpipe().resume().end();
    });
    inside.once('close', () => {
      outside.destroy();
      state = 'emptying';
      setTimeout(next, EMPTY_MS);
    });
  };
  const next = (): void => {
    const following = waiting;
    waiting = undefined;
    state = 'empty';
    if (following?.destroyed === false) admit(following);
  };

  createServer((outside) => {
    outside.on('error', () => outside.destroy());
    if (state === 'empty') admit(outside);
    else if (state === 'emptying' && (waiting === undefined || waiting.destroyed)) waiting = outside;
    else outside.end(TAKEN);
  }).listen(reader.socketPath);
}
