import type { FactBody } from '../../../core/facts/fact.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { type Failure, failures } from '../../../core/failures/table.ts';
import { cardFailure } from '../../desk/card-failure.ts';
import { discardOnRecord } from '../../desk/issue/discard.ts';
import { issueCard } from '../../desk/issue/issue-card.ts';
import { allStepKeys } from '../../desk/issue/steps.ts';
import type { OperationRun } from '../../desk/operation-run.ts';
import { settleAuthority } from '../card/settle-authority.ts';
import { type Parts, required } from '../handler.ts';
import { optionValue } from '../option/option-value.ts';

export interface Production {
  readonly operationId: string;
  readonly reader: string;
  readonly who: FactBody['who'];
}

/** Starts or takes up an issue in the background; everything that happens is told by events and kept in the operation's record. */
export function produce(production: Production, parts: Parts): Promise<void> {
  const { store, desk } = parts;
  const operation = required(store.get('operation', production.operationId), 'the operation');
  const card = required(store.get('card', operation.cardId), 'the card');
  const personName = store.get('person', card.personId)?.name ?? '';
  const head = {
    id: operation.id,
    kind: 'issue',
    cardId: card.id,
    cardNumber: card.number,
    personName,
    reader: production.reader,
  } as const;
  const run = desk.newRun(head, allStepKeys, timesKey(desk.tile(production.reader)?.model, card.profileId));
  return desk
    .operate(run, (channel) => issueCard({ run, channel, parts: issueParts(production, parts) }))
    .then(
      () => run.end('done'),
      (cause: unknown) => stopped(cause, { run, production, parts }),
    )
    .finally(() => parts.announce({ event: 'records', kinds: ['card', 'operation', 'certificate'] }));
}

/** Times are measured per card model and profile: an RSA key on one is nothing like a P-256 key on another. */
export function timesKey(model: string | undefined, profileId: string): string {
  return `${model ?? 'unknown'} / ${profileId}`;
}

function issueParts({ who }: Production, parts: Parts) {
  const { store, house, random, newId, clock } = parts;
  return {
    store,
    random,
    newId,
    who,
    authority: house.issuing,
    secrets: house.cardSecrets,
    now: () => clock.now(),
    organisation: house.organisation().name,
    pinLength: Number(optionValue(store, 'cards-pin-length')),
  };
}

interface Stopped {
  readonly run: OperationRun;
  readonly production: Production;
  readonly parts: Parts;
}

/** Before anything was written the attempt is forgotten; a card that can never conform is given up; everything else can be taken up. */
async function stopped(cause: unknown, { run, production, parts }: Stopped): Promise<void> {
  const failure = failureOf(cause, parts);
  const operation = required(parts.store.get('operation', production.operationId), 'the operation');
  const untouched =
    Object.keys(operation.findings).every((key) => key === 'model' || key === 'uuid') && run.view().cancelLeaves === 'nothing';
  const hopeless = failures[failure.code].retry === 'never' && failure.code !== 'card-already-issued' && failure.code !== 'card-foreign';
  if (untouched) forget(operation.id, failure, { production, parts });
  else if (hopeless) {
    const at = new Date(parts.clock.now()).toISOString();
    discardOnRecord({
      store: parts.store,
      secrets: parts.house.cardSecrets,
      operationId: operation.id,
      who: production.who,
      at,
      because: failure.code,
    });
    await settleAuthority(parts);
  } else note(operation.id, failure, { production, parts });
  run.end(failure.code === 'operation-cancelled' ? 'cancelled' : 'failed', failure);
}

function failureOf(cause: unknown, parts: Parts): Failure {
  const translated = cardFailure(cause);
  if (translated instanceof Refusal) return translated.failure;
  const reference = parts.newId().slice(0, 8);
  parts.log(`defect ${reference} in an operation: ${cause instanceof Error ? (cause.stack ?? cause.message) : 'not an error'}`);
  return { code: 'defect', reference };
}

type Noted = Pick<Stopped, 'production' | 'parts'>;

function forget(operationId: string, failure: Failure, { production, parts }: Noted): void {
  const operation = required(parts.store.get('operation', operationId), 'the operation');
  const at = new Date(parts.clock.now()).toISOString();
  const unbound = { cardUuid: null, fascN: null, expiresOn: null, chip: null, model: null } as const;
  parts.store.transact((writer) => {
    writer.append({
      kind: 'observation',
      action: 'card.failed',
      who: production.who,
      servicePoint: operation.servicePointId,
      subject: { kind: 'card', id: operation.cardId },
      note: { because: failure.code, card: writer.get('card', operation.cardId)?.number ?? 0 },
      changes: [
        { record: 'operation', id: operationId, set: { state: 'discarded', endedAt: at } },
        { record: 'card', id: operation.cardId, set: unbound },
      ],
    });
  });
}

function note(operationId: string, failure: Failure, { production, parts }: Noted): void {
  const operation = required(parts.store.get('operation', operationId), 'the operation');
  parts.store.transact((writer) => {
    writer.append({
      kind: 'observation',
      action: 'card.failed',
      who: production.who,
      servicePoint: operation.servicePointId,
      subject: { kind: 'card', id: operation.cardId },
      note: { because: failure.code, card: writer.get('card', operation.cardId)?.number ?? 0 },
      changes: [],
    });
  });
}
