import { createPublicKey, verify } from 'node:crypto';
import { toBase64 } from '../../core/base/bytes.ts';
import { readCheckpoint } from '../../core/facts/checkpoint.ts';
import { cosignedAt, witnessKey } from '../../core/facts/cosignature.ts';
import { entryProofText } from '../../core/facts/entry-proof.ts';
import { readNote } from '../../core/facts/signed-note.ts';
import { Refusal } from '../../core/failures/refusal.ts';
import type { ShownHead, WitnessedHead } from '../../core/sync/witness.ts';
import type { EnrolledStation } from './enrolled.ts';
import { feedHead } from './feed.ts';
import { sha256 } from './sha256.ts';
import { feedCheckpoint, feedConsistency, feedProof, LeafFault, type TreeParts } from './tree.ts';

/** So long all stations are shown one head, that it may come together under it, unless every one that is there has signed it. */
const ONE_HEAD = '5 minutes';
/** Who looked last within that time is there. */
const THERE = '10 minutes';
/** Of so many heads the one with enough witnesses is looked for. */
const LOOKED_THROUGH = 200;

interface HeadRow {
  readonly size: number;
  readonly note: string;
}

/** The head that stations are shown now, with what ties it to what the asking one has signed and taken in. */
export async function showHead(asking: { readonly signed: number; readonly taken: number }, parts: TreeParts): Promise<ShownHead> {
  const key = toBase64(parts.signing.publicKey);
  const nothing = { key, sinceSigned: [], withTaken: [] };
  try {
    const shown = await presentHead(parts);
    if (shown === undefined) return nothing;
    const head = await feedHead(parts.database, parts.tenant);
    const between = (size: number): Promise<string[]> | string[] =>
      size === 0 || size > head ? [] : feedConsistency(Math.min(size, shown.size), Math.max(size, shown.size), parts);
    const [sinceSigned, withTaken] = [await between(asking.signed), await between(asking.taken)];
    return { checkpoint: shown.note, key, sinceSigned, withTaken };
  } catch (cause) {
    if (cause instanceof LeafFault) return nothing;
    throw cause;
  }
}

/** The newest that was shown; a newer one where the log has grown and that one is over. Undefined where the log is empty. */
async function presentHead(parts: TreeParts): Promise<HeadRow | undefined> {
  const { database, tenant } = parts;
  const [shown] = await database.rows<HeadRow & { readonly over: boolean }>({
    name: 'shown-head',
    text: `SELECT size, note, made_at < now() - interval '${ONE_HEAD}' OR (SELECT count(*) FROM cosignature AS own
          WHERE own.tenant_id = $1 AND own.size = shown_head.size) >= (SELECT count(*) FROM enrolled_station
          WHERE tenant_id = $1 AND enabled AND seen_at > now() - interval '${THERE}') AS over
      FROM shown_head WHERE tenant_id = $1 ORDER BY size DESC LIMIT 1`,
    values: [tenant],
  });
  const head = await feedHead(database, tenant);
  if (head === 0 || (shown !== undefined && (!shown.over || head <= shown.size))) return shown;
  const note = await feedCheckpoint(parts);
  const { size } = readCheckpoint(readNote(note).text);
  await database.rows({
    text: 'INSERT INTO shown_head (tenant_id, size, note) VALUES ($1, $2, $3) ON CONFLICT (tenant_id, size) DO NOTHING',
    values: [tenant, size, note],
  });
  return { size, note };
}

