import type { ActionId, ActionOutput } from '../../../core/actions/all.ts';
import { cardProfileById } from '../../../core/records/card-profile.ts';
import type { Card, Certificate } from '../../../core/records/records.ts';
import { ordersToRevoke } from '../../desk/issue/lost-orders.ts';
import type { StoreReader } from '../../store/store.ts';
import { type Handler, type Parts, required } from '../handler.ts';
import { cardSummary } from '../view/card-summary.ts';
import { certificateView } from '../view/certificate-view.ts';
import { ACTIVITY_FACTS, activityOf } from '../view/fact-view.ts';
import { possible } from '../view/possible.ts';

const offered: readonly ActionId[] = [
  'card.issue',
  'letter.print',
  'card.activate',
  'card.unblock-pin',
  'card.change-pin',
  'card.deactivate',
  'card.reactivate',
  'card.lock',
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
    waits: waits(card, certificates, store),
    ...(operation === undefined
      ? {}
      : { openOperation: { operationId: operation.id, kind: operation.kind, step: operation.step, since: operation.startedAt } }),
    timeline: timeline(card),
    activity,
    possible: possible(offered, call.subject, { call, likely }),
  };
};

type CardOutput = ActionOutput<'card.open'>;

function present(card: Card): Pick<CardOutput, 'cardUuid' | 'fascN' | 'chip' | 'model' | 'proof' | 'requestId'> {
  const { cardUuid, fascN, chip, model, proof, requestId } = card;
  return Object.fromEntries(Object.entries({ cardUuid, fascN, chip, model, proof, requestId }).filter(([, value]) => value !== undefined));
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

function timeline(card: Card): CardOutput['timeline'] {
  const points: [string, string | undefined][] = [
    ['requested', card.createdAt],
    ['issued', card.issuedAt],
    ['active', card.activatedAt],
  ];
  return points.flatMap(([state, at]) => (at === undefined ? [] : [{ state, at }]));
}
