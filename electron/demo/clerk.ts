import { type ActionId, type ActionInput, type ActionOutput, actions } from '../../core/actions/all.ts';
import type { ActionRow } from '../../core/actions/action.ts';
import type { FactDraft } from '../../core/facts/draft.ts';
import { Refusal } from '../../core/failures/refusal.ts';
import type { About } from '../../core/roles/about.ts';
import { decide } from '../../core/roles/decide.ts';
import type { SettledPermission } from '../../core/roles/permission.ts';
import { handlers } from '../actions/all.ts';
import type { Call, Handler, Parts } from '../actions/handler.ts';
import type { FounderParts } from '../house/founder-parts.ts';
import type { House } from '../house/house.ts';
import { personActor } from '../router/actor.ts';
import { judge } from '../router/judge.ts';
import { loadSubject } from '../router/subject.ts';
import type { Store, StoreWriter } from '../store/store.ts';

/** Who does something in the demo's past, where, and when. */
export interface By {
  readonly personId: string;
  readonly servicePointId: string;
  readonly atMs: number;
}

/**
 * Does for invented people what the router does for real ones, inside one transaction: subject, roles, life cycle, and then the very
 * handler that a click reaches. So nothing comes about in the demo that could not come about at a desk. Facts carry the time at which
 * they are written, records the time of the story.
 */
export class Clerk {
  readonly writer: StoreWriter;
  readonly #parts: Parts;
  readonly #later: Promise<unknown>[] = [];
  #open = true;

  constructor(writer: StoreWriter, house: House, given: FounderParts) {
    this.writer = writer;
    const { store } = given;
    // What a handler does after its own transaction, it does after this one: then it finds the store as it always is.
    const inside: Store = { ...store, transact: (work) => (this.#open ? work(writer) : store.transact(work)) };
    this.#parts = { ...given, house, store: inside, firstPasswords: 'none' } as unknown as Parts;
  }

  get store(): Store {
    return this.#parts.store;
  }

  /** Throws Refusal where the router would refuse; TypeError where nothing was written. */
  act<Id extends ActionId>(id: Id, given: ActionInput<Id>, by: By): ActionOutput<Id> | undefined {
    const row: ActionRow = actions[id];
    const input = row.input.parse(given) as ActionInput<Id>;
    const session = {
      ...by,
      identityProvider: 'local',
      id: this.#parts.newId(),
      signedInAtMs: by.atMs,
      lastActiveMs: by.atMs,
      locked: false,
    };
    const actor = personActor(by.personId, this.store);
    const subject = loadSubject(row.subject, input as Record<string, unknown>, {
      store: this.store,
      session,
      servicePointId: by.servicePointId,
      readerOf: () => undefined,
    });
    const refusal = judge(row, { actor, subject, store: this.store });
    if (refusal !== undefined) throw new Refusal(refusal.code, refusal.params);
    const who = { person: by.personId };
    const call: Call<Id> = { input, actor, session, subject, who, at: isoOf(by.atMs), may: () => undefined };
    return this.#run(id, () => (handlers[id] as Handler<Id>)(call, this.#parts));
  }

  /** A fact of which no action tells yet, or whose action needs a card in a reader; the tables are asked all the same. */
  note(draft: FactDraft, permission?: SettledPermission, about: About = {}): void {
    if (permission !== undefined) {
      const decision = decide(personActor(draft.who.person ?? '', this.store), permission, about);
      if (!decision.allowed) throw new Refusal('denied', { because: decision.because, roles: decision.roles.join(', ') });
    }
    this.writer.append(draft);
  }

  /** The transaction is over: from now on handlers go on by themselves. */
  close(): void {
    this.#open = false;
  }

  /** What handlers still had to do, for example to tell the authority. */
  async finish(): Promise<void> {
    await Promise.all(this.#later);
  }

  #run<Output>(id: ActionId, work: () => Output | Promise<Output>): Output | undefined {
    const before = this.writer.facts.last()?.n;
    const outcome = work();
    if (outcome instanceof Promise) {
      outcome.catch(() => undefined);
      this.#later.push(outcome);
    }
    if (this.writer.facts.last()?.n === before) throw new TypeError(`demo: ${id} wrote nothing`);
    return outcome instanceof Promise ? undefined : outcome;
  }
}

export function isoOf(ms: number): string {
  return new Date(ms).toISOString();
}
