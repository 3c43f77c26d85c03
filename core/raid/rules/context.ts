import type { RaidMetadata } from '../metadata.ts';
import type { RaidFailure } from '../raid-failure.ts';

/** What the rules must know beside the record. Days are YYYY-MM-DD. */
export interface RuleContext {
  /** The day on which the record is judged. */
  readonly asOf: string;
  /** When it was registered; absent for one that is minted now. The embargo is counted from here. */
  readonly registeredOn?: string;
  /** The version that is edited: retired values that it has may stay. */
  readonly before?: RaidMetadata;
}

/** One block's rules: every fault that they find. */
export type Rule = (record: RaidMetadata, context: RuleContext) => readonly RaidFailure[];
