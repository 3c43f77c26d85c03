import type { FactBody } from '../../core/facts/fact.ts';
import { cardKind } from '../../core/records/card-kind.ts';
import type { RecordKind } from '../../core/records/records.ts';
import type { RecordRows } from './record-rows.ts';

/** Whom a record belongs to, one step up: a card to its person, a certificate and an operation to their card or temporary card. */
function owners(kind: string, id: string, rows: Pick<RecordRows, 'get'>): readonly (readonly [kind: RecordKind, id: string])[] {
  switch (kind) {
    case 'card':
    case 'virtual-smart-card':
    case 'mobile-id': {
      const card = rows.get(kind, id);
      return card === undefined ? [] : [['person', card.personId]];
    }
    case 'certificate':
    case 'operation': {
      const part = rows.get(kind, id);
      if (part === undefined) return [];
      const holder = 'personId' in part && part.personId !== undefined ? [['person', part.personId] as const] : [];
      return [[cardKind(part), part.cardId], ...holder];
    }
    case 'temporary-card': {
      const card = rows.get('temporary-card', id);
      return card?.personId === undefined ? [] : [['person', card.personId]];
    }
    case 'request': {
      const request = rows.get('request', id);
      if (request === undefined) return [];
      return [['person', request.personId], ...(request.cardId === undefined ? [] : [['card', request.cardId] as const])];
    }
    case 'membership':
    case 'access-request':
    case 'identity': {
      const part = rows.get(kind, id);
      return part === undefined ? [] : [['person', part.personId]];
    }
    case 'raid-revision': {
      const revision = rows.get('raid-revision', id);
      return revision === undefined ? [] : [['raid', revision.raidId]];
    }
    default:
      return [];
  }
}

/** The ids under which a fact is found: what it names and changes, and whom those belong to. */
export function idsAbout(body: FactBody, rows: Pick<RecordRows, 'get'>): ReadonlySet<string> {
  const ids = new Set<string>();
  const add = (kind: string, id: string): void => {
    if (ids.has(id)) return;
    ids.add(id);
    for (const [ownerKind, ownerId] of owners(kind, id, rows)) add(ownerKind, ownerId);
  };
  if (body.subject !== undefined) add(body.subject.kind, body.subject.id);
  for (const change of body.changes) add(change.record, change.id);
  return ids;
}
