import { fromHex, wipe } from '../../../core/base/bytes.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { findManagementKey } from '../../../native/piv/find-management-key.ts';
import type { ManagementKey } from '../../../native/piv/management-key.ts';
import type { IssueContext } from './context.ts';

function factoryKeys({ model }: IssueContext): readonly ManagementKey[] {
  return model.factory.managementKeys.map(({ cipher, key }) => ({ cipher, key: fromHex(key) }));
}

/** The card's own key as this station derives it; undefined where the supplier's key is kept. */
export function ownKey(context: IssueContext): ManagementKey | undefined {
  const cipher = context.model.managementKeyChange === 'none' ? undefined : context.model.managementCiphers[0];
  if (cipher === undefined) return undefined;
  const version = context.record.masterKeyVersion ?? context.parts.secrets.masterKeyVersion();
  return context.parts.secrets.managementKey({ cardUuid: context.uuid, version, cipher });
}

/**
 * Proves 9B: the factory's keys on a fresh card; once a change was begun, first the own key. Where metadata says which one is live, only
 * that is tried; wrong keys are never tried more than twice.
 */
export async function authenticate(context: IssueContext): Promise<void> {
  const stage = context.finding('management-key');
  const isFactory = context.present.management?.isDefault ?? (stage === 'done' ? false : undefined);
  const own = stage === undefined || isFactory === true ? undefined : ownKey(context);
  const known = [own, ...(isFactory === false ? [] : factoryKeys(context))].filter((candidate) => candidate !== undefined);
  const right = await firstRight(context, known);
  if (right === own && stage !== 'done') await context.note({ 'management-key': 'done' });
}

/** Right after the change: only the own key may do. */
export async function authenticateAsOwn(context: IssueContext): Promise<void> {
  const own = ownKey(context);
  await firstRight(context, own === undefined ? [] : [own]);
}

/** Wipes them all. Throws Refusal('management-key-unknown') where none is right. */
async function firstRight({ card }: IssueContext, keys: readonly ManagementKey[]): Promise<ManagementKey> {
  try {
    const right = await findManagementKey(card, keys);
    if (right === undefined) throw new Refusal('management-key-unknown');
    return right;
  } finally {
    for (const { key } of keys) wipe(key);
  }
}
