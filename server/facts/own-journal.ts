import { toBase64 } from '../../core/base/bytes.ts';
import { checkpointText, journalOrigin, policyText } from '../../core/facts/checkpoint.ts';
import { GrowingTree } from '../../core/facts/growing-tree.ts';
import { type NoteKey, signNote, verifierKey } from '../../core/facts/signed-note.ts';
import type { Database } from '../store/database.ts';
import type { ServerKeys } from './server-keys.ts';
import { sha256 } from './sha256.ts';

const AT_ONCE = 500;

export interface OwnJournalParts {
  readonly database: Database;
  readonly keys: ServerKeys;
}

interface Row {
  readonly n: number;
  readonly hash: Buffer;
  readonly signature: Buffer;
  readonly body: string;
}

/** The server's own acts as an outsider judges them with journal-check: lines, then the checkpoint over exactly these. */
export async function* exportJournal({ database, keys }: OwnJournalParts, size: number): AsyncGenerator<string, undefined> {
  for await (const row of ownFacts(database, keys, size)) {
    yield `{"fact":${row.body},"hash":"${row.hash.toString('hex')}","signature":"${toBase64(row.signature)}"}\n`;
  }
  return undefined;
}

async function* ownFacts(database: Database, keys: ServerKeys, size: number): AsyncGenerator<Row, undefined> {
  for (let after = 0; after < size; ) {
    const rows = await database.rows<Row>({
      name: 'own-facts',
      text: `SELECT n, hash, signature, body FROM fact WHERE tenant_id = $1 AND station = $2 AND epoch = $3 AND n > $4 AND n <= $5
        ORDER BY n LIMIT $6`,
      values: [keys.tenant, keys.station, keys.epoch, after, size, AT_ONCE],
    });
    if (rows.length === 0) return undefined;
    yield* rows;
    after = rows.at(-1)?.n ?? size;
  }
  return undefined;
}

export async function journalSize({ database, keys }: OwnJournalParts): Promise<number> {
  const [last] = await database.rows<{ readonly n: number | null }>({
    name: 'own-size',
    text: 'SELECT max(n) AS n FROM fact WHERE tenant_id = $1 AND station = $2 AND epoch = $3',
    values: [keys.tenant, keys.station, keys.epoch],
  });
  return last?.n ?? 0;
}

/** Signed over the first `size` entries as they are stored now. */
export async function journalCheckpoint(parts: OwnJournalParts, size: number): Promise<string> {
  const tree = new GrowingTree(sha256);
  for await (const { hash } of ownFacts(parts.database, parts.keys, size)) tree.append(new Uint8Array(hash));
  const key = noteKey(parts.keys);
  return signNote(checkpointText({ origin: key.name, size, root: tree.root() }), key, { hash: sha256, sign: parts.keys.signing.sign });
}

export function journalPolicy({ keys }: Pick<OwnJournalParts, 'keys'>, organisation: string): string {
  return policyText(organisation, [verifierKey(noteKey(keys), sha256)]);
}

function noteKey({ station, epoch, signing }: ServerKeys): NoteKey {
  return { name: journalOrigin(station, epoch), publicKey: signing.publicKey };
}
