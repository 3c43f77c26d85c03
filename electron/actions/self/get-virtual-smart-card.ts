import { ascii, toHex, wipe } from '../../../core/base/bytes.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { lastDay } from '../../../core/records/last-day.ts';
import type { Person, VirtualSmartCard } from '../../../core/records/records.ts';
import { settleAuthority } from '../card/settle-authority.ts';
import { type Call, type Handler, type Parts, factOf, required } from '../handler.ts';
import { optionValue } from '../option/option-value.ts';
import { requiredTokenModule } from '../token-module/setting.ts';
import { giveUp, whileMaking } from '../virtual-smart-card/give-up.ts';
import { fillToken } from '../virtual-smart-card/make.ts';
import { assertVirtualPin } from '../virtual-smart-card/pin-rules.ts';
import { tokenRefusal } from '../virtual-smart-card/token-refusal.ts';
import { virtualChange } from '../virtual-smart-card/virtual-change.ts';

type Getting = Call<'self.get-virtual-smart-card'>;

const SO_PIN_BYTES = 16;

/** Row 42. Written down before the token is touched, and in force only when everything is there and reads back. */
export const selfGetVirtualSmartCard: Handler<'self.get-virtual-smart-card'> = async (call, parts) => {
  const person = required(call.subject.person, 'whoever calls');
  assertVirtualPin(call.input.newPin, parts.store);
  const modulePath = requiredTokenModule(parts.store);
  return whileMaking(person.id, parts, async () => {
    assertNoneHere(person.id, parts);
    const soPin = ascii(toHex(parts.random(SO_PIN_BYTES)));
    try {
      const card = begun(call, { person, modulePath, soPin }, parts);
      await made(call, { card, person, soPin }, parts);
      await activated(call, card, parts);
      return { virtualSmartCardId: card.id, number: card.number, waitingForAuthority: !(await settleAuthority(parts)) };
    } finally {
      wipe(soPin);
    }
  });
};

/** One on a computer: keys that nobody looks after are worth nothing good. */
function assertNoneHere(personId: string, { store, house }: Parts): void {
  const here = house.station().id;
  const mine = store.virtualSmartCards.byPerson(personId).filter(({ stationId }) => stationId === here);
  const other = mine.find(({ state }) => state === 'active' || state === 'inactive');
  if (other !== undefined) throw new Refusal('second-virtual-smart-card', { card: other.number });
}

interface Begun {
  readonly person: Person;
  readonly modulePath: string;
  readonly soPin: Uint8Array;
}

function begun(call: Getting, { person, modulePath, soPin }: Begun, { store, house, newId }: Parts): VirtualSmartCard {
  const { id: personId, servicePointId } = person;
  const id = newId();
  return store.transact((writer) => {
    const number = writer.virtualSmartCards.nextNumber();
    const soPinBlobId = house.sealed.put(writer, {
      kind: 'so-pin',
      recordId: id,
      secret: soPin,
      under: { servicePointId: house.station().servicePointId },
    });
    const card: VirtualSmartCard = {
      id,
      servicePointId,
      personId,
      number,
      state: 'registered',
      stationId: house.station().id,
      modulePath,
      tokenLabel: `Cardwright V-${number}`,
      soPinBlobId,
      keys: 'making',
      expiresOn: lastDay(Date.parse(call.at), Number(optionValue(writer, 'vsc-validity-years'))),
      createdAt: call.at,
    };
    const changes = [{ record: 'virtual-smart-card', id, set: card } as const];
    const subject = { kind: 'virtual-smart-card', id };
    writer.append(factOf(call, 'self.get-virtual-smart-card', { subject, servicePoint: servicePointId, note: { card: number }, changes }));
    return card;
  });
}

interface Made {
  readonly card: VirtualSmartCard;
  readonly person: Person;
  readonly soPin: Uint8Array;
}

/** Token, keys and certificates. What went wrong leaves nothing of worth behind. */
async function made(call: Getting, { card, person, soPin }: Made, parts: Parts): Promise<void> {
  const tokens = parts.tokenModules.at(card.modulePath);
  const token = { label: card.tokenLabel, pin: ascii(call.input.newPin) };
  try {
    await tokens.create({ ...token, soPin });
    await fillToken({ card, person, token, tokens, parts });
  } catch (cause) {
    await giveUp(card, parts);
    throw tokenRefusal(cause);
  } finally {
    wipe(token.pin);
  }
}

/** The person may have been deactivated meanwhile: then it ends here. */
async function activated(call: Getting, card: VirtualSmartCard, parts: Parts): Promise<void> {
  try {
    noteActive(call, card, parts);
  } catch (cause) {
    await giveUp(card, parts);
    throw cause;
  }
}

function noteActive(call: Getting, { id, number, personId, servicePointId }: VirtualSmartCard, { store }: Parts): void {
  store.transact((writer) => {
    const state = writer.get('person', personId)?.state ?? 'unknown';
    if (state !== 'active') throw new Refusal('person-not-active', { state });
    const set = { keys: 'made', activatedAt: call.at } as const;
    writer.append({
      kind: 'observation',
      action: 'virtual-smart-card.active',
      who: call.who,
      servicePoint: servicePointId,
      subject: { kind: 'virtual-smart-card', id },
      note: { card: number },
      changes: [...virtualChange(writer, id, 'activate'), { record: 'virtual-smart-card', id, set }],
    });
  });
}
