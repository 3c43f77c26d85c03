import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach } from 'vitest';
import type { CardInReader } from '../../native/simulator/card-in-reader.ts';
import { personality } from '../../native/simulator/personalities/personalities.ts';
import { type SimulatedCard, type SimulatedCardParts, createSimulatedCard } from '../../native/simulator/simulated-card.ts';
import { type VpcdLink, insertCard } from '../../native/simulator/vpcd-link.ts';
import { type Pcscd, type SimulatedReader, ensurePcscd } from '../../scripts/pcsc/pcscd.ts';
import { allSkippedUnless } from '../skip.ts';

const run = promisify(execFile);

export interface ProgramResult {
  readonly code: number;
  /** Standard output and standard error, one after the other. */
  readonly text: string;
  readonly stdout: string;
}

/** A scratch folder, one reader with a card that pcscd has powered, and the programs that judge it. */
export interface CardInPcscd {
  readonly card: SimulatedCard;
  readonly reader: string;
  readonly folder: string;
  readonly link: VpcdLink;
  /** Path of a file in the scratch folder; with text it is written. */
  readonly file: (name: string, text?: string) => string;
  /** Runs a program in the scratch folder, OpenSC's programs seeing this reader only. Never throws for an exit code. */
  readonly program: (name: string, ...words: readonly string[]) => Promise<ProgramResult>;
  /** yubico-piv-tool on this reader. */
  readonly yubico: (...words: readonly string[]) => Promise<ProgramResult>;
  /** `ykman piv` on this reader. */
  readonly ykman: (...words: readonly string[]) => Promise<ProgramResult>;
  readonly remove: () => Promise<void>;
}

/** pcscd with simulated readers for the tests of one file, and short ways to put cards in; taken out after each test. */
export interface PcscdBench {
  readonly pcscd: Pcscd;
  /** A fresh card of a personality, in the reader of that number, counted from 0. */
  readonly insert: (name: string, number?: number) => Promise<CardInPcscd>;
  readonly insertThis: (card: SimulatedCard, number?: number) => Promise<CardInPcscd>;
}

/**
 * Call it once at the top of a file: every test there is skipped, with the reason, where a program is missing or pcscd
 * cannot be had.
 */
export async function pcscdBench(programs: readonly string[]): Promise<PcscdBench> {
  const missing = programs.filter((name) => !['/usr/bin', '/usr/sbin'].some((folder) => existsSync(join(folder, name))));
  const outcome = await ensurePcscd({ readers: 4, quick: true }).catch((cause: unknown) => String(cause));
  allSkippedUnless(missing.length === 0, `not installed: ${missing.join(', ')}`);
  if (typeof outcome === 'string') allSkippedUnless(false, outcome);
  const placed: CardInPcscd[] = [];
  afterEach(async () => {
    for (const each of placed.splice(0)) await each.remove();
  });
  afterAll(async () => {
    if (typeof outcome !== 'string') await outcome.close();
  });
  const pcscd = typeof outcome === 'string' ? { readers: [], started: false, close: async () => undefined } : outcome;
  const insertThis = async (card: SimulatedCard, number = 0): Promise<CardInPcscd> => {
    const reader = pcscd.readers[number];
    if (reader === undefined) throw new Error(`there is no reader ${number}`);
    const inserted = await putIn(card, reader, pcscd.readers);
    placed.push(inserted);
    return inserted;
  };
  return { pcscd, insertThis, insert: async (name, number) => insertThis(await freshCard(name), number) };
}

export async function freshCard(name: string, parts: Partial<SimulatedCardParts> = {}): Promise<SimulatedCard> {
  return createSimulatedCard({ personality: personality(name), random: (length) => new Uint8Array(randomBytes(length)), ...parts });
}

