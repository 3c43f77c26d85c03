import { type PcscOptions, openPcscReaders } from '../../../native/pcsc/pcsc-readers.ts';
import type { Readers } from '../../../native/pcsc/readers.ts';
import { type VpcdLink, insertCard } from '../../../native/simulator/vpcd-link.ts';
import { type Pcscd, PcscdUnavailable, ensurePcscd } from '../../../scripts/pcsc/pcscd.ts';
import { type ReadersUnderTest, readerEvent } from '../../contracts/readers-contract.ts';

export interface RealBench extends ReadersUnderTest {
  readonly pcscd: Pcscd;
  socketOf(name: string): string;
}

export interface PcscdForTests {
  /** Undefined when there can be none here; `reason` says why. */
  readonly pcscd: Pcscd | undefined;
  readonly reason: string;
  close(): Promise<void>;
}

/** A pcscd with sixteen readers; a reason to skip where that cannot be had. */
export async function pcscdForTests(): Promise<PcscdForTests> {
  try {
    const pcscd = await ensurePcscd({ readers: 16, quick: true });
    return { pcscd, reason: '', close: () => pcscd.close() };
  } catch (cause) {
    if (!(cause instanceof PcscdUnavailable)) throw cause;
    return { pcscd: undefined, reason: cause.message, close: () => Promise.resolve() };
  }
}

/** PC/SC readers over `pcscd`, all of them known and empty. */
export async function realBench(pcscd: Pcscd, options: PcscOptions = {}): Promise<RealBench> {
  const readers = openPcscReaders(options);
  const names = pcscd.readers.map(({ name }) => name);
  const links = new Map<string, VpcdLink>();
  const socketOf = (name: string): string => pcscd.readers.find((known) => known.name === name)?.socketPath ?? '';
  await Promise.all(names.map((name) => empty(readers, name)));
  return {
    pcscd,
    readers,
    names,
    socketOf,
    insert: async (name, card) => {
      links.set(name, await insertCard(card, socketOf(name), { patientMs: 2_000 }));
    },
    remove: async (name) => {
      await links.get(name)?.remove();
    },
    end: async () => {
      for (const link of links.values()) await link.remove();
      await readers.close();
    },
  };
}

/** pcscd notices a removal up to half a second later; a card put in before that is not seen as another one. */
async function empty(readers: Readers, name: string): Promise<void> {
  const added = await readerEvent(readers, 'reader-added', name);
  if ('reader' in added && added.reader.contents !== 'empty') await readerEvent(readers, 'card-removed', name);
}
