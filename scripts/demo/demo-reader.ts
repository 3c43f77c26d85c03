import { randomBytes } from 'node:crypto';
import { openPcscReaders } from '../../native/pcsc/pcsc-readers.ts';
import { personality } from '../../native/simulator/personalities/personalities.ts';
import { createSimulatedCard } from '../../native/simulator/simulated-card.ts';
import { insertCard } from '../../native/simulator/vpcd-link.ts';
import { ensurePcscd } from '../pcsc/pcscd.ts';
import { byName, UsageError } from '../words.ts';
import { attestationRootPem } from './attestation-root.ts';

export interface DemoReader {
  /** Name as PC/SC gives it. */
  readonly reader: string;
  readonly others: readonly string[];
  /** What the simulated card attests by, in PEM. */
  readonly makersRoot?: string;
  readonly close: () => Promise<void>;
}

interface Wish {
  /** The reader that the user named; else one of pcscd with a simulated card. */
  readonly wanted?: string;
  readonly personality: string;
  readonly say: (line: string) => void;
}

/** The reader whose card the demo issues. */
export async function demoReader({ wanted, personality: name, say }: Wish): Promise<DemoReader> {
  if (wanted !== undefined) return named(wanted);
  const pcscd = await ensurePcscd({ readers: 2, quick: true });
  const [first, ...others] = pcscd.readers;
  if (first === undefined) throw new Error('expected pcscd to have a reader');
  const card = await createSimulatedCard({
    personality: byName(name, personality),
    random: (length) => new Uint8Array(randomBytes(length)),
  });
  const link = await insertCard(card, first.socketPath);
  const makersRoot = attestationRootPem(card);
  say(`A simulated card (${card.personality.title}) lies in the real PC/SC reader “${first.name}”`);
  return {
    reader: first.name,
    others: others.map((reader) => reader.name),
    ...(makersRoot === undefined ? {} : { makersRoot }),
    close: async () => {
      await link.remove();
      await pcscd.close();
    },
  };
}

async function named(wanted: string): Promise<DemoReader> {
  const readers = openPcscReaders();
  const names = await new Promise<readonly string[]>((resolve, reject) => {
    const end = readers.watch((event) => {
      if (event.kind === 'service-down')
        reject(new UsageError('--reader takes a reader of a pcscd that runs; none runs', { cause: event.cause }));
      if (readers.list().some(({ name }) => name === wanted)) {
        end();
        resolve(readers.list().map(({ name }) => name));
      }
    });
    setTimeout(
      () =>
        reject(
          new UsageError(
            `no reader “${wanted}”; there are: ${readers
              .list()
              .map(({ name }) => name)
              .join(', ')}`,
          ),
        ),
      3_000,
    );
  });
  await readers.close();
  return { reader: wanted, others: names.filter((name) => name !== wanted), close: async () => undefined };
}
