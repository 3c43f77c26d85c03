import type { Change } from '../../../core/facts/draft.ts';
import type { FactBody } from '../../../core/facts/fact.ts';
import type { CardProfile, CardSlot } from '../../../core/records/card-profile.ts';
import type { Card, Operation, Person, TemporaryCard } from '../../../core/records/records.ts';
import type { PresentCard } from '../../../native/piv/examination.ts';
import type { CardModel } from '../../../native/piv/models.ts';
import type { PivCard } from '../../../native/piv/piv-card.ts';
import type { Store, StoreWriter } from '../../store/store.ts';
import type { OperationRun } from '../operation-run.ts';
import { CardContents } from './card-contents.ts';
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
  /** Sees to it that no other station makes the same card meanwhile. Throws Refusal. */
  readonly holdLease: (exclusive: {
    readonly kind: 'card' | 'temporary-card';
    readonly id: string;
    readonly servicePointId: string;
  }) => Promise<void>;
}

/** The four PIV keys of a card with everything (SP 800-73-5 part 1 §3.1–3.2). */
export const issuedSlots: readonly CardSlot[] = ['9a', '9c', '9d', '9e'];

type CardFields = Extract<Change, { readonly record: 'card' }>['set'];
/** What steps set on a record, be it a card's or a temporary card's. */
type ChipFields = Omit<Pick<CardFields, keyof Card & keyof TemporaryCard>, 'state' | 'personId'>;

interface Seen {
  pin: boolean;
  readonly ownSecrets: Set<'pin' | 'puk' | 'management-key'>;
  readonly keys: Set<CardSlot>;
  /** The certificate of the card's attestation key. */
  attestationSigner?: Uint8Array;
}

/** What the steps at one card share: the card in the reader, its records, and what was found out so far, which survives a crash. */
export class IssueContext {
  readonly parts: IssueParts;
  readonly run: OperationRun;
  readonly card: PivCard;
  readonly present: PresentCard;
  readonly profile: CardProfile;
  readonly operationId: string;
  readonly contents: CardContents;
  /** The first run at a card without a number: what only an earlier run could have left is not looked for. */
  readonly isFresh: boolean;
  /** What this very run has seen, so that the card is not asked again. */
  readonly seen: Seen = { pin: false, ownSecrets: new Set(), keys: new Set() };

  constructor(parts: IssueParts, given: Pick<IssueContext, 'run' | 'card' | 'present' | 'profile' | 'operationId'>) {
    this.parts = parts;
    this.run = given.run;
    this.card = given.card;
    this.present = given.present;
    this.profile = given.profile;
    this.operationId = given.operationId;
    this.contents = new CardContents(given.card);
    this.isFresh = !given.present.holdsChuid && isFirstRun(this.operation);
  }

  get operation(): Operation {
    return found(this.parts.store.get('operation', this.operationId));
  }

  get record(): Card | TemporaryCard {
    return found(recordOf(this.operation, this.parts.store));
  }

  /** The holder; a temporary card gets one with the record of its assignment, so until then the operation names them. */
  get person(): Person {
    return found(this.parts.store.get('person', this.finding('person') ?? this.record.personId ?? ''));
  }

  /** The last day on which its certificates are valid: the card's own, or the day when a temporary card is due. */
  get validUntil(): string {
    return found(this.finding('due') ?? this.record.expiresOn);
  }

  get model(): CardModel {
    return this.present.model;
  }

  get uuid(): string {
    return found(this.record.cardUuid);
  }

  /** The keys that this card gets: those the options named when it was begun, else all four. */
  get slots(): readonly CardSlot[] {
    const wanted = this.finding('slots')?.split(' ');
    return wanted === undefined ? issuedSlots : issuedSlots.filter((slot) => wanted.includes(slot));
  }

  at(): string {
    return new Date(this.parts.now()).toISOString();
  }

  /** What an earlier step or run found out. */
  finding(key: string): string | undefined {
    return this.operation.findings[key];
  }

  /** A change of the card's record. */
  set(fields: ChipFields): Change {
    const { cardId: id, temporary } = this.operation;
    return temporary === true ? { record: 'temporary-card', id, set: fields } : { record: 'card', id, set: fields };
  }

  /**
   * Writes down what is about to happen or has happened, in one transaction with the record changes that go with it; resolves once that is
   * committed, together with what other readers had to write down at the same time. Await it before every change of the card that cannot
   * be undone, and after it.
   */
  note(
    findings: Readonly<Record<string, string>>,
    more: { readonly step?: string; readonly changes?: (writer: StoreWriter) => readonly Change[] } = {},
  ): Promise<void> {
    return this.parts.store.transactTogether((writer) => {
      const { operation } = this;
      writer.append({
        kind: 'observation',
        action: `${kindOf(operation)}.step-done`,
        who: this.parts.who,
        servicePoint: operation.servicePointId,
        subject: { kind: kindOf(operation), id: operation.cardId },
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

/** What an operation is told when it begins; everything else was found out at the card. */
const TOLD: readonly string[] = ['slots', 'end'];

/** Has no run of this operation been at the card yet? */
export function isFirstRun({ findings }: Pick<Operation, 'findings'>): boolean {
  return Object.keys(findings).every((key) => TOLD.includes(key));
}

/** Which kind of record an operation is about. */
export function kindOf({ temporary }: Pick<Operation, 'temporary'>): 'card' | 'temporary-card' {
  return temporary === true ? 'temporary-card' : 'card';
}

/** The card or temporary card of an operation. */
export function recordOf({ cardId, temporary }: Operation, store: Pick<Store, 'get'>): Card | TemporaryCard | undefined {
  return temporary === true ? store.get('temporary-card', cardId) : store.get('card', cardId);
}

function found<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new TypeError('expected the records of an issue to be there');
  return value;
}
