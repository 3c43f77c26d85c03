import type { Database } from '../store/database.ts';
import { Waiting } from '../waiting.ts';
import { type EnrolledStation, enrolledStations, waitingTenants } from './enrolled.ts';
import { shareReads } from '../store/share-reads.ts';
import { feedHead } from './feed.ts';
import { FeedDigests } from './feed-digests.ts';
import type { Delivery } from './delivery.ts';
import { FreshFacts } from './fresh-facts.ts';
import { Intake } from './intake.ts';
import { SeenStations } from './seen-stations.ts';
import { type SealingKey, sealingKey } from './sealing-key.ts';
import { createSequencer, LOOK_MS, type Sequencer } from './sequencer.ts';
import type { TakenIn } from './take-in.ts';

/** Statements at once that say who is enrolled: each asks for all who came while those before were under way. */
const MOST_READING = 2;

export interface StationsParts {
  readonly database: Database;
  readonly wrapping: Uint8Array;
  readonly newId: () => string;
  readonly now: () => number;
  readonly log: (line: string) => void;
}

/** The organisations whose stations sync here: a sequencer for each, and whoever waits for its feed to go on. */
export interface Stations {
  readonly sealing: SealingKey;
  /** From now on facts that wait are found, whoever wrote them. */
  start(): Promise<void>;
  /** An enrolled and enabled station, as it is now; many that are asked for at the same moment are read together. */
  enrolled(tenant: string, station: string): Promise<EnrolledStation | undefined>;
  /** All of what is being read or nothing, and what its station is told. */
  take(tenant: string, reading: Promise<Delivery>): Promise<TakenIn>;
  /** There is something new of that organisation. */
  wake(tenant: string): void;
  /** Resolves once the feed goes beyond `cursor`, or after that time; how far it goes. */
  beyond(tenant: string, cursor: number, ms: number): Promise<number>;
  /** Digest of the feed at that size (hex); the caller knows that it goes that far. */
  digestAt(tenant: string, size: number): Promise<string>;
  /** That station has taken in the feed that far. */
  seen(station: { readonly tenant: string; readonly station: string; readonly fedTo: number }): Promise<void>;
  /** Work that the server does not end before; whoever waits in it is woken for that. */
  hold<Value>(work: () => Promise<Value>): Promise<Value>;
  /** Until nothing waits for its place any more. */
  idle(tenant: string): Promise<void>;
  stop(): Promise<void>;
}

export function createStations(parts: StationsParts): Stations {
  return new RunningStations(parts);
}

class RunningStations implements Stations {
  readonly sealing: SealingKey;
  readonly #parts: StationsParts;
  readonly #sequencers = new Map<string, Sequencer>();
  readonly #intakes = new Map<string, Intake>();
  readonly #fresh = new Map<string, FreshFacts>();
  readonly #waiting = new Waiting();
  readonly #digests = new Map<string, FeedDigests>();
  readonly #seen = new SeenStations();
  readonly #held = new Set<Promise<unknown>>();
  #looking: NodeJS.Timeout | undefined;
  readonly #enrolled: (name: string) => Promise<EnrolledStation | undefined>;

  constructor(parts: StationsParts) {
    this.#parts = parts;
    this.#enrolled = shareReads(
      (names) =>
        enrolledStations(
          names.map((name) => [name.slice(0, 36), name.slice(37)] as const),
          parts.database,
        ),
      ({ tenant, station }) => `${tenant}/${station}`,
      MOST_READING,
    );
    this.sealing = sealingKey(parts.wrapping);
  }

  async start(): Promise<void> {
    this.#looking ??= setInterval(() => void this.hold(() => this.#look()).catch(() => undefined), LOOK_MS);
    this.#looking.unref();
    await this.#look();
  }

  /** One question for all organisations: most of them have nothing to do most of the time. */
  async #look(): Promise<void> {
    for (const tenant of await waitingTenants(this.#parts.database)) this.wake(tenant);
  }

  enrolled(tenant: string, station: string): Promise<EnrolledStation | undefined> {
    return this.#enrolled(`${tenant}/${station}`);
  }

  async take(tenant: string, reading: Promise<Delivery>): Promise<TakenIn> {
    const intake = this.#intakes.get(tenant) ?? new Intake({ database: this.#parts.database, tenant });
    this.#intakes.set(tenant, intake);
    const fresh = this.#freshOf(tenant);
    const delivery = await intake.read(reading);
    fresh.keep(delivery, this.#parts.now());
    const taken = await intake.take(delivery).catch((cause: unknown) => {
      fresh.drop(delivery);
      throw cause;
    });
    if (taken.outcome !== 'taken' || taken.fresh === 0) fresh.drop(delivery);
    this.wake(tenant);
    return taken;
  }

  wake(tenant: string): void {
    this.#sequencerOf(tenant).wake();
  }

  async beyond(tenant: string, cursor: number, ms: number): Promise<number> {
    const { database } = this.#parts;
    const head = await feedHead(database, tenant);
    if (head !== cursor || ms === 0) return head;
    // Asked for before it is looked again, so that nothing comes in between.
    const woken = this.#waiting.for(tenant, ms);
    const now = await feedHead(database, tenant);
    if (now > cursor) {
      this.#waiting.tell(tenant);
      return now;
    }
    await woken;
    return feedHead(database, tenant);
  }

  digestAt(tenant: string, size: number): Promise<string> {
    const { database } = this.#parts;
    const digests = this.#digests.get(tenant) ?? new FeedDigests(tenant);
    this.#digests.set(tenant, digests);
    return digests.at(size, database);
  }

  seen(station: Parameters<Stations['seen']>[0]): Promise<void> {
    const { now, database } = this.#parts;
    return this.#seen.note(station, now(), database);
  }

  hold<Value>(work: () => Promise<Value>): Promise<Value> {
    const doing = work();
    this.#held.add(doing);
    return doing.finally(() => this.#held.delete(doing));
  }

  idle(tenant: string): Promise<void> {
    return this.#sequencerOf(tenant).idle();
  }

  async stop(): Promise<void> {
    clearInterval(this.#looking);
    this.#looking = undefined;
    this.#waiting.end();
    await Promise.allSettled(this.#held);
    await Promise.all([...this.#sequencers.values()].map((sequencer) => sequencer.stop()));
  }

  #freshOf(tenant: string): FreshFacts {
    const known = this.#fresh.get(tenant) ?? new FreshFacts();
    this.#fresh.set(tenant, known);
    return known;
  }

  #sequencerOf(tenant: string): Sequencer {
    const known = this.#sequencers.get(tenant);
    if (known !== undefined) return known;
    const { database, newId, log, wrapping, now } = this.#parts;
    const made = createSequencer({
      database,
      tenant,
      holder: newId(),
      log,
      looks: false,
      folding: { wrapping, now, fresh: this.#freshOf(tenant) },
      sequenced: () => this.#waiting.tell(tenant),
    });
    this.#sequencers.set(tenant, made);
    return made;
  }
}
