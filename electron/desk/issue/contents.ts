import { fromBase64, fromHex, toHex } from '../../../core/base/bytes.ts';
import { buildCardCapabilityContainer } from '../../../native/piv/objects/card-capability-container.ts';
import { buildDiscovery } from '../../../native/piv/objects/discovery.ts';
import { buildFacialImage } from '../../../native/piv/objects/facial-image.ts';
import { buildKeyHistory } from '../../../native/piv/objects/key-history.ts';
import { buildPrintedInformation } from '../../../native/piv/objects/printed-information.ts';
import { buildSecurityObject, type ListedObject } from '../../../native/piv/objects/security-object.ts';
import { PivError } from '../../../native/piv/piv-error.ts';
import type { ObjectKey } from '../../../native/piv/tables/objects.ts';
import { slots } from '../../../native/piv/tables/slots.ts';
import { asciiOf } from './ascii-of.ts';
import { type IssueContext, issuedSlots } from './context.ts';
import { withPinIfAsked } from './secrets.ts';
import { writeIfOther } from './write-if-other.ts';

/** Objects that the security object lists, where they hold something: all but certificates (piv.md, c). */
const listedObjects: readonly ObjectKey[] = [
  'chuid',
  'card-capability-container',
  'facial-image',
  'printed-information',
  'discovery',
  'key-history',
];

/** Objects in which the holder stands. */
export const holdersObjects: readonly ObjectKey[] = [
  ...issuedSlots.map((slot) => slots[slot].certificate),
  'facial-image',
  'printed-information',
];

/** The face where card and record have room for one; fingerprints of zero length; the printed information. */
export async function photoAndPrinted(context: IssueContext): Promise<void> {
  await writeFace(context);
  await context.contents.empty('fingerprints');
  const { record, person, parts } = context;
  const printed = {
    name: asciiOf(person.name, person.number).slice(0, 125),
    affiliation: asciiOf(unitOf(record, person) ?? parts.organisation, 'Employee').slice(0, 20),
    expiresOn: context.validUntil.replaceAll('-', ''),
    cardSerialNumber: String(record.number).padStart(10, '0'),
    issuerIdentification: asciiOf(parts.organisation, 'Issuer').slice(0, 15),
  };
  await writeIfOther(context, 'printed-information', buildPrintedInformation(printed));
}

/** What the card says of its holder, else what the person's record says. */
function unitOf(record: IssueContext['record'], person: IssueContext['person']): string | undefined {
  return ('unit' in record ? record.unit : undefined) ?? person.unit;
}

async function writeFace(context: IssueContext): Promise<void> {
  const { person, model, run } = context;
  if (person.photo === undefined) {
    run.leaveOut('no-photo');
    return context.contents.empty('facial-image');
  }
  if (context.finding('face') === 'done' && (await withPinIfAsked(context, () => context.contents.read('facial-image'))).length > 0) return;
  const content = await face(context, fromBase64(person.photo));
  const fits = model.objectBytes === null || content.length <= model.objectBytes;
  if (fits && (await tryToWrite(context, content))) return context.note({ face: 'done' }, { step: 'photo' });
  run.leaveOut('photo');
  await context.contents.empty('facial-image');
}

function face(context: IssueContext, jpeg: Uint8Array): Promise<Uint8Array> {
  const { record, parts } = context;
  const fascN = fromHex(record.fascN ?? '');
  const createdAtMs = Date.parse(record.createdAt);
  const header = {
    createdAtMs,
    validFromMs: createdAtMs,
    validUntilMs: Date.parse(context.validUntil),
    quality: -2,
    creator: asciiOf(parts.organisation, 'Issuer').slice(0, 17),
    fascN,
  };
  return buildFacialImage(jpeg, header, (_contentType, content) =>
    parts.authority.signBiometric(content, { fascN, cardUuid: context.uuid }),
  );
}

/** On a card that does not say how much room it has, the write itself is the trial. */
async function tryToWrite({ contents, run }: IssueContext, content: Uint8Array): Promise<boolean> {
  try {
    run.changesCard();
    await contents.write('facial-image', content);
    return true;
  } catch (cause) {
    if (cause instanceof PivError && cause.kind === 'no-room') return false;
    throw cause;
  }
}

/** Capability container, discovery, key history. */
export async function discoveryAndHistory(context: IssueContext): Promise<void> {
  await writeIfOther(context, 'card-capability-container', buildCardCapabilityContainer());
  await writeIfOther(context, 'discovery', buildDiscovery());
  await writeIfOther(context, 'key-history', buildKeyHistory({ withOnCardCertificates: 0, withOffCardCertificates: 0 }));
}

/** The security object, last: it lists every unsigned object as it was written or found; the proof reads them back. */
export async function securityObject(context: IssueContext): Promise<void> {
  const listed = await contentsOnCard(context);
  const content = await buildSecurityObject(listed, (_contentType, lds) => context.parts.authority.signSecurityObject(lds));
  context.run.changesCard();
  await context.contents.write('security-object', content);
  await context.note({ 'security-object': toHex(content.subarray(0, 4)) }, { step: 'security-object' });
}

/** Every listed object that holds something. */
export async function contentsOnCard(context: IssueContext): Promise<readonly ListedObject[]> {
  const listed: ListedObject[] = [];
  for (const object of listedObjects) {
    const content = await withPinIfAsked(context, () => context.contents.read(object));
    if (content.length > 0) listed.push({ object, content });
  }
  return listed;
}
