import { describe, expect, it } from 'vitest';
import { CardGone } from '../../../native/iso7816/channel.ts';
import { ReaderFault } from '../../../native/pcsc/reader-fault.ts';
import { type ReturnCode, RETURN_CODES, SCARD, codeHex } from '../../../native/pcsc/return-codes.ts';
import type { CardConnection } from '../../../native/pcsc/readers.ts';
import { CALL_NAMES, type CallName } from '../../../native/pcsc/winscard-binding.ts';
import { type ScriptedBench, scriptedBench, settle } from './scripted-bench.ts';

const READER = 'Reader One';
const COMMAND = Uint8Array.of(0x00, 0xa4, 0x04, 0x00);
const UNKNOWN: readonly ReturnCode[] = [{ code: 0x801000ff, name: '', kind: 'reader', meaning: '', whatToDo: '' }];
const CODES = [...RETURN_CODES, ...UNKNOWN];

const LEAVING: readonly number[] = [SCARD.removedCard, SCARD.noSmartcard, SCARD.resetCard];

async function withReaders(work: (bench: ScriptedBench) => Promise<void>, atStart?: readonly [CallName, number]): Promise<void> {
  const bench = await scriptedBench((winscard) => {
    winscard.readers.plugIn(READER);
    winscard.readers.insert(READER);
    if (atStart !== undefined) winscard.failNext(...atStart);
  });
  await work(bench);
  const { winscard } = bench;
  // Closing must not hang, whatever went wrong before.
  expect(await bench.closed()).toBe(true);
  expect({ contexts: winscard.contexts.size, cards: winscard.cards.size }).toEqual({ contexts: 0, cards: 0 });
}

async function rejection(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (cause: unknown) => cause,
  );
}

/** The typed error that a code at a call has to become. */
function expectTyped(cause: unknown, { code, kind }: ReturnCode, call: CallName): void {
  const poweredDown = code === SCARD.unpoweredCard && call !== 'connect' && call !== 'reconnect';
  if (LEAVING.includes(code) || poweredDown) {
    expect(cause).toBeInstanceOf(CardGone);
    expect((cause as CardGone).cause).toMatchObject({ name: 'ReaderFault', code, call: CALL_NAMES[call] });
    return;
  }
  expect(cause).toBeInstanceOf(ReaderFault);
  expect(cause).toMatchObject({ code, kind, hex: codeHex(code), call: CALL_NAMES[call] });
  expect((cause as ReaderFault).message).toContain(codeHex(code));
  if (code === SCARD.sharingViolation) expect((cause as ReaderFault).message).toContain('other (process 7)');
}

describe('every return code while connecting', () => {
  for (const call of ['establishContext', 'connect', 'status', 'getStatusChange'] as const) {
    it(`becomes a typed error at ${CALL_NAMES[call]}, leaves nothing behind, and the next try succeeds`, async () => {
      for (const row of CODES) {
        await withReaders(async ({ winscard, readers }) => {
          const before = winscard.contexts.size;
          // The watch waits in a call of its own; the fault is for the call of the connection.
          winscard.failNext(call, row.code);
          expectTyped(await rejection(readers.connect(READER, 'shared')), row, call);
          expect(winscard.contexts.size).toBe(before);
          const connection = await readers.connect(READER, 'shared');
          await connection.disconnect();
        });
      }
    });
  }
});

const OPERATIONS: Readonly<Partial<Record<CallName, (connection: CardConnection) => Promise<unknown>>>> = {
  transmit: (connection) => connection.transmit(COMMAND),
  control: (connection) => connection.control(0x42000d48, COMMAND),
  getAttribute: (connection) => connection.attribute(0x10103),
  reconnect: (connection) => connection.reconnect('reset'),
  status: (connection) => connection.reconnect('leave'),
  beginTransaction: (connection) => connection.transaction(() => Promise.resolve('done')),
  endTransaction: (connection) => connection.transaction(() => Promise.resolve('done')),
  disconnect: (connection) => connection.disconnect(),
};

const NO_ATTRIBUTE: readonly number[] = [SCARD.unexpected, SCARD.unsupportedFeature, SCARD.notSupported];

/** Codes after which the call did what it was for: nothing to end, nothing to leave, nothing to read. */
function isHarmless(call: CallName, code: number): boolean {
  if (call === 'getAttribute') return NO_ATTRIBUTE.includes(code);
  const cardLeft = LEAVING.includes(code) || code === SCARD.unpoweredCard;
  return cardLeft && (call === 'endTransaction' || call === 'disconnect');
}

