import { fromBase64, toBase64 } from '../base/bytes.ts';

/** A tree head as C2SP tlog-checkpoint writes it: origin, number of entries, RFC 6962 root (32 bytes). */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  /** SHA-256 (32 bytes) of the entries' signatures as they stand in the export, one after the other; in exports only. */
  readonly signatures?: Uint8Array;
}

const SIGNATURES = 'signatures ';

/** The log of a whole organisation: the feed of all its stations. */
export function feedOrigin(organisation: string): string {
  return `cardwright/${organisation}/feed`;
}

/** One log per station and epoch. */
export function journalOrigin(station: string, epoch: number): string {
  return `cardwright/${station}/${epoch}`;
}

export function checkpointText({ origin, size, root, signatures }: Checkpoint): string {
  const more = signatures === undefined ? '' : `${SIGNATURES}${toBase64(signatures)}\n`;
  return `${origin}\n${size}\n${toBase64(root)}\n${more}`;
}

/** Reads the text of a checkpoint; lines after the third are extensions and are passed over. Throws RangeError. */
export function readCheckpoint(text: string): Checkpoint {
  const [origin, size, root] = text.split('\n');
  if (origin === undefined || origin === '' || size === undefined || !/^(?:0|[1-9][0-9]{0,15})$/.test(size)) {
    throw new RangeError('checkpoint: expected an origin and a size');
  }
  const bytes = fromBase64(root ?? '');
  if (bytes.length !== 32) throw new RangeError(`checkpoint: expected a root of 32 bytes, got ${bytes.length}`);
  return { origin, size: Number(size), root: bytes };
}

/** Whom to believe, as C2SP tlog-policy writes it: the logs by their verifier keys; no witness is asked for. */
export function policyText(organisation: string, verifierKeys: readonly string[]): string {
  return [
    `# Journal of ${commentOf(organisation)}. Keep this file apart from the export that it judges.`,
    ...verifierKeys.map((key) => `log ${key}`),
    'quorum none',
    '',
  ].join('\n');
}

/** The same for the log of all stations: more than half of the witnesses must have seen the head. Witnesses are named by their numbers here. */
export function witnessPolicyText(
  organisation: string,
  log: string,
  witnesses: readonly { readonly about: string; readonly key: string }[],
): string {
  const names = witnesses.map((_, at) => `station-${at + 1}`);
  return [
    `# Feed of ${commentOf(organisation)} and the stations that witness it. Take it once, by a way you trust, and keep it apart.`,
    `log ${log}`,
    ...witnesses.flatMap(({ about, key }, at) => [`# ${commentOf(about)}`, `witness ${names[at] ?? ''} ${key}`]),
    ...(names.length === 0 ? [] : [`group stations ${Math.floor(names.length / 2) + 1} ${names.join(' ')}`]),
    names.length === 0 ? 'quorum none' : 'quorum stations',
    '',
  ].join('\n');
}

function commentOf(text: string): string {
  return text.replace(/[^\u0020-\u007e\u0080-\uffff]/g, ' ');
}
