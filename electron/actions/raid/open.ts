import type { ActionId } from '../../../core/actions/all.ts';
import type { RaidView } from '../../../core/actions/views.ts';
import { type Handler, required } from '../handler.ts';
import { nameOf } from '../view/names.ts';
import { possible } from '../view/possible.ts';
import { raidSummary } from './find.ts';
import { versionOf } from './version-of.ts';

const ofDraft: readonly ActionId[] = ['raid.save-draft', 'raid.mint'];

/** A RAiD as it is, or as it was. */
export const raidOpen: Handler<'raid.open'> = (call, { store }) => {
  const raid = required(call.subject.raid, 'the RAiD');
  const shown = call.input.version ?? raid.version;
  const metadata = raid.version === shown ? raid.metadata : (versionOf(raid, shown, store) as unknown as RaidView['metadata']);
  const offered: readonly ActionId[] = raid.state === 'draft' ? ofDraft : ['raid.edit'];
  return {
    ...raidSummary(raid, store),
    createdAt: raid.createdAt,
    createdBy: nameOf(raid.createdBy, store),
    shown,
    metadata,
    people: raid.people.map(({ contributor, personId }) => ({ contributor, personId, name: nameOf(personId, store) })),
    possible: possible(offered, call.subject, { call, likely: ['raid.mint', 'raid.edit'] }),
  };
};
