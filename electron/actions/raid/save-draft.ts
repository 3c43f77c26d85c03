import { Refusal } from '../../../core/failures/refusal.ts';
import { type Call, type Handler, factOf, required } from '../handler.ts';
import { draftTitle } from './raid-change.ts';

/** A draft is kept as it was typed. */
export const raidSaveDraft: Handler<'raid.save-draft'> = (call, { store, newId }) => {
  const before = call.subject.raid;
  const id = before?.id ?? newId();
  const { metadata, people } = call.input;
  const title = draftTitle(metadata);
  const by = call.who.person === undefined ? {} : { changedBy: call.who.person };
  const set = { ...(before === undefined ? firstOf(call, id) : {}), title, metadata, people, changedAt: call.at, ...by };
  store.transact((writer) => {
    const state = writer.get('raid', id)?.state ?? 'draft';
    if (state !== 'draft') throw new Refusal('state-refuses', { state, event: 'save-draft' });
    writer.append(
      factOf(call, 'raid.save-draft', { subject: { kind: 'raid', id }, note: { title }, changes: [{ record: 'raid', id, set }] }),
    );
  });
  return { raidId: id };
};

function firstOf(call: Call<'raid.save-draft'>, id: string) {
  return {
    id,
    servicePointId: required(call.subject.servicePointId, 'a service point'),
    state: 'draft',
    version: 0,
    createdAt: call.at,
    ...(call.who.person === undefined ? {} : { createdBy: call.who.person }),
  } as const;
}
