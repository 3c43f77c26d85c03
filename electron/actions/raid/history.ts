import type { RevisionView } from '../../../core/actions/views.ts';
import type { RaidRevision } from '../../../core/records/records.ts';
import type { StoreReader } from '../../store/store.ts';
import { type Handler, required } from '../handler.ts';
import { doerName } from '../view/names.ts';

/** Every version with its patch, newest first; whole records in between are left out. */
export const raidHistory: Handler<'raid.history'> = (call, { store }) => {
  const { id, title, handle } = required(call.subject.raid, 'the RAiD');
  const patches = store.raids.revisions(id).filter((row) => row.changeType === 'PATCH');
  return { title, ...(handle === undefined ? {} : { handle }), revisions: patches.toReversed().map((row) => revisionView(row, store)) };
};

/** Paths that change with every version. */
const STAMPS = /^\/(?:metadata|identifier)(?:\/|$)/;

function revisionView({ revision, changedAt, changedBy, apiKeyId, diff }: RaidRevision, store: StoreReader): RevisionView {
  const who = { ...(changedBy === undefined ? {} : { person: changedBy }), ...(apiKeyId === undefined ? {} : { apiKey: apiKeyId }) };
  const steps = (diff as RevisionView['steps']).filter(({ path }) => !STAMPS.test(path));
  return { version: revision, changedAt, changedBy: doerName(who, store), steps };
}
