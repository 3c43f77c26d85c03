import type { ActionId, ActionOutput } from '../../../core/actions/all.ts';
import { cardProfileById } from '../../../core/records/card-profile.ts';
import type { Card, Certificate } from '../../../core/records/records.ts';
import { ordersToRevoke } from '../../desk/issue/lost-orders.ts';
import type { StoreReader } from '../../store/store.ts';
import { type Handler, type Parts, required } from '../handler.ts';
import { optionValue } from '../option/option-value.ts';
import { cardSummary } from '../view/card-summary.ts';
import { timelineOf } from './timeline.ts';
import { certificateView } from '../view/certificate-view.ts';
import { ACTIVITY_FACTS, activityOf } from '../view/fact-view.ts';
import { possible } from '../view/possible.ts';

const offered: readonly ActionId[] = [
  'card.issue',
  'letter.print',
  'letter.renew',
  'card.activate',
  'card.unblock-pin',
  'card.unblock-remote',
  'card.change-pin',
  'card.edit',
  'card.deactivate',
  'card.reactivate',
  'card.lock',
  'card.wipe',
];
const likely: readonly ActionId[] = ['card.issue', 'card.activate', 'card.reactivate', 'card.change-pin'];

/** A card's page: record and authority side by side; the chip is read by an action of its own, since a reader is needed for it. */
export const cardOpen: Handler<'card.open'> = async (call, parts) => {
  const { store } = parts;
  const card = required(call.subject.card, 'the card');
  const person = required(store.get('person', card.personId), 'the holder');
  const certificates = store.certificates.byCard(card.id);
  const activity = activityOf(store.facts.find({ subjectId: card.id, limit: ACTIVITY_FACTS }), store);
  const operation = store.operations.openByCard(card.id);
  return {
    ...cardSummary(card, parts),
    ...present(card),
    profileClaims: cardProfileById(card.profileId)?.claims ?? '',
    servicePointName: store.get('service-point', card.servicePointId)?.name ?? '',
    personState: person.state,
    ...(person.photo === undefined ? {} : { photo: person.photo }),
    certificates: await Promise.all(certificates.map((certificate) => certificateView(certificate, parts))),
    ...handOver(card, parts),
    ...failed(card, store),
    needsApproval: Object.entries(approvalOptions).flatMap(([action, option]) => (optionValue(store, option) === true ? [action] : [])),
    waits: waits(card, certificates, store),
    ...(operation === undefined
      ? {}
      : { openOperation: { operationId: operation.id, kind: operation.kind, step: operation.step, since: operation.startedAt } }),
    timeline: timelineOf(card, store),
    activity,
    possible: possible(offered, call.subject, { call, likely }),
  };
};

type CardOutput = ActionOutput<'card.open'>;

const shown = ['title', 'unit', 'cardUuid', 'fascN', 'chip', 'model', 'proof', 'attestedBy', 'requestId'] as const;

function present(card: Card): Pick<CardOutput, (typeof shown)[number]> {
  return Object.fromEntries(shown.flatMap((field) => (card[field] === undefined ? [] : [[field, card[field]]])));
}

const approvalOptions = {
  'card.deactivate': 'cards-deactivation-approval',
  'card.reactivate': 'cards-reactivation-approval',
  'card.lock': 'cards-locking-approval',
} as const;

/** The journal says why it was given up. */
function failed(card: Card, store: StoreReader): Pick<CardOutput, 'failed'> {
  if (card.state !== 'failed') return {};
  const [last] = store.facts.find({ subjectId: card.id, action: 'card.discarded', limit: 1 });
  const because = last?.fact.note['because'];
  return last === undefined ? {} : { failed: { because: typeof because === 'string' ? because : 'given-up', at: last.fact.at } };
}

function handOver(card: Card, { store }: Parts): Pick<CardOutput, 'handOver'> {
  if (card.handOver === undefined) return {};
  const { identifierIds, seenBy, photoCompared, receipt, at } = card.handOver;
  const identifiers = identifierIds.map((id) => store.get('identifier', id)?.name ?? '');
  return { handOver: { identifiers, seenByName: store.get('person', seenBy)?.name ?? '', photoCompared, receipt, at } };
}

function waits(card: Card, certificates: readonly Certificate[], store: StoreReader): string[] {
  const waiting: string[] = [];
  const orders = ordersToRevoke(store).filter((order) => store.get('operation', order.split(':')[0] ?? '')?.cardId === card.id);
  if (orders.length > 0 || certificates.some((certificate) => certificate.waitingForAuthority)) waiting.push('revocation-waiting');
  if (card.pukPendingBlobId !== undefined) waiting.push('puk-unknown');
  if (card.state === 'issued' && card.letterState === 'waiting') waiting.push('letter-to-print');
  return waiting;
}
