import type { ActionId, ActionOutput } from '../../../core/actions/all.ts';
import type { PossibleView } from '../../../core/actions/views.ts';
import { cardProfileById } from '../../../core/records/card-profile.ts';
import type { TemporaryCard } from '../../../core/records/records.ts';
import { ordersToRevoke } from '../../desk/issue/lost-orders.ts';
import { type Handler, type Parts, required } from '../handler.ts';
import { certificateView } from '../view/certificate-view.ts';
import { ACTIVITY_FACTS, activityOf } from '../view/fact-view.ts';
import { possible } from '../view/possible.ts';
import { temporaryCardSummary } from '../view/temporary-card-summary.ts';
import { lending } from './lending.ts';
import { holderName } from './produce.ts';

const offered: readonly ActionId[] = [
  'temporary-card.issue',
  'temporary-card.assign',
  'temporary-card.extend',
  'temporary-card.withdraw',
  'temporary-card.lock',
  'temporary-card.wipe',
  'temporary-card.abort',
];
const likely: readonly ActionId[] = ['temporary-card.issue', 'temporary-card.assign', 'temporary-card.withdraw'];

/** What needs the chip as it should be. */
const wantFinished: readonly ActionId[] = [
  'temporary-card.issue',
  'temporary-card.assign',
  'temporary-card.extend',
  'temporary-card.abort',
];

/** A temporary card's page: record and authority side by side, and what can be done now. */
export const temporaryCardOpen: Handler<'temporary-card.open'> = async (call, parts) => {
  const { store } = parts;
  const card = required(call.subject.temporaryCard, 'the temporary card');
  const certificates = store.certificates.byCard(card.id);
  return {
    ...temporaryCardSummary(card, parts),
    ...present(card),
    ...holder(card, parts),
    ...openOperation(card, parts),
    profileClaims: cardProfileById(card.profileId)?.claims ?? '',
    servicePointName: store.get('service-point', card.servicePointId)?.name ?? '',
    certificates: await Promise.all(certificates.toReversed().map((certificate) => certificateView(certificate, parts))),
    revocationWaits: certificates.some((certificate) => certificate.waitingForAuthority) || ordersWait(card, parts),
    lending: lending(store),
    activity: activityOf(store.facts.find({ subjectId: card.id, limit: ACTIVITY_FACTS }), store),
    possible: whileUnfinished(card, parts, possible(offered, call.subject, { call, likely })),
  };
};

type Output = ActionOutput<'temporary-card.open'>;

function present(card: TemporaryCard): Pick<Output, 'assignedAt' | 'issuedAt' | 'expiresOn' | 'cardUuid' | 'chip' | 'model'> {
  const { assignedAt, issuedAt, expiresOn, cardUuid, chip, model } = card;
  const fields = Object.entries({ assignedAt, issuedAt, expiresOn, cardUuid, chip, model });
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}

function holder({ personId }: TemporaryCard, { store }: Parts): Pick<Output, 'personState' | 'photo'> {
  const person = personId === undefined ? undefined : store.get('person', personId);
  if (person === undefined) return {};
  return { personState: person.state, ...(person.photo === undefined ? {} : { photo: person.photo }) };
}

function openOperation(card: TemporaryCard, parts: Parts): Pick<Output, 'openOperation'> {
  const operation = parts.store.operations.openByCard(card.id);
  if (operation === undefined) return {};
  const { id: operationId, kind, step, startedAt: since } = operation;
  const personName = holderName(operation, parts);
  return { openOperation: { operationId, kind, step, since, ...(personName === '' ? {} : { personName }) } };
}

/** While something is unfinished, only what ends it or the card is possible: the handlers refuse the rest. */
function whileUnfinished(card: TemporaryCard, { store }: Parts, entries: readonly PossibleView[]): PossibleView[] {
  const waits = store.operations.openByCard(card.id) !== undefined;
  return entries.map((entry) =>
    waits && entry.allowed && wantFinished.includes(entry.action as ActionId)
      ? { action: entry.action, allowed: false, primary: false, because: { code: 'card-unfinished' } }
      : entry,
  );
}

function ordersWait({ id }: TemporaryCard, { store }: Parts): boolean {
  return ordersToRevoke(store).some((order) => store.get('operation', order.split(':')[0] ?? '')?.cardId === id);
}
