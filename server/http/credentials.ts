import { createHmac } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { Refusal } from '../../core/failures/refusal.ts';
import type { World } from '../actions/world.ts';

/** KiB, passes, lanes: the OWASP minimum for argon2id, as stations use. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const FREE_TRIES = 2;
const LONGEST_MS = 15 * 60_000;

const normal = (password: string): string => password.normalize('NFKC');

/** argon2id over what was typed (NFKC, NIST SP 800-63B §3.1.1.2). */
export function hashPassword(password: string): Promise<string> {
  return hash(normal(password), COST);
}

/** After wrong tries in a row: none for the first two, then 1, 2, 4, … seconds, at most a quarter of an hour. */
export function pauseMs(wrongInARow: number): number {
  return wrongInARow <= FREE_TRIES ? 0 : Math.min(LONGEST_MS, 1000 * 2 ** (wrongInARow - FREE_TRIES - 1));
}

/** The person whose e-mail and password these are. Throws Refusal('wrong-password'), Refusal('sign-in-slowed'); never tells which was wrong. */
export async function checkPassword(email: string, password: string, world: World): Promise<string> {
  const account = createHmac('sha256', world.keys.wrapping).update(email.trim().toLowerCase()).digest();
  const waitMs = await pause(account, world);
  if (waitMs > 0) throw new Refusal('sign-in-slowed', { seconds: Math.ceil(waitMs / 1000) });
  const [person] = await world.reads.find('person', { email: email.trim().toLowerCase() });
  const stored = person === undefined ? undefined : await passwordOf(person.id, world);
  // An account that is not there takes as long as one that is.
  const right = stored === undefined ? (await hashPassword(password)) === '' : await verify(stored, normal(password));
  if (!right || stored === undefined || person === undefined) {
    await noteWrong(account, world);
    throw new Refusal('wrong-password');
  }
  await forgive(account, world);
  return person.id;
}

async function passwordOf(personId: string, { database, keys }: World): Promise<string | undefined> {
  const [row] = await database.rows<{ readonly hash: string }>({
    text: 'SELECT hash FROM password WHERE tenant_id = $1 AND person_id = $2',
    values: [keys.tenant, personId],
  });
  return row?.hash;
}

export async function putPassword(personId: string, hashed: string, { database, keys }: Pick<World, 'database' | 'keys'>): Promise<void> {
  await database.rows({
    text: `INSERT INTO password (tenant_id, person_id, hash, changed_at) VALUES ($1, $2, $3, now())
      ON CONFLICT (tenant_id, person_id) DO UPDATE SET hash = excluded.hash, changed_at = excluded.changed_at`,
    values: [keys.tenant, personId, hashed],
  });
}

async function pause(account: Buffer, { database, keys }: World): Promise<number> {
  const [row] = await database.rows<{ readonly wrong: number; readonly ago: number }>({
    text: `SELECT wrong, extract(epoch FROM now() - last_at)::float8 * 1000 AS ago FROM wrong_sign_in WHERE tenant_id = $1 AND account = $2`,
    values: [keys.tenant, account],
  });
  return row === undefined ? 0 : Math.max(0, pauseMs(row.wrong) - row.ago);
}

async function noteWrong(account: Buffer, { database, keys }: World): Promise<void> {
  await database.rows({
    text: `INSERT INTO wrong_sign_in (tenant_id, account, wrong, last_at) VALUES ($1, $2, 1, now())
      ON CONFLICT (tenant_id, account) DO UPDATE SET wrong = wrong_sign_in.wrong + 1, last_at = now()`,
    values: [keys.tenant, account],
  });
}

async function forgive(account: Buffer, { database, keys }: World): Promise<void> {
  await database.rows({
    text: 'UPDATE wrong_sign_in SET wrong = 0 WHERE tenant_id = $1 AND account = $2 AND wrong > 0',
    values: [keys.tenant, account],
  });
}
