import type { ActionId, ActionInput, ActionOutput } from '../../core/actions/all.ts';
import type { StationEvent } from '../../core/actions/wire.ts';
import type { FactDraft } from '../../core/facts/draft.ts';
import type { FactBody } from '../../core/facts/fact.ts';
import type { Failure } from '../../core/failures/table.ts';
import type { Loaded } from '../router/judge.ts';
import type { Actor } from '../../core/roles/actor.ts';
import { subjectOf } from '../router/subject-of.ts';
import type { Kiosk } from '../router/kiosk.ts';
import type { Session, SessionHolder } from '../router/session.ts';
import type { World } from '../router/clock.ts';
import type { Store } from '../store/store.ts';
import type { Shell } from '../shell/shell.ts';
import type { Desk } from '../desk/desk.ts';
import type { StepTimes } from '../desk/step-times.ts';
import type { Central } from '../central/central.ts';
import type { Sync } from '../sync/sync.ts';
import type { Registry } from '../house/registry.ts';
import type { House } from '../house/house.ts';
import type { TokenModules } from '../house/token-modules.ts';

/** The records an action is about, loaded by the router before anything was decided. */
export type Subject = Loaded;

/** One call that passed the one way in: parsed, allowed, possible. */
export interface Call<Id extends ActionId> {
  readonly input: ActionInput<Id>;
  readonly actor: Actor;
  /** Absent only for anonymous calls. */
  readonly session: Session | undefined;
  readonly subject: Subject;
  readonly who: FactBody['who'];
  /** Time of the call, ISO 8601. */
  readonly at: string;
  /** Would this caller be allowed that action, with that input where it matters, on that subject now? The same tables that just answered for this call. */
  readonly may: (action: ActionId, subject: Subject, input?: unknown) => Failure | undefined;
}

/** What handlers reach the world with. `house` throws until first start has made one. */
export interface Parts extends World {
  readonly store: Store;
  readonly sessions: SessionHolder;
  /** Whether the window is a kiosk, and the way out of it. */
  readonly kiosk: Kiosk;
  readonly shell: Shell;
  readonly desk: Desk;
  readonly house: House;
  readonly registry: Registry;
  /** The server that service points, staff, keys and RAiDs are written through, where one is set. */
  readonly central: Central;
  /** What this station tells the other stations through the central server, and hears from them. */
  readonly sync: Sync;
  /** Where virtual smart cards of this computer are kept. */
  readonly tokenModules: TokenModules;
  /** Shows a web address in the system's browser. Throws where none opens. */
  readonly openInBrowser: (url: string) => Promise<void>;
  readonly founding: Founding;
  readonly stepTimes: StepTimes;
  readonly version: string;
  readonly dataFolder: string;
  /** The people of the demo are entered without a password of their own. */
  readonly firstPasswords?: 'none';
  readonly announce: (event: StationEvent) => void;
  readonly log: (line: string) => void;
}

/** First start: making or joining an organisation. It ends by setting `house`. */
export interface Founding {
  readonly state: () => 'first-start' | 'recovery-code-to-print' | 'ready' | 'damaged';
  readonly found: (input: ActionInput<'station.first-start'>) => Promise<void>;
  readonly foundDemo: () => Promise<void>;
  readonly joinRequest: (stationName: string) => Promise<{ readonly fileName: string; readonly text: string }>;
  readonly join: (answer: string) => Promise<void>;
  /** At first start, and where the records are damaged. */
  readonly mayRestore: () => boolean;
  readonly takeBackup: (part: {
    readonly at: number;
    readonly bytes: Uint8Array;
    readonly last: boolean;
  }) => Promise<ActionOutput<'station.take-backup'>>;
  readonly restore: (typedCode: string) => Promise<ActionOutput<'station.restore'>>;
  readonly repair: (typedCode: string | undefined) => Promise<ActionOutput<'station.repair'>>;
  /** What is wrong with the records, and what there is to repair them with; undefined where nothing is. */
  readonly damage: () => Promise<NonNullable<ActionOutput<'station.status'>['damage']> | undefined>;
}

export type Handler<Id extends ActionId> = (call: Call<Id>, parts: Parts) => ActionOutput<Id> | Promise<ActionOutput<Id>>;

/** A fact of this call: who, service point and subject are the call's. */
export function factOf<Id extends ActionId>(call: Call<Id>, action: Id, rest: Pick<FactDraft, 'changes'> & Partial<FactDraft>): FactDraft {
  const { subject } = call;
  const about = subjectOf(subject);
  return {
    kind: 'intent',
    action,
    who: call.who,
    ...(subject.servicePointId === undefined ? {} : { servicePoint: subject.servicePointId }),
    ...(about === undefined ? {} : { subject: about }),
    ...rest,
  };
}

/** The loaded record that this action's row promised; a missing one is our own mistake, not the caller's. */
export function required<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new TypeError(`expected ${what} to be loaded before the handler`);
  return value;
}
