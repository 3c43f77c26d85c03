import type { Change } from '../../../core/facts/draft.ts';
import type { FactBody } from '../../../core/facts/fact.ts';
import type { CardProfile } from '../../../core/records/card-profile.ts';
import type { Card, Operation, Person } from '../../../core/records/records.ts';
import type { PresentCard } from '../../../native/piv/examination.ts';
import type { CardModel } from '../../../native/piv/models.ts';
import type { PivCard } from '../../../native/piv/piv-card.ts';
import type { Store, StoreWriter } from '../../store/store.ts';
import type { OperationRun } from '../operation-run.ts';
import type { CardSecrets, IssuingAuthority } from './ports.ts';

export interface IssueParts {
  readonly store: Store;
  readonly authority: IssuingAuthority;
  readonly secrets: CardSecrets;
  readonly random: (length: number) => Uint8Array;
  readonly newId: () => string;
  readonly now: () => number;
  readonly organisation: string;
  readonly pinLength: number;
  readonly who: FactBody['who'];
}

/** What the steps of one issue share: the card in the reader, its records, and what was found out so far, which survives a crash. */
export class IssueContext {
  readonly parts: IssueParts;
  readonly run: OperationRun;
  readonly card: PivCard;
  readonly present: PresentCard;
  readonly profile: CardProfile;
  readonly operationId: string;

  constructor(
    parts: IssueParts,
    given: Omit<IssueContext, 'parts' | 'record' | 'person' | 'model' | 'finding' | 'note' | 'at' | 'operation' | 'uuid'>,
  ) {
    this.parts = parts;
    this.run = given.run;
    this.card = given.card;
    this.present = given.present;
    this.profile = given.profile;
    this.operationId = given.operationId;
  }

  get operation(): Operation {
    return found(this.parts.store.get('operation', this.operationId));
  }

  get record(): Card {
    return found(this.parts.store.get('card', this.operation.cardId));
  }

  get person(): Person {
    return found(this.parts.store.get('person', this.record.personId));
  }

  get model(): CardModel {
    return this.present.model;
  }

  get uuid(): string {
    return found(this.record.cardUuid);
  }

  at(): string {
    return new Date(this.parts.now()).toISOString();
  }

  /** What an earlier step or run found out. */
  finding(key: string): string | undefined {
    return this.operation.findings[key];
  }

  /**
   * Writes down what is about to happen or has happened, in one transaction with the record changes that go with it.
   * Call it before every change of the card that cannot be undone, and after it.
   */
  note(
    findings: Readonly<Record<string, string>>,
    more: { readonly step?: string; readonly changes?: (writer: StoreWriter) => readonly Change[] } = {},
  ): void {
    const { operation } = this;
    this.parts.store.transact((writer) => {
      writer.append({
        kind: 'observation',
        action: 'card.step-done',
        who: this.parts.who,
        servicePoint: operation.servicePointId,
        subject: { kind: 'card', id: operation.cardId },
        note: { card: this.record.number, step: more.step ?? operation.step, ...findings },
        changes: [
          {
            record: 'operation',
            id: operation.id,
            set: { findings: { ...operation.findings, ...findings }, ...(more.step === undefined ? {} : { step: more.step }) },
          },
          ...(more.changes?.(writer) ?? []),
        ],
      });
    });
  }
}

function found<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new TypeError('expected the records of an issue to be there');
  return value;
}
