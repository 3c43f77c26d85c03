import { content } from './history.ts';
import type { RaidMetadata } from './metadata.ts';
import { EMBARGOED_ACCESS } from './vocabularies.ts';
import { RAID, ROR } from './schemes.ts';

export const LICENCE = 'Creative Commons CC-0';

/** What whoever registers says of a RAiD, whatever the caller sent. */
export interface RaidIdentity {
  readonly handle: string;
  /** RORs. */
  readonly owner: string;
  readonly agency: string;
  /** The service point's number. */
  readonly servicePoint: number;
  readonly raidAgencyUrl: string;
  readonly version: number;
  /** Seconds since 1970, UTC. */
  readonly created: number;
  readonly updated: number;
}

/** The whole record: a caller's content with identifier and times of the registry. */
export function composeRaid(metadata: RaidMetadata, identity: RaidIdentity): RaidMetadata {
  const { handle, owner, agency, servicePoint, raidAgencyUrl, version, created, updated } = identity;
  return {
    ...(content(metadata) as unknown as RaidMetadata),
    metadata: { created, updated },
    identifier: {
      id: `${RAID}${handle}`,
      schemaUri: RAID,
      registrationAgency: { id: agency, schemaUri: ROR },
      owner: { id: owner, schemaUri: ROR, servicePoint },
      raidAgencyUrl,
      license: LICENCE,
      version,
    },
  };
}

/** Prefix and the first eight hex digits of a random UUID (spec service points 5.3). */
export function newHandle(prefix: string, uuid: string): string {
  return `${prefix}/${uuid.replaceAll('-', '').slice(0, 8)}`;
}

export function isEmbargoed(metadata: RaidMetadata): boolean {
  return metadata.access.type.id === EMBARGOED_ACCESS;
}

/** What a list calls it: the primary title that runs now, else the first. */
export function titleOf(metadata: RaidMetadata, primaryType: string): string {
  const primary = metadata.title.filter((title) => title.type.id === primaryType);
  return (primary.find((title) => title.endDate === undefined || title.endDate === '') ?? primary[0] ?? metadata.title[0])?.text ?? '';
}