/** Puts a card in and waits until pcscd has powered it. */
export async function putIn(card: SimulatedCard, reader: SimulatedReader, all: readonly SimulatedReader[]): Promise<CardInPcscd> {
  const folder = mkdtempSync(join(tmpdir(), 'card-in-pcscd-'));
  const others = all.filter(({ name }) => name !== reader.name).map(({ name }) => `"${name}"`);
  const settings = join(folder, 'opensc.conf');
  writeFileSync(settings, `app default {\n  ignored_readers = ${others.join(', ')};\n}\n`);
  const link = await powered(card, reader.socketPath);
  const env = { ...process.env, OPENSC_CONF: settings, LC_ALL: 'C.UTF-8', PIV_EXT_AUTH_KEY: join(folder, 'administration.key') };
  const program = async (name: string, ...words: readonly string[]): Promise<ProgramResult> => {
    try {
      const { stdout, stderr } = await run(name, words, { cwd: folder, env, timeout: 60_000, maxBuffer: 1 << 24 });
      return { code: 0, text: stdout + stderr, stdout };
    } catch (cause) {
      const { code, stdout = '', stderr = '' } = cause as { code?: number; stdout?: string; stderr?: string };
      return { code: code ?? -1, text: stdout + stderr, stdout };
    }
  };
  return {
    card,
    reader: reader.name,
    folder,
    link,
    file: (name, text) => {
      if (text !== undefined) writeFileSync(join(folder, name), text);
      return join(folder, name);
    },
    program,
    yubico: (...words) => program('yubico-piv-tool', '-r', reader.name, ...words),
    ykman: (...words) => program('ykman', '-r', reader.name, 'piv', ...words),
    remove: async () => {
      await link.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function powered(card: SimulatedCard, socketPath: string): Promise<VpcdLink> {
  let seen: () => void = () => undefined;
  const power = new Promise<void>((resolve) => {
    seen = resolve;
  });
  let asked = false;
  const watched: CardInReader = {
    // After power pcscd asks for the ATR and only then announces the card.
    get atr() {
      if (asked) setImmediate(seen);
      return card.atr;
    },
    powerOn: () => {
      asked = true;
      return card.powerOn();
    },
    reset: () => card.reset(),
    powerOff: () => card.powerOff(),
    process: (command) => card.process(command),
  };
  const link = await insertCard(watched, socketPath, { patientMs: 2_000 });
  await power;
  return link;
}

/** A CA of openssl's own making in the scratch folder: ca.pem, ca.key. */
export async function makeAuthority({ program }: CardInPcscd): Promise<void> {
  await demand(
    program(
      'openssl',
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      'ca.key',
      '-out',
      'ca.pem',
      '-subj',
      '/CN=Judge',
      '-days',
      '30',
    ),
  );
  await demand(
    program('openssl', 'req', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'any.key', '-subj', '/CN=Card Holder', '-out', 'any.csr'),
  );
}

/** A certificate over the public key in `name`.pem, as `name`.crt. */
export async function certify({ program }: CardInPcscd, name: string): Promise<void> {
  const words = [
    '-in',
    'any.csr',
    '-CA',
    'ca.pem',
    '-CAkey',
    'ca.key',
    '-force_pubkey',
    `${name}.pem`,
    '-days',
    '20',
    '-out',
    `${name}.crt`,
  ];
  await demand(program('openssl', 'x509', '-req', ...words));
}

/** The result of a program that has to succeed. */
export async function demand(result: Promise<ProgramResult>): Promise<ProgramResult> {
  const done = await result;
  if (done.code !== 0) throw new Error(`exit code ${done.code}: ${done.text}`);
  return done;
}

/**
 * A card with an RSA key and its certificate in 9A, made by openssl and by yubico-piv-tool, or by yubikey-manager where the
 * administration key is AES, which Debian's yubico-piv-tool does not know.
 */
export async function withCertificate(inserted: CardInPcscd): Promise<CardInPcscd> {
  await makeAuthority(inserted);
  if (inserted.card.personality.name === 'yubikey-5.7') {
    const management = ['-m', inserted.card.personality.management.factory];
    await demand(inserted.ykman('keys', 'generate', ...management, '-a', 'RSA2048', '9a', '9a.pem'));
    await certify(inserted, '9a');
    await demand(inserted.ykman('certificates', 'import', ...management, '9a', '9a.crt'));
  } else {
    await demand(inserted.yubico('-a', 'generate', '-s', '9a', '-A', 'RSA2048', '-o', '9a.pem'));
    await certify(inserted, '9a');
    await demand(inserted.yubico('-a', 'import-certificate', '-s', '9a', '-i', '9a.crt'));
  }
  return inserted;
}
