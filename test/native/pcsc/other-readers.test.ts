import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeHex, RETURN_CODES } from '../../../native/pcsc/return-codes.ts';
import type { CardConnection } from '../../../native/pcsc/readers.ts';
import { CALL_NAMES, type CallName } from '../../../native/pcsc/winscard-binding.ts';
import { type ScriptedBench, scriptedBench, settle } from './scripted-bench.ts';

const [ONE, TWO] = ['Reader One', 'Reader Two'];
const COMMAND = Uint8Array.of(0x00, 0xa4, 0x04, 0x00);
const OK = Uint8Array.of(0x90, 0x00);

let bench: ScriptedBench;
/** At the other reader, through everything. */
let other: CardConnection;

beforeEach(async () => {
  bench = await scriptedBench(({ readers }) => {
    readers.plugIn(ONE, TWO);
    readers.insert(ONE);
    readers.insert(TWO);
  });
  other = await bench.readers.connect(TWO, 'shared');
});
afterEach(async () => {
  await other.disconnect();
  expect(await bench.closed()).toBe(true);
  const { contexts, cards } = bench.winscard;
  expect([contexts.size, cards.size]).toEqual([0, 0]);
});

type Work = (connection: CardConnection) => Promise<unknown>;
const exchange: Work = (connection) => connection.transaction((channel) => channel.transmit(COMMAND));
const works: readonly (readonly [call: CallName, Work])[] = [
  ['establishContext', exchange],
  ['connect', exchange],
  ['status', exchange],
  ['getStatusChange', exchange],
  ['beginTransaction', exchange],
  ['transmit', exchange],
  ['endTransaction', exchange],
  ['disconnect', exchange],
  ['releaseContext', exchange],
  ['control', (connection) => connection.control(0x42000d48, COMMAND)],
  ['getAttribute', (connection) => connection.attribute(0x10103)],
  ['reconnect', (connection) => connection.reconnect('reset')],
];

/** One visit to the reader, which ends its connection whatever happens. */
async function visit(work: Work): Promise<unknown> {
  const connection = await bench.readers.connect(ONE, 'shared');
  try {
    return await work(connection);
  } finally {
    await connection.disconnect();
  }
}

describe('a fault at one reader, whatever its code', () => {
  it.each(works)('at %s leaves the other readers at work, and the next visit to its own succeeds', async (call, work) => {
    const { winscard } = bench;
    const [contexts, cards] = [winscard.contexts.size, winscard.cards.size];
    for (const { code } of RETURN_CODES) {
      winscard.failNext(call, code);
      const visiting = visit(work).catch((cause: unknown) => cause);
      // A call of another name, so that the fault is not its own.
      const beside = call === 'transmit' ? other.attribute(0x10103) : other.transmit(COMMAND);
      expect((await beside)?.length, `${CALL_NAMES[call]} ${codeHex(code)}`).toBeGreaterThan(1);
      await visiting;
      expect(await exchange(other)).toEqual(OK);
      expect(await visit(exchange), `after ${CALL_NAMES[call]} ${codeHex(code)}`).toEqual(OK);
      expect([winscard.contexts.size, winscard.cards.size]).toEqual([contexts, cards]);
    }
  });

  it('that never comes back from the system holds up nobody else, and its thread lets go once it does', async () => {
    const { winscard } = bench;
    const held = winscard.contexts.size;
    const connection = await bench.readers.connect(ONE, 'shared');
    winscard.block('control');
    const stuck = connection.control(1, COMMAND).catch((cause: unknown) => cause);
    await settle();
    expect(await exchange(other)).toEqual(OK);
    winscard.unblock();
    expect(await stuck).toEqual(OK);
    await connection.disconnect();
    expect(winscard.contexts.size).toBe(held);
  });
});
