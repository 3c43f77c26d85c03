import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { recordFiles } from '../../electron/backup/record-paths.ts';
import { isStoreInUse } from '../../electron/store/store-lock.ts';
import { personality } from '../../native/simulator/personalities/personalities.ts';
import { createSimulatedCard } from '../../native/simulator/simulated-card.ts';
import { fileStorage } from '../../native/simulator/storage.ts';
import { insertCard, type VpcdLink, VpcdLinkError } from '../../native/simulator/vpcd-link.ts';
import { ensurePcscd, type Pcscd, PcscdUnavailable } from '../pcsc/pcscd.ts';
import { byName } from '../words.ts';

export interface Hardware {
  readonly close: () => Promise<void>;
}

interface Wish {
  readonly dataFolder: string;
  readonly personality: string;
  readonly card: boolean;
  readonly say: (line: string) => void;
}

const READERS = 3;

/**
 * Readers for the station: those of a pcscd that runs already, else simulated ones in a pcscd of our own with a simulated card in the first
 * that is free. Where neither can be had the station starts all the same and says so on its screen. A second start on the same records
 * finds the card lying in a reader already, and is refused by the store.
 */
export async function provideReaders(wish: Wish): Promise<Hardware> {
  const none: Hardware = { close: () => Promise.resolve() };
  if (process.platform !== 'linux' || !wish.card || isStoreInUse(recordFiles(wish.dataFolder).path)) return none;
  try {
    const pcscd = await ensurePcscd({ readers: READERS });
    const link = await putCard(pcscd, wish).catch(async (cause: unknown) => {
      await pcscd.close();
      throw cause;
    });
    return {
      close: async () => {
        await link?.remove();
        await pcscd.close();
      },
    };
  } catch (cause) {
    if (!(cause instanceof PcscdUnavailable)) throw cause;
    wish.say(
      cause.reason === 'other-pcscd' ? 'pcscd runs already: its readers are used.' : `There is no simulated reader: ${cause.message}`,
    );
    return none;
  }
}

/** The station's own simulated card, in the first reader that is free; undefined where a card lies in each of them. */
async function putCard({ readers }: Pcscd, { dataFolder, personality: name, say }: Wish): Promise<VpcdLink | undefined> {
  const storage = fileStorage(join(dataFolder, 'simulated-card.json'));
  const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
  const card = await createSimulatedCard({ personality: byName(name, personality), storage, random });
  for (const reader of readers) {
    try {
      const link = await insertCard(card, reader.socketPath);
      say(
        `No hardware is needed: a simulated card (${card.personality.title}) lies in the real PC/SC reader “${reader.name}”. More cards: npm run card`,
      );
      return link;
    } catch (cause) {
      if (!(cause instanceof VpcdLinkError) || cause.reason !== 'reader-taken') throw cause;
    }
  }
  say('A card lies in every simulated reader already: these are used.');
  return undefined;
}
