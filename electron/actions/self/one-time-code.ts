import { createHash, timingSafeEqual } from 'node:crypto';
import { decide } from '../../../core/roles/decide.ts';
import type { Person } from '../../../core/records/records.ts';
import { personActor } from '../../router/actor.ts';
import type { StoreReader } from '../../store/store.ts';

export const CODE_MINUTES = 30;
const MINUTE_MS = 60_000;
/** Another code is sent only after a while: nobody's mailbox is filled from a sign-in page. */
const AGAIN_MINUTES = 5;

/** Of 80 random bits, so a plain hash is enough; typed with or without dashes, in any case. */
export function codeHash(typed: string): string {
  const signs = typed.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return createHash('sha256').update(signs).digest('hex');
}

/** Whoever has this address, where row 20 lets them set a new password without the old one. */
export function mayForget(store: StoreReader, email: string): Person | undefined {
  const person = store.people.byEmail(email);
  if (person === undefined) return undefined;
  const decision = decide(personActor(person.id, store), { family: 'credentials', row: 20 }, { ownerId: person.id });
  return decision.allowed ? person : undefined;
}

export function wasJustSent(store: StoreReader, personId: string, nowMs: number): boolean {
  return ageMs(store, personId, nowMs) < AGAIN_MINUTES * MINUTE_MS;
}

export function isCode(store: StoreReader, personId: string, { hash, nowMs }: { readonly hash: string; readonly nowMs: number }): boolean {
  const kept = store.oneTimeCodes.get(personId);
  if (kept === undefined || ageMs(store, personId, nowMs) > CODE_MINUTES * MINUTE_MS) return false;
  return timingSafeEqual(Buffer.from(kept.hash), Buffer.from(hash));
}

function ageMs(store: StoreReader, personId: string, nowMs: number): number {
  const madeAt = store.oneTimeCodes.get(personId)?.madeAt;
  return madeAt === undefined ? Number.POSITIVE_INFINITY : Math.abs(nowMs - Date.parse(madeAt));
}
