import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openPcscReaders } from '../../native/pcsc/pcsc-readers.ts';
import type { Readers } from '../../native/pcsc/readers.ts';
import { type VpcdLink, insertCard } from '../../native/simulator/vpcd-link.ts';
import { ensurePcscd } from '../../scripts/pcsc/pcscd.ts';
import { type ReadersUnderTest, readerEvent, readersContract } from '../contracts/readers-contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'cardwright-pcsc-'));
const pcscd = await ensurePcscd({ readers: 8, stateFolder: folder, quick: true });

afterAll(async () => {
  await pcscd.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(): Promise<ReadersUnderTest> {
  const readers = openPcscReaders();
  const names = pcscd.readers.map(({ name }) => name);
  await Promise.all(names.map((name) => empty(readers, name)));
  const links = new Map<string, VpcdLink>();
  return {
    readers,
    names,
    insert: async (name, card) => {
      const reader = pcscd.readers.find((known) => known.name === name);
      links.set(name, await insertCard(card, reader?.socketPath ?? ''));
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

readersContract('PC/SC', open);
