import { Refusal } from '../../../core/failures/refusal.ts';
import type { CardSlot } from '../../../core/records/card-profile.ts';
import type { Card, Operation } from '../../../core/records/records.ts';
import type { StoreReader } from '../../store/store.ts';
import type { ActionId } from '../../../core/actions/all.ts';
import type { Failure } from '../../../core/failures/table.ts';
import { type Call, type Parts, required } from '../handler.ts';
import { produce } from '../operation/produce.ts';
import type { Production } from '../operation/stopped.ts';
import { optionValue } from '../option/option-value.ts';
import { assertMayBeActive } from './card-change.ts';

/** The blank in that reader, which has to be free, for `Production.lying`. Throws Refusal; nothing was written yet. */
export function blankAt(reader: string, { desk, house }: Pick<Parts, 'desk' | 'house'>): Pick<Production, 'lying'> {
  if (desk.busy(reader)) throw new Refusal('reader-busy');
  const tile = desk.reader(reader);
  if (tile.contents === 'empty') throw new Refusal('no-card');
  if (tile.contents === 'foreign') throw new Refusal('card-foreign');
  if (tile.cardNumber !== undefined)
    throw new Refusal('card-already-issued', { card: tile.temporaryCardId === undefined ? tile.cardNumber : `T-${tile.cardNumber}` });
  // Throws where this station was not given the organisation's keys: better now than with half a card.
  house.cardSecrets.masterKeyVersion();
  const lying = desk.lying(reader);
  return lying === undefined ? {} : { lying };
}

interface Beginning {
  readonly action: 'card.issue' | 'batch.issue-cards';
  readonly card: Card;
  readonly reader: string;
  readonly call: Pick<Call<ActionId>, 'session' | 'at' | 'who'>;
  /** Hears how it ended; nothing where it ended well. */
  readonly ended?: (failure: Failure | undefined) => void;
}

/** Writes down that this card is to be made from the blank in that reader, and starts; progress comes as events. Throws Refusal. */
export function beginIssue({ action, card, reader, call, ended }: Beginning, parts: Parts): string {
  const holder = required(parts.store.get('person', card.personId), 'the holder');
  if (holder.state !== 'active') throw new Refusal('person-not-active', { state: holder.state });
  if (parts.store.operations.openByCard(card.id) !== undefined) throw new Refusal('card-unfinished');
  assertEndPossible(card, parts.store);
  const blank = blankAt(reader, parts);
  const operation = issueOperation(card, call, parts);
  parts.store.transact((writer) => {
    writer.append({
      kind: 'intent',
      action,
      who: call.who,
      servicePoint: card.servicePointId,
      subject: { kind: 'card', id: card.id },
      note: { card: card.number, reader },
      changes: [{ record: 'operation', id: operation.id, set: operation }],
    });
  });
  produce({ operationId: operation.id, reader, ...blank, who: call.who, ...(ended === undefined ? {} : { ended }) }, parts);
  return operation.id;
}

/** Where a card is in force as soon as it is issued, its holder must be able to have it. Throws Refusal. */
export function assertEndPossible(card: Card, store: StoreReader): void {
  if (endState(store) === 'active') assertMayBeActive(store, card);
}

/** The operation as it begins. What the options say now holds for this card to its end, also when it is taken up later. */
export function issueOperation(
  card: Pick<Card, 'id' | 'servicePointId'>,
  call: Pick<Call<'card.issue'>, 'session' | 'at'>,
  parts: Parts,
): Operation {
  return {
    id: parts.newId(),
    kind: 'issue',
    cardId: card.id,
    servicePointId: card.servicePointId,
    state: 'open',
    step: 'look',
    findings: { slots: slotsWanted(parts.store).join(' '), end: endState(parts.store) },
    startedBy: required(call.session, 'a session').personId,
    startedAt: call.at,
  };
}

function endState(store: Pick<StoreReader, 'get'>): string {
  return String(optionValue(store, 'cards-issue-end-state'));
}

/** 9A and 9E always; 9C and 9D by option. */
function slotsWanted(store: Pick<StoreReader, 'get'>): readonly CardSlot[] {
  const on = (option: string): boolean => optionValue(store, option) === true;
  return [
    '9a',
    ...(on('cards-certificate-signature') ? (['9c'] as const) : []),
    ...(on('cards-certificate-encryption') ? (['9d'] as const) : []),
    '9e',
  ];
}
