import type { StoreReader, StoreWriter } from '../store/store.ts';

/** The head of the log that this station cosigned last. */
export interface SignedHead {
  readonly size: number;
  /** A signed note. */
  readonly note: string;
  /** The line that it signed below it. */
  readonly line: string;
  /** Whether the server has that line. */
  readonly delivered: boolean;
}

/** Two heads that the server signed, of which neither log begins with the other: what shows that it had two. */
export interface Fork {
  readonly found: string;
  /** What this station cosigned, or where that is not what contradicts: its own tree over what it took in, which nobody signed. */
  readonly own: string;
  /** What it was shown then. */
  readonly other: string;
  /** Since when a person knows why, and this station cosigns again. */
  readonly settled?: string;
}

/** `key`: the 32 bytes, base64, that heads must be signed with; as the server said when it was asked first. */
interface Witness {
  readonly key?: string;
  readonly head?: SignedHead;
  readonly forks?: readonly Fork[];
}

const SETTING = 'witness';
type Reads = Pick<StoreReader, 'settings'>;
type Writes = Pick<StoreWriter, 'settings'>;

export function witnessSetting({ settings }: Reads): Witness {
  return (settings.get(SETTING) as Witness | undefined) ?? {};
}

export function keepWitness(writer: Writes, change: Witness): void {
  writer.settings.set(SETTING, JSON.parse(JSON.stringify({ ...witnessSetting(writer), ...change })));
}

/** Every fork that was ever found here, oldest first. */
export function forksFound(reader: Reads): readonly Fork[] {
  return witnessSetting(reader).forks ?? [];
}

/** The one because of which this station cosigns nothing. */
export function openFork(reader: Reads): Fork | undefined {
  return forksFound(reader).find(({ settled }) => settled === undefined);
}

export function keepFork(writer: Writes, fork: Fork): void {
  keepWitness(writer, { forks: [...forksFound(writer), fork] });
}

/** What was found stays; the next head is the first that counts. */
export function settleFork(writer: Writes, at: string): void {
  const { key, forks = [] } = witnessSetting(writer);
  writer.settings.set(SETTING, JSON.parse(JSON.stringify({ key, forks: forks.map((fork) => ({ ...fork, settled: fork.settled ?? at })) })));
}
