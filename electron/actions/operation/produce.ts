import { Refusal } from '../../../core/failures/refusal.ts';
import type { Failure } from '../../../core/failures/table.ts';
import { issueCard } from '../../desk/issue/issue-card.ts';
import { allStepKeys } from '../../desk/issue/steps.ts';
import type { OperationRun } from '../../desk/operation-run.ts';
import { settleAuthority } from '../card/settle-authority.ts';
import { type Parts, required } from '../handler.ts';
import { optionValue } from '../option/option-value.ts';
import { type Production, stopped } from './stopped.ts';

/** Starts or takes up an issue in the background; everything that happens is told by events and kept in the operation's record. */
export function produce(production: Production, parts: Parts): void {
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
  desk.accompany(toItsEnd(run, production, parts));
}

/** Never rejects: whatever happens, the operation ends on the screen, and its record says as much as could still be written. */
async function toItsEnd(run: OperationRun, production: Production, parts: Parts): Promise<void> {
  const failure = await made(run, production, parts);
  await settleAuthority(parts).catch((cause: unknown) => logged(cause, parts));
  run.end(failure === undefined ? 'done' : failure.code === 'operation-cancelled' ? 'cancelled' : 'failed', failure);
  parts.announce({ event: 'records', kinds: ['card', 'operation', 'certificate'] });
  parts.desk.lookAgain();
}

async function made(run: OperationRun, production: Production, parts: Parts): Promise<Failure | undefined> {
  try {
    await parts.desk.operate(run, (channel) => issueCard({ run, channel, parts: issueParts(production, parts) }));
    return undefined;
  } catch (cause) {
    try {
      return stopped(cause, { run, production, parts });
    } catch (second) {
      logged(second, parts);
      return second instanceof Refusal ? second.failure : { code: 'defect' };
    }
  }
}

function logged(cause: unknown, { log }: Parts): void {
  log(`after an operation: ${cause instanceof Error ? (cause.stack ?? cause.message) : 'not an error'}`);
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
