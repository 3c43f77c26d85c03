import type { ChainHead } from '../../core/facts/chain.ts';
import type { FactBody } from '../../core/facts/fact.ts';
import { equalBytes, fromBase64 } from '../../core/base/bytes.ts';
import { Journal, type JournalParts, type Verification } from './journal.ts';
import type { SettingReader } from './local.ts';
import type { StoreReader, StoreWriter } from './store.ts';

const SETTING = 'epoch';

/** The epoch this store writes in: 0 from its founding on, one more after each restore or repair. */
export function epochOf(store: { readonly settings: SettingReader }): number {
  return Number(store.settings.get(SETTING) ?? 0);
}

export function keepEpoch(writer: StoreWriter, epoch: number): void {
  writer.settings.set(SETTING, epoch);
}

/** What the first fact of a later epoch says of the epoch before: its number, how many entries it had, and the hash of the last. */
export function linkTo({
  epoch,
  n,
  hash,
}: Omit<ChainHead, 'station'>): Readonly<Record<'lastEpoch' | 'lastN' | 'lastHash', number | string>> {
  return { lastEpoch: epoch, lastN: n, lastHash: hash };
}

/** The Ed25519 key (32 bytes) that a fact of its own epoch gave the station; undefined where it changed none. */
function keyIn(fact: FactBody, station: string): Uint8Array | undefined {
  const spki = fact.changes.find((change) => change.record === 'station' && change.id === station)?.set['signingSpki'];
  return typeof spki === 'string' ? fromBase64(spki).slice(-32) : undefined;
}

interface Epoch {
  readonly journal: Journal;
  readonly epoch: number;
  /** Whether the station still has the key that signed it. */
  readonly signs: boolean;
}

/** A journal for each epoch of the station that has entries, oldest first. A key that an epoch does not change is the one before it. */
function epochsOf({ store, scribe, publicKey }: JournalParts): readonly Epoch[] {
  const epochs: Epoch[] = [];
  let key: Uint8Array | undefined;
  for (let epoch = 0; epoch < scribe.epoch; epoch += 1) {
    const facts = store.facts.inEpoch(epoch);
    const first = facts.byNumber(1);
    if (first === undefined) continue;
    key = keyIn(first.fact, scribe.station) ?? key ?? publicKey;
    const journal = new Journal({ store: { facts }, scribe: { ...scribe, epoch }, publicKey: key });
    epochs.push({ epoch, journal, signs: equalBytes(key, publicKey) });
  }
  const facts = store.facts.inEpoch(scribe.epoch);
  return [...epochs, { epoch: scribe.epoch, journal: new Journal({ store: { facts }, scribe, publicKey }), signs: true }];
}

/** The journal of an earlier epoch; undefined where there is none. */
export function journalOfEpoch(parts: JournalParts, epoch: number): Journal | undefined {
  return epochsOf(parts).find((candidate) => candidate.epoch === epoch)?.journal;
}

const checkpointSetting = (epoch: number): string => `checkpoint-${epoch}`;

/** Keeps a checkpoint of the present epoch, for the day when its key is lost with this machine. */
export function keepCheckpoint(writer: StoreWriter, epoch: number, checkpoint: string): void {
  writer.settings.set(checkpointSetting(epoch), checkpoint);
}

/** Earlier epochs as others may check them: by a checkpoint that is signed now, or by the one that was kept while there was a key. */
export function earlierEpochs(
  parts: JournalParts & { readonly store: { readonly settings: SettingReader } },
): readonly { readonly epoch: number; readonly journal: Journal; readonly checkpoint: string }[] {
  return epochsOf(parts).flatMap(({ epoch, journal, signs }) => {
    const kept = parts.store.settings.get(checkpointSetting(epoch));
    const checkpoint = signs ? journal.checkpoint() : typeof kept === 'string' ? kept : undefined;
    return epoch === parts.scribe.epoch || checkpoint === undefined ? [] : [{ epoch, journal, checkpoint }];
  });
}

export interface EpochsVerification extends Omit<Verification, 'problem'> {
  readonly problem?: NonNullable<Verification['problem']> | 'epoch';
  /** Of the entry that is bad, where it is not the present one. */
  readonly epoch?: number;
}

/** Verifies every epoch of the station and that each begins where the one before it ended. `entries` counts all of them. */
export async function verifyEpochs(parts: JournalParts, progress: (checked: number, total: number) => void): Promise<EpochsVerification> {
  const { store, scribe } = parts;
  const epochs = epochsOf(parts);
  const total = epochs.reduce((sum, { journal }) => sum + journal.size, 0);
  let [checked, checkpoint] = [0, ''];
  for (const [at, { epoch, journal }] of epochs.entries()) {
    const of = epoch === scribe.epoch ? {} : { epoch };
    const before = checked;
    const verdict = await journal.verify((done) => progress(before + done, total));
    checked += verdict.entries;
    checkpoint = verdict.checkpoint;
    if (!verdict.sound) return { ...verdict, ...of, entries: checked };
    if (at > 0 && journal.size > 0 && !continues(store, epoch))
      return { entries: before, sound: false, firstBad: 1, problem: 'epoch', ...of, checkpoint };
  }
  return { entries: checked, sound: true, checkpoint };
}

/** Does the epoch's first fact name an end of an earlier one? What stands there beyond it was delivered before, and came home by the feed. */
function continues(store: JournalParts['store'], epoch: number): boolean {
  const { lastEpoch, lastN, lastHash } = store.facts.inEpoch(epoch).byNumber(1)?.fact.note ?? {};
  if (typeof lastEpoch !== 'number' || typeof lastN !== 'number' || lastEpoch >= epoch) return false;
  return store.facts.inEpoch(lastEpoch).byNumber(lastN)?.hash === lastHash;
}

/** Where the journal of a store ends; undefined where it has no entry. */
export function journalHead(store: StoreReader, station: string): ChainHead | undefined {
  const epoch = epochOf(store);
  const last = store.facts.inEpoch(epoch).last();
  return last === undefined ? undefined : { station, epoch, ...last };
}
