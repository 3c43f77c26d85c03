import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { personality } from '../../native/simulator/personalities/personalities.ts';
import { createSimulatedCard } from '../../native/simulator/simulated-card.ts';
import { fileStorage } from '../../native/simulator/storage.ts';
import { insertCard } from '../../native/simulator/vpcd-link.ts';
import { ensurePcscd, PcscdUnavailable } from '../pcsc/pcscd.ts';

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
 * Readers for the station: those of a pcscd that runs already, else simulated ones in a pcscd of our own with a simulated card in the first.
 * Where neither can be had the station starts all the same and says so on its screen.
 */
export async function provideReaders({ dataFolder, personality: name, card, say }: Wish): Promise<Hardware> {
  if (process.platform !== 'linux' || !card) return { close: async () => undefined };
  try {
    const pcscd = await ensurePcscd({ readers: READERS });
    const first = pcscd.readers[0];
    if (first === undefined) return { close: () => pcscd.close() };
    const storage = fileStorage(join(dataFolder, 'simulated-card.json'));
    const simulated = await createSimulatedCard({
      personality: personality(name),
      storage,
      random: (length) => new Uint8Array(randomBytes(length)),
    });
    const link = await insertCard(simulated, first.socketPath);
    say(
      `No hardware is needed: a simulated card (${simulated.personality.title}) lies in the real PC/SC reader “${first.name}”. More cards: npm run card`,
    );
    return {
      close: async () => {
        await link.remove();
        await pcscd.close();
      },
    };
  } catch (cause) {
    if (!(cause instanceof PcscdUnavailable)) throw cause;
    say(cause.reason === 'other-pcscd' ? 'pcscd runs already: its readers are used.' : `There is no simulated reader: ${cause.message}`);
    return { close: async () => undefined };
  }
}