describe('every return code on an open connection', () => {
  for (const [call, operation] of Object.entries(OPERATIONS) as [CallName, (connection: CardConnection) => Promise<unknown>][]) {
    it(`becomes a typed error at ${CALL_NAMES[call]}, hangs nothing and leaves nothing behind`, async () => {
      for (const row of CODES) {
        await withReaders(async ({ winscard, readers }) => {
          const connection = await readers.connect(READER, 'shared');
          winscard.failNext(call, row.code);
          const cause = await rejection(operation(connection));
          if (isHarmless(call, row.code)) expect(cause).toBeUndefined();
          else expectTyped(cause, row, call);
          await rejection(connection.disconnect());
          expect(winscard.contexts.size).toBe(1);
        });
      }
    });
  }

  it('passes on what the work of a transaction failed with, not what ending it failed with', async () => {
    for (const { code } of CODES) {
      await withReaders(async ({ winscard, readers }) => {
        const connection = await readers.connect(READER, 'shared');
        const failure = new Error('the work failed');
        winscard.failNext('endTransaction', code);
        expect(await rejection(connection.transaction(() => Promise.reject(failure)))).toBe(failure);
      });
    }
  });

  it('does not mind a context that cannot be released', async () => {
    for (const { code } of CODES) {
      await withReaders(async ({ winscard, readers }) => {
        const connection = await readers.connect(READER, 'shared');
        winscard.failNext('releaseContext', code);
        expect(await rejection(connection.disconnect())).toBeUndefined();
      });
    }
  });
});

/** Codes that the watch takes for "look again" instead of "the service is gone". */
const LOOK_AGAIN: readonly number[] = [SCARD.timeout, SCARD.cancelled, SCARD.unknownReader, SCARD.readerUnavailable];

/** Why the service was down, once the watch has come back by itself. */
async function downThenUp({ pace, events, until }: ScriptedBench): Promise<unknown> {
  for (let step = 0; step < 20 && !events.some(({ kind }) => kind === 'service-down'); step += 1) await settle();
  const up = until('service-up');
  for (let step = 0; step < 20 && events.at(-1)?.kind !== 'card-inserted'; step += 1) {
    await settle();
    pace.advance(250);
  }
  await up;
  const downs = events.flatMap((event) => (event.kind === 'service-down' ? [event] : []));
  expect(downs).toHaveLength(1);
  expect(events.find(({ kind }) => kind === 'card-inserted')).toMatchObject({ reader: { name: READER, contents: 'card' } });
  return downs[0]?.cause;
}

const told = ({ code, kind }: ReturnCode, call: CallName) => ({
  name: 'ReaderFault',
  code,
  kind,
  hex: codeHex(code),
  call: CALL_NAMES[call],
});

describe('every return code at the reader watch', () => {
  it('is told as the service being down while it waits for a change, and the watch comes back by itself', async () => {
    for (const row of CODES.filter(({ code }) => !LOOK_AGAIN.includes(code))) {
      await withReaders(async (bench) => {
        bench.winscard.fail('getStatusChange', row.code);
        expect(await downThenUp(bench)).toMatchObject(told(row, 'getStatusChange'));
      });
    }
  });

  it('is told as the service being down while it lists the readers, and the watch comes back by itself', async () => {
    for (const row of CODES.filter(({ code }) => code !== SCARD.noReadersAvailable)) {
      await withReaders(async (bench) => {
        bench.winscard.failNext('listReaders', row.code);
        // Another reader ends the wait, and the list is asked for again.
        bench.winscard.readers.plugIn('Reader Two');
        expect(await downThenUp(bench)).toMatchObject(told(row, 'listReaders'));
      });
    }
  });

  it('is told as the service being down where there is no context to begin with, and the watch comes back by itself', async () => {
    for (const row of CODES) {
      await withReaders(
        async (bench) => expect(await downThenUp(bench)).toMatchObject(told(row, 'establishContext')),
        ['establishContext', row.code],
      );
    }
  });

  it('does not hide why the watch ended where its context cannot be released after that', async () => {
    for (const { code } of CODES) {
      await withReaders(async (bench) => {
        bench.winscard.failNext('releaseContext', code);
        bench.winscard.fail('getStatusChange', SCARD.internalError);
        expect(await downThenUp(bench)).toMatchObject({ code: SCARD.internalError, call: CALL_NAMES.getStatusChange });
        expect(bench.winscard.calls).toContain('releaseContext');
      });
    }
  });

  it('does not keep the watch from ending when it comes from SCardCancel', async () => {
    for (const { code } of CODES) {
      await withReaders(async ({ winscard }) => {
        winscard.fail('cancel', code, 3);
        expect(winscard.contexts.size).toBe(1);
      });
    }
  });
});
