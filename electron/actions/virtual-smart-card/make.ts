import { equalBytes } from '../../../core/base/bytes.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import type { Certificate, Person, VirtualSmartCard } from '../../../core/records/records.ts';
import type { TokenPin, Tokens } from '../../../native/pkcs11/tokens.ts';
import { onHold, understood } from '../../desk/issue/understood.ts';
import type { Parts } from '../handler.ts';
import { optionValue } from '../option/option-value.ts';
import { orderId, slotsOf } from './orders.ts';

type Slot = ReturnType<typeof slotsOf>[number];

interface Making {
  readonly card: VirtualSmartCard;
  readonly person: Person;
  readonly token: TokenPin;
  readonly tokens: Tokens;
  readonly parts: Parts;
}

/** In the token, which is there already: for each use a key, its request signed by itself, and a certificate that comes on hold. */
export async function fillToken(making: Making): Promise<void> {
  const { store } = making.parts;
  for (const slot of slotsOf((option) => optionValue(store, option) === true)) await fillSlot(slot, making);
}

async function fillSlot(slot: Slot, making: Making): Promise<void> {
  const { tokens, token, card } = making;
  const { key } = slot;
  const spki = await tokens.generate({ ...token, key });
  const issued = await order(slot, spki, making);
  const certificate: Certificate = {
    id: making.parts.newId(),
    cardId: card.id,
    virtual: true,
    personId: card.personId,
    servicePointId: card.servicePointId,
    slot: slot.slot,
    keyKind: key.kind,
    ...onHold(issued),
  };
  noteCertificate(certificate, making);
  await tokens.writeCertificate({ ...token, key, der: issued.der });
  const kept = (await tokens.certificates({ label: token.label })).find(({ id }) => id === key.id);
  if (kept === undefined || !equalBytes(kept.der, issued.der))
    throw new Refusal('token-refused', { fault: 'the certificate does not read back as it was written' });
}

/** The request is signed in the token: that proves to the authority where the key is used. */
async function order({ slot, key }: Slot, spki: Uint8Array, { card, person, token, tokens, parts }: Making) {
  const { issuing, authority } = parts.house;
  const toBeSigned = issuing.requestToBeSigned(spki, card.id);
  const signature = await tokens.sign({ ...token, key, message: toBeSigned });
  const der = issuing.finishRequest(toBeSigned, signature, 'p256');
  const answer = await authority.issueOnHold({
    orderId: orderId(card.id, slot),
    slot,
    spki,
    proof: { kind: 'pkcs10', der },
    holder: { name: person.name, email: person.email, number: person.number },
    cardUuid: card.id,
    expiresOn: card.expiresOn,
  });
  return understood(answer, spki);
}

function noteCertificate(certificate: Certificate, { card, parts }: Making): void {
  parts.store.transact((writer) =>
    writer.append({
      kind: 'observation',
      action: 'virtual-smart-card.step-done',
      who: {},
      servicePoint: card.servicePointId,
      subject: { kind: 'virtual-smart-card', id: card.id },
      note: { card: card.number, slot: certificate.slot },
      changes: [{ record: 'certificate', id: certificate.id, set: certificate }],
    }),
  );
}
