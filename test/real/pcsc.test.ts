import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ATTRIBUTE } from '../../native/pcsc/attributes.ts';
import { openKoffiBinding } from '../../native/pcsc/koffi-binding.ts';
import { featureRequest } from '../../native/pcsc/reader-features.ts';
import { SHARE } from '../../native/pcsc/winscard-binding.ts';
import { EchoCard, echo, slowly } from '../contracts/echo-card.ts';
import { eventOf, readerEvent, readersContract } from '../contracts/readers-contract.ts';
import { allSkippedUnless } from '../skip.ts';
import { type RealBench, pcscdForTests, realBench } from './pcsc/bench.ts';
import { child } from './pcsc/child.ts';

const found = await pcscdForTests();
afterAll(() => found.close());
allSkippedUnless(found.pcscd !== undefined, found.reason);

function open(): Promise<RealBench> {
  if (found.pcscd === undefined) throw new Error(found.reason);
  return realBench(found.pcscd, { sharingPatienceMs: 2_000 });
}

readersContract('PC/SC', open);

describe('PC/SC: this machine', () => {
  let bench: RealBench;
  let first: string;
  const put = async (name: string): Promise<void> => {
    const inserted = readerEvent(bench.readers, 'card-inserted', name);
    await bench.insert(name, new EchoCard());
    await inserted;
  };

  beforeEach(async () => {
    bench = await open();
    first = bench.names[0] ?? '';
  });
  afterEach(() => bench.end());

  it('watches sixteen readers and tells of every card soon', async () => {
    expect(bench.readers.list()).toHaveLength(16);
    const latencies = await Promise.all(
      bench.names.map(async (name) => {
        const inserted = readerEvent(bench.readers, 'card-inserted', name);
        await bench.insert(name, new EchoCard());
        const fromMs = performance.now();
        await inserted;
        return performance.now() - fromMs;
      }),
    );
    print(`insertion to event, 16 readers: median ${median(latencies).toFixed(0)} ms, longest ${Math.max(...latencies).toFixed(0)} ms`);
    expect(Math.max(...latencies)).toBeLessThan(3_000);
  });

  it('serves three readers at once while the main thread stays free', async () => {
    const names = bench.names.slice(0, 3);
    await Promise.all(names.map(put));
    const connections = await Promise.all(names.map((name) => bench.readers.connect(name, 'exclusive')));
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const fromMs = performance.now();
    await Promise.all(
      connections.map((connection) =>
        connection.transaction(async (channel) => {
          for (let round = 0; round < 100; round += 1) {
            const answer = await channel.transmit(echo(round));
            if (answer[0] !== round) throw new Error(`answer of another command: ${answer[0]} to ${round}`);
          }
          await channel.transmit(slowly(50));
        }),
      ),
    );
    const perApduMs = (performance.now() - fromMs - 500) / 100;
    delay.disable();
    print(`three readers at once: ${perApduMs.toFixed(2)} ms for one APDU at each; event loop held up ${heldUp(delay)}`);
    expect(delay.percentile(99) / 1e6).toBeLessThan(100);
    await Promise.all(connections.map((connection) => connection.disconnect()));
  });

  it('names the program that holds a card for itself', async () => {
    await put(first);
    const other = await child('./other-program.ts', first, 'exclusive');
    expect(other.said).toBe('holding');
    const cause = await bench.readers.connect(first, 'shared').catch((error: unknown) => error);
    await other.end();
    expect(cause).toMatchObject({ name: 'ReaderFault', kind: 'sharing', hex: '0x8010000B' });
    expect(cause).toMatchObject({ holders: expect.arrayContaining([{ pid: other.pid, name: expect.any(String) as string }]) as unknown[] });
  });

  it('gives up on a card that another program keeps in a transaction, and takes it once that has ended', async () => {
    await put(first);
    const connection = await bench.readers.connect(first, 'shared');
    const other = await child('./other-program.ts', first, 'transaction');
    expect(other.said).toBe('holding');
    await expect(connection.transaction((channel) => channel.transmit(echo(1)))).rejects.toMatchObject({ kind: 'sharing' });
    await other.end();
    const again = await bench.readers.connect(first, 'shared');
    expect(await again.transaction((channel) => channel.transmit(echo(2)))).toEqual(Uint8Array.of(2, 0x90, 0x00));
    await Promise.all([again.disconnect(), connection.disconnect().catch(() => undefined)]);
  });

  it('says that a driver has no such attribute, and refuses what it cannot control', async () => {
    await put(first);
    const connection = await bench.readers.connect(first, 'shared');
    expect(await connection.attribute(ATTRIBUTE.vendorSerialNumber)).toBeUndefined();
    await expect(connection.control(featureRequest('linux'), new Uint8Array(0))).rejects.toMatchObject({
      name: 'ReaderFault',
      kind: 'reader',
    });
    await connection.disconnect();
  });

  it('costs little more than the call of the library itself', async () => {
    const inserted = readerEvent(bench.readers, 'card-inserted', first);
    const host = await child('./card-host.ts', bench.socketOf(first));
    await inserted;
    const raw = openKoffiBinding();
    const { context } = raw.establishContext();
    const { card, protocol } = raw.connect(context, first, SHARE.shared);
    const connection = await bench.readers.connect(first, 'shared');
    const [rawMs, ourMs]: [number[], number[]] = [[], []];
    for (let round = 0; round < 300; round += 1) {
      rawMs.push(await took(() => Promise.resolve(raw.transmit(card, protocol, echo(round & 0xff)))));
      ourMs.push(await took(() => connection.transmit(echo(round & 0xff))));
    }
    raw.releaseContext(context);
    await connection.disconnect();
    await host.end();
    const overheadMs = median(ourMs) - median(rawMs);
    print(
      `one APDU: ${median(rawMs).toFixed(3)} ms by the library in the same thread, ${median(ourMs).toFixed(3)} ms through the reader's ` +
        `own thread: ${overheadMs.toFixed(3)} ms more`,
    );
    expect(overheadMs).toBeLessThan(2);
  });
});

describe('PC/SC: a service that ends', () => {
  it('is told, and its readers come back under their names', async (context) => {
    if (found.pcscd?.started !== true) context.skip('pcscd was started by another program, which may still need it');
    const bench = await open();
    await bench.insert(bench.names[0] ?? '', new EchoCard());
    const down = eventOf(bench.readers, ({ kind }) => kind === 'service-down');
    await found.close();
    expect(await down).toMatchObject({ cause: { name: 'ReaderFault', kind: 'service' } });
    expect(bench.readers.list().map(({ contents }) => contents)).toEqual(bench.names.map(() => 'gone'));
    await expect(bench.readers.connect(bench.names[0] ?? '', 'shared')).rejects.toMatchObject({ name: 'ReaderFault', kind: 'service' });
    const up = eventOf(bench.readers, ({ kind }) => kind === 'service-up');
    const again = await pcscdForTests();
    await up;
    expect(bench.readers.list().map(({ name }) => name)).toEqual(bench.names);
    await bench.end();
    await again.close();
  });
});

async function took(work: () => Promise<unknown>): Promise<number> {
  const fromMs = performance.now();
  await work();
  return performance.now() - fromMs;
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
}

function heldUp(delay: ReturnType<typeof monitorEventLoopDelay>): string {
  return `${(delay.percentile(50) / 1e6).toFixed(1)} ms (median), ${(delay.percentile(99) / 1e6).toFixed(1)} ms (99 %)`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
