/**
 * `npm run card -- [--personality NAME] [--keep FILE] [--reader N] [--fresh] [--root FILE]`: a simulated card in a reader of pcscd, until Ctrl+C.
 * --root writes the root that its attestations lead to, in PEM, for a station to trust.
 * Keys: r takes the card out or puts it in again, q ends.
 */
import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { PERSONALITIES, personality } from '../native/simulator/personalities/personalities.ts';
import type { Personality } from '../native/simulator/personality.ts';
import { type SimulatedCard, createSimulatedCard } from '../native/simulator/simulated-card.ts';
import { attestationRootPem } from './demo/attestation-root.ts';
import { fileStorage, memoryStorage } from '../native/simulator/storage.ts';
import { type VpcdLink, VpcdLinkError, insertCard } from '../native/simulator/vpcd-link.ts';
import { type Pcscd, PcscdUnavailable, type SimulatedReader, ensurePcscd } from './pcsc/pcscd.ts';
import { byName, UsageError, wordsOf } from './words.ts';

const FEWEST_READERS = 2;

interface Wish {
  readonly personality: string | undefined;
  readonly keep: string | undefined;
  readonly fresh: boolean;
  /** Where its attestation root goes. */
  readonly root: string | undefined;
  /** Number of the reader, counted from 1; undefined: the first one that is free. */
  readonly reader: number | undefined;
}

function readWish(): Wish {
  const values = wordsOf({
    usage: 'npm run card -- [--personality NAME] [--keep FILE] [--reader N] [--fresh] [--root FILE]',
    options: {
      personality: { type: 'string' },
      keep: { type: 'string' },
      reader: { type: 'string' },
      root: { type: 'string' },
      fresh: { type: 'boolean', default: false },
    },
  });
  const reader = values.reader === undefined ? undefined : Number(values.reader);
  if (reader !== undefined && !(Number.isInteger(reader) && reader >= 1 && reader <= 16))
    throw new UsageError(`--reader takes a number from 1 to 16, got ${values.reader}`);
  return { personality: values.personality, keep: values.keep, fresh: values.fresh, root: values.root, reader };
}

async function takeCard({ keep, fresh, personality: wanted }: Wish): Promise<SimulatedCard> {
  if (keep !== undefined && fresh) rmSync(keep, { force: true });
  const storage = keep === undefined ? memoryStorage() : fileStorage(keep);
  const chosen: Personality | undefined = wanted === undefined ? PERSONALITIES[0] : byName(wanted, personality);
  const name = wanted === undefined ? storage.load()?.personality : undefined;
  const kind = name === undefined ? chosen : personality(name);
  if (kind === undefined) throw new RangeError('no personality');
  return createSimulatedCard({ personality: kind, storage, random: (length) => new Uint8Array(randomBytes(length)) });
}

/** Puts the card into the wished reader, or into the first one that is free. */
async function place(card: SimulatedCard, readers: readonly SimulatedReader[]): Promise<{ reader: SimulatedReader; link: VpcdLink }> {
  for (const reader of readers) {
    try {
      return { reader, link: await insertCard(card, reader.socketPath) };
    } catch (cause) {
      if (!(cause instanceof VpcdLinkError) || cause.reason !== 'reader-taken' || reader === readers.at(-1)) throw cause;
    }
  }
  throw new VpcdLinkError('no-reader', 'there is no simulated reader');
}

function describe(card: SimulatedCard, reader: SimulatedReader, keep: string | undefined): void {
  const { title, name, pin, puk, management } = card.personality;
  const text = (hex: string): string => Buffer.from(hex, 'hex').toString('latin1').replaceAll('\xff', '');
  console.log(`A simulated card lies in "${reader.name}".`);
  console.log(`  Kind: ${title} (${name}), serial number ${card.state.serial}`);
  console.log(`  From the factory: PIN ${text(pin.factory)}, PUK ${text(puk.factory)}, administration key ${management.factory}`);
  console.log(keep === undefined ? '  It is gone with this program; --keep FILE keeps it.' : `  It is kept in ${keep}.`);
  console.log(process.stdin.isTTY ? 'r takes it out and puts it in again, Ctrl+C ends.' : 'Ctrl+C ends.');
}

function writeRoot(card: SimulatedCard, path: string): void {
  const pem = attestationRootPem(card);
  if (pem === undefined) return console.log('  It has no attestation, so there is no root to write.');
  writeFileSync(path, pem);
  console.log(`  Its attestations lead to the root in ${path}.`);
}

/** Stays until Ctrl+C, q or the end of pcscd; returns the exit code. */
function stay(card: SimulatedCard, reader: SimulatedReader, first: VpcdLink): Promise<number> {
  return new Promise((resolve) => {
    let link: VpcdLink | undefined;
    const hold = (inserted: VpcdLink): void => {
      link = inserted;
      void inserted.gone.then(() => {
        if (link !== inserted) return;
        console.error('pcscd has ended.');
        resolve(1);
      });
    };
    const end = (): void => {
      const last = link;
      link = undefined;
      void (last?.remove() ?? Promise.resolve()).then(() => resolve(0));
    };
    const toggle = async (): Promise<void> => {
      const present = link;
      link = undefined;
      if (present !== undefined) await present.remove();
      else hold(await insertCard(card, reader.socketPath));
      console.log(present === undefined ? 'The card is in again.' : 'The card is out.');
    };
    hold(first);
    listen({ end, toggle: () => void toggle().catch((cause: unknown) => console.error(String(cause))) });
  });
}

function listen({ end, toggle }: { readonly end: () => void; readonly toggle: () => void }): void {
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  if (!process.stdin.isTTY) return;
  process.stdin.setRawMode(true);
  process.stdin.on('data', (keys: Buffer) => {
    for (const key of keys.toString('latin1')) {
      if (key === 'r') toggle();
      else if (key === 'q' || key === '\x03') end();
    }
  });
}

async function main(): Promise<number> {
  const wish = readWish();
  const pcscd: Pcscd = await ensurePcscd({ readers: Math.max(wish.reader ?? 0, FEWEST_READERS) });
  const hold = setInterval(() => undefined, 60_000);
  try {
    const card = await takeCard(wish);
    const wished = wish.reader === undefined ? undefined : pcscd.readers[wish.reader - 1];
    const { reader, link } = await place(card, wished === undefined ? pcscd.readers : [wished]);
    const staying = stay(card, reader, link);
    describe(card, reader, wish.keep);
    if (wish.root !== undefined) writeRoot(card, wish.root);
    return await staying;
  } finally {
    clearInterval(hold);
    await pcscd.close();
  }
}

try {
  process.exit(await main());
} catch (cause) {
  const known = cause instanceof PcscdUnavailable || cause instanceof VpcdLinkError || cause instanceof RangeError;
  console.error(known ? cause.message : cause);
  process.exit(1);
}
