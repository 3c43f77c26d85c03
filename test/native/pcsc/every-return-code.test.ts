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

async function withReaders(work: (bench: ScriptedBench) => Promise<void>): Promise<void> {
  const bench = await scriptedBench(({ readers }) => {
    readers.plugIn(READER);
    readers.insert(READER);
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

describe('every return code at the reader watch', () => {
  for (const call of ['getStatusChange', 'listReaders', 'establishContext', 'releaseContext'] as const) {
    it(`is told as the service being down at ${CALL_NAMES[call]}, and the watch comes back by itself`, async () => {
      for (const row of CODES) {
        await withReaders(async ({ winscard, pace, events, until }) => {
          if (call === 'getStatusChange' && LOOK_AGAIN.includes(row.code)) return;
          if (call === 'listReaders' && row.code === SCARD.noReadersAvailable) return;
          const down = until('service-down');
          if (call === 'getStatusChange') winscard.fail(call, row.code);
          else {
            winscard.failNext(call, row.code);
            winscard.fail('getStatusChange', SCARD.internalError);
          }
          await down;
          const up = until('service-up');
          for (let step = 0; step < 20 && events.at(-1)?.kind !== 'card-inserted'; step += 1) {
            await settle();
            pace.advance(250);
          }
          await up;
          expect(events.at(-1)).toMatchObject({ kind: 'card-inserted', reader: { name: READER, contents: 'card' } });
        });
      }
    });
  }

  it('does not keep the watch from ending when it comes from SCardCancel', async () => {
    for (const { code } of CODES) {
      await withReaders(async ({ winscard }) => {
        winscard.fail('cancel', code, 3);
        expect(winscard.contexts.size).toBe(1);
      });
    }
  });

  it('carries the typed error as the cause of service-down', async () => {
    await withReaders(async ({ winscard, until }) => {
      const down = until('service-down');
      winscard.fail('getStatusChange', 0x8010001e);
      expect(await down).toMatchObject({
        cause: { name: 'ReaderFault', kind: 'service', hex: '0x8010001E', call: 'SCardGetStatusChange' },
      });
    });
  });
});
