import { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setImmediate as turnOfLoop } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { BodyTurns } from '../../../server/http/body-turns.ts';

/** Somebody who sends so many bytes; `leave`: the connection is gone, or the answer is out. */
class Sender {
  readonly request: IncomingMessage;
  readonly #response = Object.assign(new EventEmitter(), { destroyed: false });
  reads = false;
  #done: (() => void) | undefined;

  constructor(bytes?: number) {
    this.request = { headers: bytes === undefined ? {} : { 'content-length': String(bytes) } } as unknown as IncomingMessage;
  }

  async comes(turns: BodyTurns): Promise<void> {
    void turns.toRead(this.request, { response: this.#response as unknown as ServerResponse, unsaid: 100 }).then(() => (this.reads = true));
    await turnOfLoop();
  }

  async works(turns: BodyTurns): Promise<void> {
    void turns.toWork(this.request, () => new Promise<void>((resolve) => (this.#done = resolve)));
    await turnOfLoop();
  }

  async isDone(): Promise<void> {
    this.#done?.();
    await turnOfLoop();
  }

  async leaves(): Promise<void> {
    this.#response.destroyed = true;
    this.#response.emit('close');
    await turnOfLoop();
  }
}

async function sent(turns: BodyTurns, ...bytes: readonly (number | undefined)[]): Promise<readonly Sender[]> {
  const senders = bytes.map((one) => new Sender(one));
  for (const sender of senders) await sender.comes(turns);
  return senders;
}

const reading = (senders: readonly Sender[]): readonly boolean[] => senders.map(({ reads }) => reads);

describe('bodies that are read in turns', () => {
  it('are read at the same time as far as they fit together; the next once work on one is done, in the order in which they came', async () => {
    const turns = new BodyTurns(100);
    const senders = await sent(turns, 60, 40, 50, 1);
    expect(reading(senders)).toEqual([true, true, false, false]);
    await senders[1]?.works(turns);
    await senders[1]?.isDone();
    // The small one does not overtake.
    expect(reading(senders)).toEqual([true, true, false, false]);
    await senders[0]?.works(turns);
    await senders[0]?.isDone();
    expect(reading(senders)).toEqual([true, true, true, true]);
  });

  it('end their turn with the connection, while they wait and while they are read', async () => {
    const turns = new BodyTurns(100);
    const senders = await sent(turns, 100, 100, 100);
    await senders[1]?.leaves();
    expect(senders[2]?.reads).toBe(false);
    await senders[0]?.leaves();
    expect(senders[2]?.reads).toBe(true);
  });

  it('keep their turn as long as somebody works on them, though nobody waits for the answer any more', async () => {
    const turns = new BodyTurns(100);
    const senders = await sent(turns, 100, 100);
    await senders[0]?.works(turns);
    await senders[0]?.leaves();
    expect(senders[1]?.reads).toBe(false);
    await senders[0]?.isDone();
    expect(senders[1]?.reads).toBe(true);
  });

  it('count as the largest where they do not say how long they are, and one that is larger than all may be is read alone', async () => {
    const turns = new BodyTurns(100);
    const senders = await sent(turns, undefined, 1, 1000, 1);
    expect(reading(senders)).toEqual([true, false, false, false]);
    await senders[0]?.leaves();
    expect(reading(senders)).toEqual([true, true, false, false]);
    await senders[1]?.leaves();
    expect(reading(senders)).toEqual([true, true, true, false]);
  });
});
