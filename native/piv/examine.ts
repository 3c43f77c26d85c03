import { toHex } from '../../core/base/bytes.ts';
import { type CardChannel, CardGone } from '../iso7816/channel.ts';
import type { RandomBytes } from './commands/authenticate-management.ts';
import type { ManagementMetadata, SecretMetadata } from './commands/metadata.ts';
import type { PinStatus } from './commands/pin.ts';
import type { CardAbilities } from './abilities.ts';
import type { Examination, FactoryDefault, OtherCard, PresentCard, Recognition } from './examination.ts';
import { readContents } from './examine-contents.ts';
import { readIdentity, sameCard } from './identity.ts';
import { modelOf } from './models.ts';
import { type ParsedChuid, parseChuid } from './objects/chuid.ts';
import { formatFascN } from './objects/fasc-n.ts';
import { formatUuid } from './objects/uuid.ts';
import { PivCard } from './piv-card.ts';
import { PivError } from './piv-error.ts';

/**
 * What a card is, in as few commands as it takes: application, abilities, identity, CHUID, tries. No secret is used, no counter changes,
 * nothing is written. Throws CardGone; a card that answers nothing sensible is 'mute'.
 */
export async function recognise(channel: CardChannel, random: RandomBytes): Promise<Recognition> {
  const opened = await open(channel, random);
  return opened instanceof PivCard ? recogniseOpen(opened) : opened;
}

/** As recognise, and every object, certificate and key as far as they can be seen without the PIN. */
export async function examine(channel: CardChannel, random: RandomBytes): Promise<Examination> {
  const opened = await open(channel, random);
  if (!(opened instanceof PivCard)) return opened;
  const present = await recogniseOpen(opened);
  return { ...present, ...(await readContents(opened, present)) };
}

async function open(channel: CardChannel, random: RandomBytes): Promise<PivCard | OtherCard> {
  try {
    return await PivCard.open(channel, random);
  } catch (error) {
    if (error instanceof CardGone) throw error;
    if (error instanceof PivError && error.kind === 'no-application') return { kind: 'no-piv-application', cause: error };
    return { kind: 'mute', cause: error };
  }
}

/** Of a card whose session is open already; identity is read first, since it may select another application for a moment. */
export async function recogniseOpen(card: PivCard): Promise<PresentCard> {
  const abilities = await card.abilities();
  const identity = await readIdentity(card);
  const chuid = await readChuid(card);
  const secrets = await readSecrets(card, abilities);
  return {
    kind: secrets.pin.blocked ? 'blocked' : chuid.holdsChuid ? 'holds-chuid' : 'blank',
    application: card.application,
    abilities,
    model: modelOf(card.channel.atr, abilities),
    ...(identity === undefined ? {} : { identity }),
    ...chuid,
    ...secrets,
  };
}

/**
 * Of a card whose session is open, and which was recognised as blank since it was put in: is it the same and still blank? Two commands;
 * what it can do and what it brought from the factory need not be asked again then.
 */
export async function isStillBlank(card: PivCard, known: PresentCard): Promise<boolean> {
  if (known.kind !== 'blank' || known.identity === undefined) return false;
  if (!sameCard(known.identity, await readIdentity(card, known.identity.kind))) return false;
  card.assume(known.abilities);
  const chuid = await card.tryExtendedLength(known.model.commandBytes, 'chuid');
  if (chuid !== undefined) return chuid === 'not-there';
  return ((await card.readObject('chuid')) ?? []).length === 0;
}

async function readChuid(card: PivCard): Promise<Pick<PresentCard, 'holdsChuid' | 'fascN' | 'cardUuid' | 'expiresOn'>> {
  const content = await card.readObject('chuid');
  if (content === undefined || content.length === 0) return { holdsChuid: false };
  try {
    return { holdsChuid: true, ...identifiersOf(parseChuid(content)) };
  } catch {
    return { holdsChuid: true };
  }
}

function identifiersOf({ fascN, fascNFields, cardUuid, expiresOn }: ParsedChuid): Pick<PresentCard, 'fascN' | 'cardUuid' | 'expiresOn'> {
  const text = fascNFields === undefined ? {} : { text: formatFascN(fascNFields) };
  return {
    ...(fascN === undefined ? {} : { fascN: { hex: toHex(fascN), ...text } }),
    ...(cardUuid === undefined ? {} : { cardUuid: formatUuid(cardUuid) }),
    ...(expiresOn === undefined ? {} : { expiresOn }),
  };
}

type Secrets = Pick<PresentCard, 'pin' | 'puk' | 'management' | 'factoryDefaults'>;

async function readSecrets(card: PivCard, abilities: CardAbilities): Promise<Secrets> {
  const status = await unverifiedPin(card);
  if (!abilities.metadata) return { pin: status, factoryDefaults: [] };
  const pin = await card.secretMetadata('pin');
  const puk = await card.secretMetadata('puk');
  const management = await card.managementMetadata();
  return {
    pin: pinWith(status, pin),
    ...(puk === undefined ? {} : { puk }),
    ...(management === undefined ? {} : { management }),
    factoryDefaults: defaultsOf({ pin, puk, 'management-key': management }),
  };
}

/**
 * The PIN's status with its tries left. A card that answers that the PIN is verified does not say how many are left: the verified state that
 * somebody left behind is dropped (SP 800-73-5 part 2 §3.2.1, P1=FF), and it is asked again. Cards without that command stay as they are.
 */
async function unverifiedPin(card: PivCard): Promise<PinStatus> {
  const status = await card.pinStatus();
  return status.verified && (await card.forgetPin()) ? card.pinStatus() : status;
}

function pinWith(status: PinStatus, metadata: SecretMetadata | undefined): PresentCard['pin'] {
  const triesLeft = status.triesLeft ?? metadata?.triesLeft;
  return {
    ...status,
    ...(triesLeft === undefined ? {} : { triesLeft }),
    ...(metadata?.tries === undefined ? {} : { tries: metadata.tries }),
  };
}

function defaultsOf(found: Readonly<Record<FactoryDefault, SecretMetadata | ManagementMetadata | undefined>>): readonly FactoryDefault[] {
  return (Object.keys(found) as FactoryDefault[]).filter((key) => found[key]?.isDefault === true);
}
