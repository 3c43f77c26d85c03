import { encodeFascN, NON_FEDERAL_FASC_N } from '../../../native/piv/objects/fasc-n.ts';
import { buildChuid, type ChuidContent, chuidSignedBytes, parseChuid } from '../../../native/piv/objects/chuid.ts';
import { formatUuid, parseUuid } from '../../../native/piv/objects/uuid.ts';
import { fromHex, toHex } from '../../../core/base/bytes.ts';
import { lastDay } from '../../../core/records/last-day.ts';
import type { IssueContext } from './context.ts';

type Bound = Readonly<Record<'cardUuid' | 'fascN' | 'expiresOn', string>>;

/** The card's number for life, drawn where it has none yet. */
function bound({ parts, profile, record }: IssueContext): Bound {
  const { cardUuid, fascN, expiresOn } = record;
  if (cardUuid !== undefined) return { cardUuid, fascN: fascN ?? '', expiresOn: expiresOn ?? '' };
  return { cardUuid: parts.newId(), fascN: toHex(encodeFascN(NON_FEDERAL_FASC_N)), expiresOn: lastDay(parts.now(), profile.validYears) };
}

function chuidContent({ cardUuid, fascN, expiresOn }: Bound): ChuidContent {
  return { fascN: fromHex(fascN), cardUuid: parseUuid(cardUuid), expiresOn: expiresOn.replaceAll('-', '') };
}

/**
 * Writes the CHUID first, since everything later is derived from or bound to its UUID: drawn and written down before it is sent, so that a torn
 * card is recognised by it. One that is there already stays.
 */
export async function writeChuid(context: IssueContext): Promise<void> {
  const isBound = context.record.cardUuid !== undefined;
  if (isBound && (await holdsOurs(context))) return;
  const number = bound(context);
  const content = chuidContent(number);
  const signature = await context.parts.authority.signChuid(chuidSignedBytes(content));
  await context.note(
    { uuid: number.cardUuid, chuid: 'about-to' },
    { step: 'chuid', changes: () => (isBound ? [] : [context.set(number)]) },
  );
  context.run.changesCard();
  // With the keys changed and no number on it, nobody would know the card again.
  await context.contents.writeForSure('chuid', buildChuid(content, signature));
}

async function holdsOurs({ contents, isFresh, uuid }: IssueContext): Promise<boolean> {
  const content = isFresh ? undefined : await contents.read('chuid');
  if (content === undefined || content.length === 0) return false;
  const found = parseChuid(content);
  return found.cardUuid !== undefined && found.signature !== undefined && formatUuid(found.cardUuid) === uuid;
}
