import type { StationEvent } from '../../core/actions/wire.ts';
import type { CertificateAuthority } from '../authority/certificate-authority.ts';
import type { DamageWhy } from '../backup/open-records.ts';
import type { World } from '../router/clock.ts';
import type { Shell } from '../shell/shell.ts';
import type { Store } from '../store/store.ts';

/** What founding, joining and the house they end in are made of. */
export interface FounderParts extends World {
  readonly store: Store;
  readonly shell: Shell;
  readonly dataFolder: string;
  readonly log: (line: string) => void;
  /** Why the records cannot be worked with; then the store is an empty one in memory. */
  readonly damage?: DamageWhy;
  /** Closes the records, does that, and opens what is there then: this station ends, and another one answers the page. */
  readonly swap: (work: () => void) => Promise<void>;
  readonly announce: (event: StationEvent) => void;
  /** Stands between the station and its own authority; only tests have one. */
  readonly authority?: (real: CertificateAuthority) => CertificateAuthority;
}
