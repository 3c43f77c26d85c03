import { refusalOf } from '../../central/refusal-of.ts';
import { keepSending, sendingOf } from '../../central/sending.ts';
import { settleAuthority } from '../card/settle-authority.ts';
import type { Parts } from '../handler.ts';
import { askedAsStation } from './as-station.ts';
import { type Piece, pieces, staff, type Staff } from './staff-pieces.ts';

/** Key of the settings: what the server said last. */
export const SEEN = 'central-staff';
type Seen = Readonly<Record<string, string>>;

/**
 * Takes over what was changed at the server of people who work at this station, and of keys: from then on their sessions here are worth what
 * they are worth there. What the station itself wrote through is here already. True where something was taken over.
 */
export async function takeStaff(parts: Parts): Promise<boolean> {
  const { store, central, house, announce } = parts;
  if (sendingOf(store) === undefined || central.wasAway()) return false;
  const answered = await askedAsStation({ method: 'GET', path: `/stations/${house.station().id}/staff` }, parts);
  // A server that does not know this station any more is told of it by an Administrator again.
  if (answered.status === 401) keepSending(store, undefined);
  if (answered.status !== 200) throw refusalOf(answered);
  const taken = takeOver(staff.parse(JSON.parse(answered.text)), parts);
  if (taken) {
    await settleAuthority(parts);
    announce({ event: 'records', kinds: ['membership', 'person', 'access', 'access-request', 'api-key'] });
  }
  return taken;
}

function takeOver(there: Staff, parts: Parts): boolean {
  const { store } = parts;
  const known = store.settings.get(SEEN) as Seen | undefined;
  const seen = known ?? {};
  return store.transact((writer) => {
    const now: Record<string, string> = {};
    let taken = false;
    const take = (piece: Piece): void => {
      const before = seen[piece.name];
      now[piece.name] = piece.says;
      const first = before === undefined && (known === undefined || piece.careful === true);
      if (before === piece.says || (first && !piece.takesAway) || piece.changes.length === 0) return;
      const { servicePointId: servicePoint, subject, note, changes } = piece;
      writer.append({
        kind: 'observation',
        action: `central.take-in-${subject.kind}`,
        who: {},
        servicePoint,
        subject,
        note,
        changes: [...changes],
      });
      taken = true;
    };
    for (const piece of pieces(there, { writer, parts })) take(piece());
    if (JSON.stringify(now) !== JSON.stringify(seen)) writer.settings.set(SEEN, now);
    return taken;
  });
}
