import type { Change } from '../../core/facts/draft.ts';
import type { World } from '../actions/world.ts';
import type { Queries } from '../store/database.ts';

export interface MobileCredentialRow {
  readonly mobileId: string;
  readonly station: string;
  readonly personId: string;
  readonly state: 'active' | 'inactive' | 'locked' | 'expired';
  readonly credentialId: Buffer;
  /** COSE (RFC 9053). */
  readonly publicKey: Buffer;
  readonly counter: number;
}

export interface NewCredential extends Omit<MobileCredentialRow, 'state' | 'credentialId' | 'publicKey'> {
  readonly credentialId: Uint8Array;
  readonly publicKey: Uint8Array;
  readonly synced: boolean;
  /** The attestation object as it came (WebAuthn §6.5.4). */
  readonly attestation: Uint8Array;
}

type Within = Pick<World, 'keys' | 'now'> & { readonly queries: Queries };

const columns = `mobile_id AS "mobileId", station, person_id AS "personId", state, credential_id AS "credentialId",
  public_key AS "publicKey", counter`;

/** False where there is one of that mobile ID, or of that passkey, already. */
export async function putCredential(made: NewCredential, { queries, keys, now }: Within): Promise<boolean> {
  const done = await queries.rows({
    text: `INSERT INTO mobile_credential
      (tenant_id, mobile_id, station, person_id, state, told_at, credential_id, public_key, counter, synced, attestation, made_at)
      VALUES ($1, $2, $3, $4, 'active', 'epoch', $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING RETURNING mobile_id`,
    values: [
      keys.tenant,
      made.mobileId,
      made.station,
      made.personId,
      Buffer.from(made.credentialId),
      Buffer.from(made.publicKey),
      made.counter,
      made.synced,
      Buffer.from(made.attestation),
      new Date(now()),
    ],
  });
  return done.length === 1;
}

export async function credentialById(credentialId: Uint8Array, { queries, keys }: Within): Promise<MobileCredentialRow | undefined> {
  const [found] = await queries.rows<MobileCredentialRow>({
    text: `SELECT ${columns} FROM mobile_credential WHERE tenant_id = $1 AND credential_id = $2`,
    values: [keys.tenant, Buffer.from(credentialId)],
  });
  return found;
}

export async function credentialsOf(mobileIds: readonly string[], { queries, keys }: Within): Promise<readonly MobileCredentialRow[]> {
  return queries.rows<MobileCredentialRow>({
    text: `SELECT ${columns} FROM mobile_credential WHERE tenant_id = $1 AND mobile_id = ANY ($2::uuid[]) AND state = 'active'`,
    values: [keys.tenant, mobileIds],
  });
}

/** A signature was taken: false where somebody took one with a later count meanwhile, as a copied passkey would. */
export async function noteUse(mobileId: string, counter: number, { queries, keys, now }: Within): Promise<boolean> {
  const done = await queries.rows({
    text: `UPDATE mobile_credential SET counter = $3, used_at = $4 WHERE tenant_id = $1 AND mobile_id = $2 AND state = 'active'
      AND (counter < $3 OR (counter = 0 AND $3 = 0)) RETURNING mobile_id`,
    values: [keys.tenant, mobileId, counter, new Date(now())],
  });
  return done.length === 1;
}

/** What its station says of it; locked and expired are for good, and what was said before something later is not heard any more. */
export async function tellState(
  told: { readonly mobileId: string; readonly state: MobileCredentialRow['state']; readonly at: Date },
  { queries, keys }: Within,
): Promise<boolean> {
  const done = await queries.rows({
    text: `UPDATE mobile_credential SET state = $3, told_at = $4 WHERE tenant_id = $1 AND mobile_id = $2 AND told_at < $4 AND state <> $3
      AND state NOT IN ('locked', 'expired') RETURNING mobile_id`,
    values: [keys.tenant, told.mobileId, told.state, told.at],
  });
  return done.length === 1;
}

/** What this server itself decided, in the transaction of the fact that says so: it is later than all that it was told before. */
export async function takeOverStates(changes: readonly Change[], { queries, keys, now }: Within): Promise<void> {
  for (const { record, id, set } of changes) {
    const state = record === 'mobile-id' ? set.state : undefined;
    if (state === undefined || state === null) continue;
    await queries.rows({
      text: `UPDATE mobile_credential SET state = $3, told_at = greatest($4, told_at + interval '1 ms') WHERE tenant_id = $1 AND mobile_id = $2
        AND state <> $3 AND state NOT IN ('locked', 'expired')`,
      values: [keys.tenant, id, state, new Date(now())],
    });
  }
}
