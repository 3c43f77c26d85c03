import { tlv } from '../../core/base/ber-tlv.ts';
import type { CommandSender } from '../iso7816/apdu.ts';
import { readAnswerToReset } from '../iso7816/answer-to-reset.ts';
import { type CardChannel, CardGone } from '../iso7816/channel.ts';
import { encodedCommands } from '../iso7816/encoded-commands.ts';
import { explainStatus } from '../iso7816/status-words.ts';
import type { ApplicationProperties } from './commands/select.ts';
import { tagBytes } from './commands/data-objects.ts';
import { type CardVersion, getVersion } from './commands/vendor.ts';
import { PivError } from './piv-error.ts';
import { asymmetricKindOf } from './public-key.ts';
import type { AsymmetricKind } from './tables/algorithms.ts';
import { type InstructionKey, instructions } from './tables/instructions.ts';
import { objects } from './tables/objects.ts';
import { slots } from './tables/slots.ts';

/** What a card can do beside SP 800-73. Every value was asked from the card itself. */
export interface CardAbilities {
  /** 'yubico': answers GET VERSION, so it speaks Yubico's extensions, whoever made it. */
  readonly extensions: 'yubico' | 'none';
  readonly version?: CardVersion;
  readonly serial: boolean;
  readonly metadata: boolean;
  readonly setManagementKey: boolean;
  readonly setTries: boolean;
  /** Follows from set-tries: RESET itself is never tried. */
  readonly reset: boolean;
  readonly attest: boolean;
  readonly importKey: boolean;
  readonly moveKey: boolean;
  /** From the application's template; undefined where the card does not name them. */
  readonly algorithms?: readonly AsymmetricKind[];
  readonly commandChaining?: boolean;
  /** As the answer to reset promises; takesExtendedLength tries it. */
  readonly extendedLength?: boolean;
}

type Probe = Exclude<keyof CardAbilities, 'extensions' | 'version' | 'reset' | 'algorithms' | 'commandChaining' | 'extendedLength'>;

/**
 * One harmless command per ability, sent to cards that answered GET VERSION only. A card that has the command refuses it for want of
 * 9B, data or a sensible slot; one that does not answers 6D00. SET PIN RETRIES asks for 0 tries, which no card takes.
 */
const PROBES: Readonly<Record<Probe, { readonly key: InstructionKey; readonly p1: number; readonly p2: number; readonly le?: number }>> = {
  serial: { key: 'getSerial', p1: 0, p2: 0, le: 256 },
  metadata: { key: 'getMetadata', p1: 0, p2: slots['9b'].reference, le: 256 },
  setManagementKey: { key: 'setManagementKey', p1: 0xff, p2: 0xff },
  setTries: { key: 'setTries', p1: 0, p2: 0 },
  attest: { key: 'attest', p1: slots['9b'].reference, p2: 0, le: 256 },
  importKey: { key: 'importKey', p1: 0, p2: slots['9b'].reference },
  moveKey: { key: 'moveKey', p1: slots['9b'].reference, p2: slots['9b'].reference },
};

const NOTHING = {
  serial: false,
  metadata: false,
  setManagementKey: false,
  setTries: false,
  attest: false,
  importKey: false,
  moveKey: false,
} as const satisfies Record<Probe, boolean>;

/** Asks a card what it can do; counters never change, nothing is written. Call it before 9B is authenticated. */
export async function probeAbilities(
  sender: CommandSender,
  channel: CardChannel,
  application: ApplicationProperties,
): Promise<CardAbilities> {
  const { commandChaining, extendedLength } = readAnswerToReset(channel.atr);
  const kinds = application.algorithmIds?.map(asymmetricKindOf).filter((kind) => kind !== undefined);
  const version = await versionOf(sender);
  const probed = version === undefined ? NOTHING : await probeAll(sender);
  return {
    extensions: version === undefined ? 'none' : 'yubico',
    ...(version === undefined ? {} : { version }),
    ...probed,
    reset: probed.setTries,
    ...(kinds === undefined || kinds.length === 0 ? {} : { algorithms: kinds }),
    ...(commandChaining === undefined ? {} : { commandChaining }),
    ...(extendedLength === undefined ? {} : { extendedLength }),
  };
}

async function versionOf(sender: CommandSender): Promise<CardVersion | undefined> {
  try {
    return await getVersion(sender);
  } catch (error) {
    if (error instanceof PivError) return undefined;
    throw error;
  }
}

async function probeAll(sender: CommandSender): Promise<Record<Probe, boolean>> {
  const found: Record<Probe, boolean> = { ...NOTHING };
  for (const ability of Object.keys(PROBES) as readonly Probe[]) {
    const { key, ...parameters } = PROBES[ability];
    const { status } = await sender.send({ cla: 0, ins: instructions[key].ins, ...parameters });
    found[ability] = explainStatus(status).kind !== 'not-supported';
  }
  return found;
}

/** 53 00: an object that was created and holds nothing. */
const EMPTY_OBJECT_BYTES = 2;
/**
 * Whether card and reader take extended length: one SELECT-free GET DATA in extended form, of the discovery object or of `tag`. Any
 * refusal of the reader counts as no; CardGone is thrown on.
 */
export async function takesExtendedLength(channel: CardChannel, tag: number = objects.discovery.tag): Promise<boolean> {
  return (await readExtended(channel, tag)) !== undefined;
}

/** The answer to GET DATA in extended form; undefined where card or reader take none. */
export async function readExtended(channel: CardChannel, tag: number): Promise<'there' | 'not-there' | undefined> {
  if (readAnswerToReset(channel.atr).extendedLength === false) return undefined;
  const data = tlv(0x5c, tagBytes(tag));
  try {
    const answer = await encodedCommands(channel, 'extended').send({
      cla: 0,
      ins: instructions.getData.ins,
      p1: 0x3f,
      p2: 0xff,
      data,
      le: 65536,
    });
    const { kind } = explainStatus(answer.status);
    if (kind === 'not-found' || kind === 'not-allowed') return 'not-there';
    if (kind !== 'done' && kind !== 'more-data') return undefined;
    return answer.data.length > EMPTY_OBJECT_BYTES ? 'there' : 'not-there';
  } catch (error) {
    if (error instanceof CardGone) throw error;
    return undefined;
  }
}
