import type { ActionOutput } from '../../../core/actions/all.ts';
import type { Call, Handler, Parts } from '../handler.ts';
import { waitingCalls } from '../remote-unblock/waiting-calls.ts';
import { cardSummary } from '../view/card-summary.ts';
import { requestSummary } from '../view/request-summary.ts';
import { temporaryCardSummary } from '../view/temporary-card-summary.ts';

const MOST = 100;

/** What waits, in the order of the work: who is calling, unfinished, to produce, to hand over, to take back, to decide, and what waits for others. */
export const deskOpen: Handler<'desk.open'> = (call, parts) => {
  const { store } = parts;
  const servicePointIds = call.subject.servicePointId === undefined ? [] : [call.subject.servicePointId];
  const personId = call.session?.personId;
  const open = store.requests.open(servicePointIds);
  const mayDecide = open.filter(
    (request) => call.may('request.approve', { request, servicePointId: request.servicePointId }) === undefined,
  );
  const unfinished = store.operations.open().filter((operation) => servicePointIds.includes(operation.servicePointId));
  const unfinishedCards = new Set(unfinished.map((operation) => operation.cardId));
  const approved = store.cards.byState(['approved', 'failed'], servicePointIds, MOST).filter((card) => !unfinishedCards.has(card.id));
  const issued = store.cards.byState(['issued'], servicePointIds, MOST);
  const since = [...approved, ...issued].map((card) => card.createdAt).concat(mayDecide.map((request) => request.requestedAt));
  const oldest = since.sort()[0];
  return {
    calling: calling(call, parts),
    toProduce: approved.map((card) => cardSummary(card, parts)),
    toHandOver: issued.map((card) => cardSummary(card, parts)),
    toTakeBack: store.temporaryCards
      .toTakeBack({ day: call.at.slice(0, 10), servicePointIds, limit: MOST })
      .map((card) => temporaryCardSummary(card, parts)),
    toDecide: mayDecide.map((request) => requestSummary(request, store, personId)),
    waitsForOthers: open.filter((request) => request.requesterId === personId).map((request) => requestSummary(request, store, personId)),
    unfinished: unfinished.flatMap((operation) => {
      const card = store.get('card', operation.cardId);
      if (card === undefined) return [];
      return [
        {
          operationId: operation.id,
          kind: operation.kind,
          step: operation.step,
          since: operation.startedAt,
          card: cardSummary(card, parts),
        },
      ];
    }),
    ...store.counts.issuedOn(call.at.slice(0, 10), servicePointIds),
    ...(oldest === undefined ? {} : { oldestWaitingSince: oldest }),
  };
};

/** Row 33 decides, for each card, whose call is shown. */
function calling(call: Call<'desk.open'>, parts: Parts): ActionOutput<'desk.open'>['calling'] {
  const { store } = parts;
  return waitingCalls(parts).flatMap(({ id: callId, card: uuid, station, sinceMs }) => {
    const card = store.cards.byUuid(uuid);
    const person = card === undefined ? undefined : store.get('person', card.personId);
    if (card === undefined || person === undefined) return [];
    if (call.may('card.take-call', { card, person, servicePointId: card.servicePointId }) !== undefined) return [];
    const stationName = store.get('station', station)?.name ?? '';
    return [{ callId, since: new Date(sinceMs).toISOString(), stationName, card: cardSummary(card, parts) }];
  });
}
