import { wipe } from '../../../core/base/bytes.ts';
import type { Operation } from '../../../core/records/records.ts';
import { assignCard } from '../../desk/temporary-card/assign.ts';
import type { AtCard } from '../../desk/issue/open-context.ts';
import { prepareCard } from '../../desk/temporary-card/prepare.ts';
import { stepKeysOf } from '../../desk/temporary-card/steps.ts';
import { wipeTemporaryCard } from '../../desk/temporary-card/wipe.ts';
import { type Parts, required } from '../handler.ts';
import { optionValue } from '../option/option-value.ts';
import { inBackground } from '../operation/in-background.ts';
import { issueParts, timesKey } from '../operation/produce.ts';
import type { Production } from '../operation/stopped.ts';
import { stopped } from './stopped.ts';

/** With the PIN that the holder chose, where it is assigned or extended; it is wiped at the end and kept nowhere. */
export interface TemporaryProduction extends Production {
  readonly chosen?: Uint8Array;
}

/** Starts or takes up an operation on a temporary card in the background. */
export function produceTemporary(production: TemporaryProduction, parts: Parts): void {
  const { store, desk } = parts;
  const { chosen } = production;
  const operation = required(store.get('operation', production.operationId), 'the operation');
  const card = required(store.get('temporary-card', operation.cardId), 'the temporary card');
  const { id, kind } = operation;
  const head = {
    id,
    kind,
    cardId: card.id,
    temporary: true,
    cardNumber: card.number,
    personName: holderName(operation, parts),
    reader: production.reader,
  } as const;
  const run = desk.newRun(head, stepKeysOf(kind), `${timesKey(desk.tile(production.reader)?.model, card.profileId)} / ${kind}`);
  const issue = issueParts(production.who, parts, Number(optionValue(store, 'temp-cards-pin-length')));
  inBackground(
    {
      run,
      ...(production.lying === undefined ? {} : { lying: production.lying }),
      work: (channel) => workOf(kind, { run, channel, parts: issue }, chosen),
      stopped: (cause) => stopped(cause, { run, production, parts }),
      ended: (failure) => {
        wipe(...(chosen === undefined ? [] : [chosen]));
        production.ended?.(failure);
      },
    },
    parts,
  );
}

/** Whom it is being made for, else who has it. */
export function holderName({ cardId, findings }: Operation, { store }: Pick<Parts, 'store'>): string {
  const personId = findings['person'] ?? store.get('temporary-card', cardId)?.personId;
  return personId === undefined ? '' : (store.get('person', personId)?.name ?? '');
}

function workOf(kind: Operation['kind'], order: AtCard, chosen: Uint8Array | undefined): Promise<void> {
  if (kind === 'prepare') return prepareCard(order);
  if (kind === 'wipe') return wipeTemporaryCard(order);
  return assignCard(order, required(chosen, 'the PIN that the holder chose'));
}
