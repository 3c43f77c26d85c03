import type { Registrar } from '../../core/raid/registrar.ts';
import type { Resolver } from '../../core/raid/resolver.ts';
import type { LetterBox } from '../calls/letter-box.ts';
import type { ServerKeys } from '../facts/server-keys.ts';
import type { Stations } from '../facts/stations.ts';
import type { RelyingParty } from '../mobile-id/relying-party.ts';
import type { Database } from '../store/database.ts';
import type { StoredRaid } from '../store/raid-rows.ts';
import type { Reads } from '../store/reads.ts';
import type { WriteQueue } from '../store/write-queue.ts';

/** What the server is made of, as actions need it. */
export interface World {
  readonly database: Database;
  readonly reads: Reads;
  readonly writes: WriteQueue;
  readonly keys: ServerKeys;
  readonly registrar: Registrar;
  readonly resolver: Resolver;
  readonly raid: RaidSettings;
  readonly stations: Stations;
  /** Cards that are unblocked from afar just now. */
  readonly calls: LetterBox;
  /** Where phones make passkeys; undefined where the server was not told its own address. */
  readonly mobile: RelyingParty | undefined;
  /** A secret of the sealed set; undefined where there is none. */
  readonly raidByHandle: (handle: string) => Promise<StoredRaid | undefined>;
  readonly openSealed: (id: string, kind: string) => Promise<Uint8Array | undefined>;
  /** Milliseconds since 1970 in UTC. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly random: (length: number) => Uint8Array;
  /** A line for the log; never with an input. */
  readonly log: (line: string) => void;
}

export interface RaidSettings {
  /** ROR of the registration agency. */
  readonly agency: string;
  /** Where records are read by people: `https://…/`, the handle is put behind it. */
  readonly agencyUrl: string;
}
