import { Refusal } from '../../../core/failures/refusal.ts';
import { composeRaid } from '../../../core/raid/compose-raid.ts';
import type { RaidMetadata } from '../../../core/raid/metadata.ts';
import { registerHandle } from '../../../core/raid/register-handle.ts';
import type { Raid } from '../../../core/records/records.ts';
import { type Call, type Handler, factOf, type Parts, required } from '../handler.ts';
import { withRegistrar } from '../service-point/repository.ts';
import { judgedPeople, judgedRaid } from './judged-raid.ts';
import { type MintingPlace, mintingPlace } from './minting-place.ts';
import { envelopeOf, revisionChanges } from './raid-change.ts';

/** Row 20: rules, names, handle, record. The draft it came from becomes the RAiD. */
export const raidMint: Handler<'raid.mint'> = async (call, parts) => {
  const { store, registry, newId } = parts;
  assertDraft(call.subject.raid);
  const point = required(store.get('service-point', call.subject.servicePointId ?? ''), 'the service point');
  const metadata = await judgedRaid(call.input.metadata, { asOf: call.at.slice(0, 10) }, parts);
  const people = judgedPeople(call.input.people, metadata, store);
  const place = mintingPlace(point, parts);
  const { handle, record } = await withRegistrar(() =>
    registerHandle({
      registrar: registry.registrar(),
      repository: place.repository,
      newUuid: newId,
      compose: (chosen) => composed(chosen, { metadata, place, call, registry }),
      landingUrl: registry.landingUrl,
    }),
  );
  const raidId = store.transact((writer) => {
    assertDraft(call.subject.raid === undefined ? undefined : writer.get('raid', call.subject.raid.id));
    const made = minted(call, { handle, record, people, newId });
    writer.append(made);
    return required(made.subject, 'the RAiD').id;
  });
  return { raidId, handle, version: 1 };
};

export function assertDraft(draft: Raid | undefined): void {
  if (draft !== undefined && draft.state !== 'draft') throw new Refusal('state-refuses', { state: draft.state, event: 'mint' });
}

interface Minting {
  readonly handle: string;
  readonly record: RaidMetadata;
  readonly people: Raid['people'];
  readonly newId: () => string;
}

/** The fact of it: the envelope at version 1, with the first row of its history. */
export function minted(call: Call<'raid.mint'>, { handle, record, people, newId }: Minting) {
  const { at, who, subject } = call;
  const id = subject.raid?.id ?? newId();
  const by = who.person === undefined ? {} : { createdBy: who.person, changedBy: who.person };
  const servicePointId = required(subject.servicePointId, 'a service point');
  const set = { id, handle, servicePointId, version: 1, people, createdAt: at, changedAt: at, ...by, ...envelopeOf(record) };
  const history = revisionChanges({ raidId: id, version: 1, before: undefined, after: record, who, at, newId });
  const note = { handle, title: set.title };
  return factOf(call, 'raid.mint', { subject: { kind: 'raid', id }, note, changes: [{ record: 'raid', id, set }, ...history] });
}

interface Composing {
  readonly metadata: RaidMetadata;
  readonly place: MintingPlace;
  readonly call: Call<'raid.mint'>;
  readonly registry: Parts['registry'];
}

function composed(handle: string, { metadata, place, call, registry }: Composing): RaidMetadata {
  const seconds = Math.floor(Date.parse(call.at) / 1000);
  const { owner, servicePoint } = place;
  const raidAgencyUrl = registry.landingUrl(handle);
  const times = { created: seconds, updated: seconds };
  return composeRaid(metadata, { handle, owner, servicePoint, agency: registry.agency(owner), raidAgencyUrl, version: 1, ...times });
}