/** Keeps what a station signed of a head that it was shown, where its key did; once. Throws Refusal('input-invalid'). */
export async function keepCosignature(
  { size, line }: { readonly size: number; readonly line: string },
  station: EnrolledStation,
  { database, tenant }: Pick<TreeParts, 'database' | 'tenant'>,
): Promise<void> {
  const [head] = await database.rows<HeadRow>({
    name: 'shown-head-of',
    text: 'SELECT size, note FROM shown_head WHERE tenant_id = $1 AND size = $2',
    values: [tenant, size],
  });
  const seconds = head === undefined ? undefined : secondsIn(`${head.note}${line}`, station);
  if (seconds === undefined || !Number.isSafeInteger(seconds))
    throw new Refusal('input-invalid', { field: 'line', wanted: 'a cosignature of this station under a head that it was shown' });
  await database.rows({
    name: 'cosignature-put',
    text: `INSERT INTO cosignature (tenant_id, size, station, line, seconds) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (tenant_id, size, station) DO NOTHING`,
    values: [tenant, size, station.station, line, seconds],
  });
}

function secondsIn(text: string, { station, spki }: EnrolledStation): number | undefined {
  const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
  try {
    const note = readNote(text);
    const parts = { hash: sha256, verify: (message: Uint8Array, signature: Uint8Array) => verify(null, message, key, signature) };
    return cosignedAt(note, witnessKey(station, new Uint8Array(spki).slice(-32)), parts);
  } catch (cause) {
    if (cause instanceof RangeError) return undefined;
    throw cause;
  }
}

/** The newest head that was shown, with who has signed it so far. */
export async function witnessedNow(parts: Pick<TreeParts, 'database' | 'tenant'>): Promise<WitnessedHead | undefined> {
  const { database, tenant } = parts;
  const [shown] = await database.rows<HeadRow>({
    name: 'newest-head',
    text: 'SELECT size, note FROM shown_head WHERE tenant_id = $1 ORDER BY size DESC LIMIT 1',
    values: [tenant],
  });
  return shown === undefined ? undefined : withCosignatures(shown, parts);
}

async function withCosignatures(
  { size, note }: HeadRow,
  { database, tenant }: Pick<TreeParts, 'database' | 'tenant'>,
): Promise<WitnessedHead> {
  const rows = await database.rows<{ readonly station: string; readonly line: string; readonly seconds: number }>({
    name: 'cosignatures',
    text: 'SELECT station, line, seconds FROM cosignature WHERE tenant_id = $1 AND size = $2 ORDER BY seconds, station',
    values: [tenant, size],
  });
  return { checkpoint: [note, ...rows.map(({ line }) => line)].join(''), by: rows.map(({ station, seconds }) => ({ station, seconds })) };
}

/**
 * The newest fact of that station's epoch, up to that number, that stands under a head which more than half of the stations have witnessed, or else the
 * most did: as C2SP tlog-proof. Undefined where there is none.
 */
export async function witnessedFact(
  { station, epoch, most }: { readonly station: string; readonly epoch: number; readonly most: number },
  parts: TreeParts,
): Promise<{ readonly proof: string; readonly n: number } | undefined> {
  const { database, tenant } = parts;
  const [head] = await database.rows<HeadRow>({
    text: `SELECT shown.size, shown.note FROM (SELECT size, note FROM shown_head WHERE tenant_id = $1 ORDER BY size DESC LIMIT ${LOOKED_THROUGH}) AS shown
      JOIN cosignature ON cosignature.tenant_id = $1 AND cosignature.size = shown.size GROUP BY shown.size, shown.note
      ORDER BY least(count(*), (SELECT count(*) / 2 + 1 FROM enrolled_station WHERE tenant_id = $1 AND enabled)) DESC, shown.size DESC LIMIT 1`,
    values: [tenant],
  });
  if (head === undefined) return undefined;
  const [own] = await database.rows<{ readonly seq: number; readonly n: number }>({
    text: `SELECT seq, n FROM feed WHERE tenant_id = $1 AND station = $2 AND epoch = $3 AND n <= $4 AND seq <= $5 ORDER BY n DESC LIMIT 1`,
    values: [tenant, station, epoch, most, head.size],
  });
  if (own === undefined) return undefined;
  const { checkpoint } = await withCosignatures(head, parts);
  const { proof } = await feedProof(own.seq, { ...parts, at: head.size });
  return { n: own.n, proof: entryProofText({ index: own.seq - 1, entry: own.n, proof, checkpoint }) };
}
