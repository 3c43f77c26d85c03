import type { FactBody } from '../../../core/facts/fact.ts';
import type { IssueParts } from '../../desk/issue/context.ts';
import { issueCard } from '../../desk/issue/issue-card.ts';
import { allStepKeys } from '../../desk/issue/steps.ts';
import { type Parts, required } from '../handler.ts';
import { optionValue } from '../option/option-value.ts';
import { bringIntoForce } from './end-state.ts';
import { inBackground } from './in-background.ts';
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
  const issue = issueParts(production.who, parts, Number(optionValue(store, 'cards-pin-length')));
  inBackground(
    {
      run,
      ...(production.lying === undefined ? {} : { lying: production.lying }),
      work: async (channel, known) => {
        await issueCard({ run, channel, known, parts: issue });
        bringIntoForce(operation.id, production.who, parts);
      },
      stopped: (cause) => stopped(cause, { run, production, parts }),
      ...(production.ended === undefined ? {} : { ended: production.ended }),
    },
    parts,
  );
}

/** Times are measured per card model and profile: an RSA key on one is nothing like a P-256 key on another. */
export function timesKey(model: string | undefined, profileId: string): string {
  return `${model ?? 'unknown'} / ${profileId}`;
}

/** What the steps at a card reach the world with. */
export function issueParts(who: FactBody['who'], { store, house, sync, random, newId, clock }: Parts, pinLength: number): IssueParts {
  return {
    store,
    random,
    newId,
    who,
    pinLength,
    authority: house.issuing,
    secrets: house.cardSecrets,
    now: () => clock.now(),
    organisation: house.organisation().name,
    holdLease: (exclusive) => sync.holdLease(exclusive),
  };
}
