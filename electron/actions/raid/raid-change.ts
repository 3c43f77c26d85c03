import type { Change } from '../../../core/facts/draft.ts';
import type { FactBody } from '../../../core/facts/fact.ts';
import { isEmbargoed, titleOf } from '../../../core/raid/compose-raid.ts';
import { revisionsOf } from '../../../core/raid/history.ts';
import type { RaidMetadata } from '../../../core/raid/metadata.ts';
import { PRIMARY_TITLE } from '../../../core/raid/vocabularies.ts';
import type { Raid, RaidRevision } from '../../../core/records/records.ts';

export interface Version {
  readonly raidId: string;
  readonly version: number;
  readonly before: RaidMetadata | undefined;
  readonly after: RaidMetadata;
  readonly who: FactBody['who'];
  readonly at: string;
  readonly newId: () => string;
}

/** The rows of the history that a version adds: who changed what when. */
export function revisionChanges({ raidId, version, before, after, who, at, newId }: Version): readonly Change[] {
  return revisionsOf(version, before, after).map(({ revision, changeType, diff }) => {
    const id = newId();
    const by = who.apiKey === undefined ? { changedBy: who.person ?? null } : { apiKeyId: who.apiKey };
    const set = { id, raidId, revision, changeType, diff: diff as RaidRevision['diff'], changedAt: at, ...by };
    return { record: 'raid-revision', id, set } as const;
  });
}

/** What the envelope says of a minted record. */
export function envelopeOf(record: RaidMetadata) {
  const state = isEmbargoed(record) ? ('embargoed' as const) : ('open' as const);
  return { state, title: titleOf(record, PRIMARY_TITLE), metadata: record as unknown as Raid['metadata'] };
}

/** The stored metadata as what it passed the rules as. */
export function recordOf({ metadata }: Raid): RaidMetadata {
  return metadata as unknown as RaidMetadata;
}

/** The first title of a draft, right or not. */
export function draftTitle(metadata: Raid['metadata']): string {
  const titles = metadata['title'];
  const first: unknown = Array.isArray(titles) ? titles[0] : undefined;
  const { text } = (typeof first === 'object' && first !== null ? first : {}) as { readonly text?: unknown };
  const said = typeof text === 'string' ? text.replace(/\s+/g, ' ').trim().slice(0, 200) : '';
  return said === '' ? 'Untitled' : said;
}
