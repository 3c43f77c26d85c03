import { execFile } from 'node:child_process';
import { randomBytes, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { readTlv, readTlvs } from '../../core/base/ber-tlv.ts';
import { concat, toHex } from '../../core/base/bytes.ts';
import { decodeCommand } from '../../native/iso7816/apdu.ts';
import { openPcscReaders } from '../../native/pcsc/pcsc-readers.ts';
import { personality } from '../../native/simulator/personalities/personalities.ts';
import { createSimulatedCard } from '../../native/simulator/simulated-card.ts';
import { insertCard } from '../../native/simulator/vpcd-link.ts';
import { ensurePcscd, type SimulatedReader } from '../pcsc/pcscd.ts';
import { BenchStation } from './bench-station.ts';
import type { Bench, Figure } from './figure.ts';
import { interleaved, median, timed, type Times } from './interleave.ts';
import { type Exchange, tapped } from './tapped-card.ts';

const run = promisify(execFile);
const ROUNDS = 9;
const PROFILE = 'employee-p256';
const CARD = 'yubikey-5.4';
const FACTORY_KEY = '010203040506070801020304050607080102030405060708';
const OWN_KEY = 'a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60719';
const SLOTS = { '5fc105': '9a', '5fc10a': '9c', '5fc10b': '9d', '5fc101': '9e' } as const;
const GENERATE = 0x47;
const PUT = 0xdb;

/** A card in the reader until `work` is done; gives its traffic. */
async function withCard(reader: SimulatedReader, work: () => Promise<void>): Promise<readonly Exchange[]> {
  const exchanges: Exchange[] = [];
  const card = await createSimulatedCard({ personality: personality(CARD), random: (length) => new Uint8Array(randomBytes(length)) });
  const link = await insertCard(
    tapped(card, (exchange) => exchanges.push(exchange)),
    reader.socketPath,
  );
  try {
    await work();
  } finally {
    await link.remove();
  }
  return exchanges;
}

const keyMs = (exchanges: readonly Exchange[]): number =>
  exchanges.filter(({ command }) => command[1] === GENERATE).reduce((sum, { tookMs }) => sum + tookMs, 0);

/** What an issue wrote, for the other program to write too: files by object, certificates as PEM. */
function contentOf(
  exchanges: readonly Exchange[],
  folder: string,
): { readonly objects: readonly string[]; readonly slots: readonly string[] } {
  const written = new Map<string, Uint8Array>();
  let begun = new Uint8Array(0);
  for (const { command } of exchanges) {
    const { cla, ins, data = new Uint8Array(0) } = decodeCommand(command);
    if (ins !== PUT) continue;
    begun = Uint8Array.from(concat(begun, data));
    if ((cla & 0x10) !== 0) continue;
    const [tag, content] = readTlvs(begun);
    // The other program writes no object of zero length: that is to its advantage.
    if (tag !== undefined && content !== undefined && content.value.length > 0) written.set(toHex(tag.value), content.value);
    begun = new Uint8Array(0);
  }
  const isSlot = (tag: string): tag is keyof typeof SLOTS => tag in SLOTS;
  for (const [tag, content] of written) {
    if (!isSlot(tag)) writeFileSync(join(folder, tag), content);
    else {
      const bytes = Buffer.from(readTlv(content).element.value);
      const der = bytes[0] === 0x1f ? gunzipSync(bytes) : bytes;
      writeFileSync(join(folder, SLOTS[tag]), new X509Certificate(der).toString());
    }
  }
  const tags = [...written.keys()];
  return { objects: tags.filter((tag) => !isSlot(tag)), slots: tags.filter(isSlot).map((tag) => SLOTS[tag]) };
}

interface Content {
  readonly folder: string;
  readonly objects: readonly string[];
  readonly slots: readonly string[];
}

/**
 * The same content and keys by yubico-piv-tool: every action of one invocation shares slot, file and PIN, so these are the fewest. It makes
 * neither requests nor attestations and reads nothing back.
 */
async function byPivTool(reader: string, { folder, objects, slots }: Content): Promise<void> {
  const tool = (...words: readonly string[]): Promise<unknown> => run('yubico-piv-tool', ['-r', reader, ...words], { cwd: folder });
  await tool(
    `-k${FACTORY_KEY}`,
    '-a',
    'verify-pin',
    '-P',
    '123456',
    '-a',
    'pin-retries',
    '--pin-retries',
    '5',
    '--puk-retries',
    '5',
    '-a',
    'set-mgm-key',
    '-n',
    OWN_KEY,
  );
  await tool('-a', 'change-puk', '-P', '12345678', '-N', '84736251');
  await tool('-a', 'change-pin', '-P', '123456', '-N', '739152');
  for (const slot of slots) {
    await tool(`-k${OWN_KEY}`, '-a', 'generate', '-s', slot, '-A', 'ECCP256', '-o', `${slot}.pub`);
    await tool(`-k${OWN_KEY}`, '-a', 'import-certificate', '-s', slot, '-i', slot);
  }
  for (const tag of objects) await tool(`-k${OWN_KEY}`, '-a', 'write-object', '--id', `0x${tag}`, '-i', tag, '-f', 'binary');
}

function figure(times: Times<'issue' | 'tool'>): Figure {
  return {
    name: 'issue.wall.vs-yubico-piv-tool',
    value: median(times.issue) / median(times.tool),
    unit: 'ratio',
    goal: 0.7,
    bound: 'most',
    what: 'A whole issue, with proofs, attestations, certificates and reading back, against yubico-piv-tool writing the same content and making keys of the same kind in the fewest invocations it allows. Both over pcscd and vpcd; the time that the card took to make keys is taken off both.',
    series: [
      { label: 'issue', unit: 'ms', values: times.issue },
      { label: 'yubico-piv-tool', unit: 'ms', values: times.tool },
    ],
  };
}

export const issueWall: Bench = {
  name: 'issue.wall.vs-yubico-piv-tool',
  title: 'An issue over PC/SC, and the same content by yubico-piv-tool',
  async run(say) {
    const pcscd = await ensurePcscd({ readers: 2, quick: true, stateFolder: '/run/cardwright-bench' });
    const station = await BenchStation.open(openPcscReaders());
    const folder = mkdtempSync(join(tmpdir(), 'cardwright-tool-'));
    try {
      const [reader, other] = pcscd.readers;
      if (reader === undefined || other === undefined) throw new Error('expected two readers');
      const cards = [...(await station.approvedCards(ROUNDS + 2, PROFILE))];
      const issued = async (keep: (exchanges: readonly Exchange[]) => void = () => undefined): Promise<number> => {
        let ms = 0;
        const exchanges = await withCard(reader, async () => {
          await station.seen(reader.name, 'blank');
          ms = await timed(() => station.issue(cards.pop() ?? '', reader.name));
        });
        await station.seen(reader.name, 'empty');
        keep(exchanges);
        return ms - keyMs(exchanges);
      };
      let content: Content = { folder, objects: [], slots: [] };
      await issued((exchanges) => (content = { folder, ...contentOf(exchanges, folder) }));
      say(`${content.objects.length} objects and ${content.slots.length} certificates`);
      const tool = async (): Promise<number> => {
        let ms = 0;
        const exchanges = await withCard(other, async () => {
          await station.seen(other.name, 'blank');
          ms = await timed(() => byPivTool(other.name, content));
        });
        await station.seen(other.name, 'empty');
        return ms - keyMs(exchanges);
      };
      const times = await interleaved({ issue: () => issued(), tool }, { rounds: ROUNDS });
      say(`issue ${median(times.issue).toFixed(0)} ms, yubico-piv-tool ${median(times.tool).toFixed(0)} ms`);
      return [figure(times)];
    } finally {
      await station.close();
      await pcscd.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
