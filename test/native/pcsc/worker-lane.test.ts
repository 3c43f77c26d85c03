import { afterEach, describe, expect, it } from 'vitest';
import type { Lane } from '../../../native/pcsc/lane.ts';
import { openPcscReaders } from '../../../native/pcsc/pcsc-readers.ts';
import type { ReaderEvent } from '../../../native/pcsc/readers.ts';
import { workerLanes } from '../../../native/pcsc/worker-lane.ts';

const SCRIPTED = new URL('./scripted-worker.ts', import.meta.url);
const ABSENT = new URL('./absent-worker.ts', import.meta.url);

const opened: Lane[] = [];

function lane(url: URL): Lane {
  const one = workerLanes(url)('a test');
  opened.push(one);
  return one;
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.end()));
});

describe('a lane that is a thread', () => {
  it('carries calls and answers', async () => {
    const thread = lane(SCRIPTED);
    const { context } = await thread.call('establishContext');
    const { code, card, protocol } = await thread.call('connect', context, 'A', 2);
    expect({ code, protocol }).toEqual({ code: 0, protocol: 2 });
    expect(await thread.call('transmit', card, protocol, Uint8Array.of(0, 1, 2, 3))).toEqual({
      code: 0,
      response: Uint8Array.of(0x90, 0x00),
    });
    expect(await thread.call('releaseContext', context)).toEqual({ code: 0 });
  });

  it('overwrites the bytes of a command in the thread and keeps those of the caller', async () => {
    const thread = lane(SCRIPTED);
    const { context } = await thread.call('establishContext');
    const { card } = await thread.call('connect', context, 'A', 2);
    const command = Uint8Array.of(0x00, 0x20, 0x31, 0x32);
    await thread.call('transmit', card, 2, command);
    expect(command).toEqual(Uint8Array.of(0x00, 0x20, 0x31, 0x32));
    const { atr } = await thread.call('status', card);
    expect(atr).toEqual(new Uint8Array(4));
  });

  it('passes on what broke in the thread, and goes on', async () => {
    const thread = lane(SCRIPTED);
    await expect(thread.call('cancel', 1)).rejects.toMatchObject({
      name: 'ReaderFault',
      call: 'SCardCancel',
      cause: { message: /no cancel/ },
    });
    expect(await thread.call('establishContext')).toMatchObject({ code: 0 });
  });

  it('rejects what is under way when the thread dies, and starts another for the next call', async () => {
    const thread = lane(SCRIPTED);
    await expect(thread.call('listReaders', 1)).rejects.toMatchObject({ name: 'ReaderFault', codeName: 'SCARD_F_INTERNAL_ERROR' });
    expect(await thread.call('establishContext')).toMatchObject({ code: 0 });
  });

  it('rejects what is under way and what comes later when it is ended', async () => {
    const thread = lane(SCRIPTED);
    const cut = thread.call('establishContext').catch((cause: unknown) => cause);
    await thread.end();
    expect(await cut).toMatchObject({ codeName: 'SCARD_E_CANCELLED' });
    await expect(thread.call('establishContext')).rejects.toMatchObject({ codeName: 'SCARD_E_CANCELLED' });
  });

  it('says that the library is missing, and what to install', async () => {
    const readers = openPcscReaders({ openLane: workerLanes(ABSENT) });
    const event = await new Promise<ReaderEvent>((resolve) => void readers.watch(resolve));
    expect(event).toMatchObject({
      kind: 'service-down',
      cause: { name: 'PcscLibraryAbsent', library: 'libpcsclite.so.1', message: /apt-get install pcscd/ },
    });
    await expect(readers.connect('A', 'shared')).rejects.toMatchObject({ name: 'PcscLibraryAbsent' });
    await readers.close();
  });
});
