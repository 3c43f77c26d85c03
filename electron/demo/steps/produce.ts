import { randomBelow } from '../../../core/base/random-below.ts';
import { isEasyPin } from '../../../core/records/easy-pin.ts';
import type { Card, Operation } from '../../../core/records/records.ts';
import type { Change, FactDraft } from '../../../core/facts/draft.ts';
import { discardOnRecord } from '../../desk/issue/discard.ts';
import { type By, type Clerk, isoOf } from '../clerk.ts';
import type { MadeCard } from '../chip.ts';
import { required, type Scene } from '../scene.ts';

/** Instead of a chip's model: whoever opens the card sees at once that there is nothing to put into a reader. */
export const NO_CHIP = 'Demo record, no chip';
const SECONDS = 1000;

export interface Producing {
  readonly scene: Scene;
  readonly operator: By;
}

/** Row 27 as the station writes it down, without the steps that speak to a chip: begun, numbers, secrets, certificates, issued. */
export function produceCard(clerk: Clerk, card: Card, given: Producing & { readonly made: MadeCard }): void {
  const { made, scene, operator } = given;
  const draft = factsAbout(card, operator);
  begin(clerk, card, { ...given, operationId: made.operationId });
  const { cardUuid, fascN, expiresOn } = made;
  clerk.note(draft('card.step-done', 'chuid', [{ record: 'card', id: card.id, set: { cardUuid, fascN, expiresOn, model: NO_CHIP } }]));
  clerk.note(draft('card.step-done', 'pin', [{ record: 'card', id: card.id, set: sealSecrets(clerk, card, scene) }]));
  const certificates = made.certificates.map(
    (certificate): Change => ({
      record: 'certificate',
      id: certificate.id,
      set: { ...certificate, cardId: card.id, servicePointId: card.servicePointId },
    }),
  );
  clerk.note(draft('card.step-done', 'certificates', certificates));
  const issuedAt = isoOf(made.issuedMs);
  clerk.note(
    draft('card.issued', 'record', [
      { record: 'card', id: card.id, set: { state: 'issued', letterState: 'waiting', issuedAt } },
      { record: 'operation', id: made.operationId, set: { state: 'done', step: 'record', endedAt: issuedAt } },
    ]),
  );
}

/** A card that was given up while it was produced: its reader was pulled out, and somebody else needed the card. */
export function failCard(clerk: Clerk, card: Card, { scene, operator }: Producing): void {
  const operationId = scene.parts.newId();
  begin(clerk, card, { scene, operator, operationId });
  discardOnRecord({
    store: clerk.store,
    secrets: scene.house.cardSecrets,
    operationId,
    who: { person: operator.personId },
    at: isoOf(operator.atMs),
    because: 'given-up',
  });
}

type Draft = (action: string, step: string, changes: readonly Change[]) => FactDraft;

function factsAbout(card: Card, operator: By): Draft {
  return (action, step, changes) => ({
    kind: 'observation',
    action,
    who: { person: operator.personId },
    servicePoint: card.servicePointId,
    subject: { kind: 'card', id: card.id },
    note: { card: card.number, step },
    changes,
  });
}

function begin(clerk: Clerk, card: Card, { operator, operationId }: Producing & { readonly operationId: string }): void {
  const operation: Operation = {
    id: operationId,
    kind: 'issue',
    cardId: card.id,
    servicePointId: card.servicePointId,
    state: 'open',
    step: 'look',
    findings: {},
    startedBy: operator.personId,
    startedAt: isoOf(operator.atMs - (35 + (card.number % 40)) * SECONDS),
  };
  const change: Change = { record: 'operation', id: operationId, set: operation };
  clerk.note(
    { ...factsAbout(card, operator)('card.issue', 'look', [change]), kind: 'intent', note: { card: card.number } },
    { family: 'credentials', row: 27 },
    { servicePointId: card.servicePointId, targetPersonId: card.personId },
  );
}

/** A PUK and the letter's PIN, sealed as for every card. */
function sealSecrets(clerk: Clerk, card: Card, { house, parts }: Scene): Partial<Card> {
  const place = { recordId: card.id, servicePointId: card.servicePointId };
  const puk = Uint8Array.from({ length: 8 }, () => randomBelow(255, parts.random));
  const pin = newPin(parts.random);
  const ids = {
    pukBlobId: house.cardSecrets.put(clerk.writer, { kind: 'puk', ...place, bytes: puk }),
    pinBlobId: house.cardSecrets.put(clerk.writer, { kind: 'initial-pin', ...place, bytes: pin }),
  };
  puk.fill(0);
  pin.fill(0);
  return { ...ids, masterKeyVersion: house.cardSecrets.masterKeyVersion() };
}

function newPin(random: (length: number) => Uint8Array): Uint8Array {
  for (;;) {
    const digits = Uint8Array.from({ length: 6 }, () => 0x30 + randomBelow(10, random));
    if (!isEasyPin(String.fromCharCode(...digits))) return digits;
  }
}

/** The letter is made and confirmed as printed; then nobody knows the PIN any more but who holds the paper. */
export function printLetter(clerk: Clerk, card: Card, operator: By): void {
  clerk.note(
    {
      ...factsAbout(card, operator)('letter.print', 'letter', [{ record: 'card', id: card.id, set: { letterState: 'spooled' } }]),
      kind: 'intent',
      note: { card: card.number, where: 'Desk printer' },
    },
    { family: 'house', row: 'print-letter' },
    { servicePointId: card.servicePointId },
  );
  clerk.act('letter.confirm-printed', { cardId: card.id }, operator);
}

/** Row 28: documents seen, photo compared, receipt signed. */
export function handOver(clerk: Clerk, card: Card, operator: By): void {
  const identifier = required(clerk.store.all('identifier')[card.number % 3], 'a kind of document');
  const receipt = card.number % 2 === 0 ? 'signature' : 'paper';
  clerk.act('card.activate', { cardId: card.id, identifierIds: [identifier.id], photoCompared: true, receipt }, operator);
}
