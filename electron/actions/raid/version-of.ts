import { Refusal } from '../../../core/failures/refusal.ts';
import { recordAt, type Revision } from '../../../core/raid/history.ts';
import type { RaidMetadata } from '../../../core/raid/metadata.ts';
import type { Raid } from '../../../core/records/records.ts';
import type { StoreReader } from '../../store/store.ts';
import { recordOf } from './raid-change.ts';

/** The record at a version, from its history. Throws Refusal('not-found') for one that there is not. */
export function versionOf(raid: Raid, version: number, store: StoreReader): RaidMetadata {
  if (version === raid.version) return recordOf(raid);
  if (version > raid.version) throw new Refusal('not-found');
  return recordAt(version, store.raids.revisions(raid.id, version) as readonly Revision[]);
}
