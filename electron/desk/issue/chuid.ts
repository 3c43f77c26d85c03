import { encodeFascN, NON_FEDERAL_FASC_N } from '../../../native/piv/objects/fasc-n.ts';
import { buildChuid, type ChuidContent, chuidSignedBytes, parseChuid } from '../../../native/piv/objects/chuid.ts';
import { formatUuid, parseUuid } from '../../../native/piv/objects/uuid.ts';
import { fromHex, toHex } from '../../../core/base/bytes.ts';
import { lastDay } from '../../../core/records/last-day.ts';
import type { IssueContext } from './context.ts';

/** The card's number for life: chosen and written down before it is sent, so that a torn card is recognised by it. */
export async function bind(context: IssueContext): Promise<void> {
  if (context.record.cardUuid !== undefined) return;
  const { parts, profile } = context;
  const expiresOn = lastDay(parts.now(), profile.validYears);
  const set = { cardUuid: parts.newId(), fascN: toHex(encodeFascN(NON_FEDERAL_FASC_N)), expiresOn };
  await context.note({ uuid: set.cardUuid }, { step: 'chuid', changes: () => [context.set(set)] });
}

export function chuidContent(context: IssueContext): ChuidContent {
  const { record } = context;
  return { fascN: fromHex(record.fascN ?? ''), cardUuid: parseUuid(context.uuid), expiresOn: (record.expiresOn ?? '').replaceAll('-', '') };
}

/** Writes the CHUID first, since everything later is derived from or bound to its UUID. One that is there already stays. */
export async function writeChuid(context: IssueContext): Promise<void> {
  if (await holdsOurs(context)) return;
  const content = chuidContent(context);
  const signature = await context.parts.authority.signChuid(chuidSignedBytes(content));
  await context.note({ chuid: 'about-to' });
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
