import { canonicalJson, type Json } from '../../../../core/base/canonical-json.ts';
import { splitPersonal } from '../../../../core/facts/personal.ts';
import type { Fact } from '../../../../core/facts/fact.ts';
import { lifecycles } from '../../../../core/lifecycles/all.ts';
import type { Card, Certificate, Person, RecordKind } from '../../../../core/records/records.ts';
import type { KeptRole } from '../../../../core/roles/about.ts';
import type { TestStation } from '../test-station.ts';

type Open = Readonly<Record<string, unknown>>;
const KEPT: readonly KeptRole[] = ['Operator', 'Approver', 'Administrator', 'Registry operator'];
/** Steps of records that several events lead along at once, or that begin a life. */
const BEGINS = undefined;

/** What must hold after every step, and the records as the facts alone tell them. */
export class Invariants {
  readonly #station: TestStation;
  readonly #now: () => number;
  readonly #folded = new Map<string, Open>();
  #lastN = 0;

  constructor(station: TestStation, now: () => number) {
    this.#now = now;
    this.#station = station;
  }

  /** Takes in what was written since; gives the records that were touched, each with its state before. Throws where something does not hold. */
  afterStep(met: (kind: RecordKind, id: string) => void): void {
    const { store, logged } = this.#station;
    const touched = new Map<string, { readonly kind: RecordKind; readonly id: string; readonly before: unknown }>();
    for (const fact of store.facts.stream(this.#lastN + 1)) this.#take(fact, touched, met);
    for (const { kind, id, before } of touched.values()) {
      this.#sameAsFolded(kind, id);
      this.#lawful(kind, id, before);
      if (kind === 'card') this.#card(store.get('card', id), before !== 'active');
      if (kind === 'person') this.#person(store.get('person', id));
      if (kind === 'certificate') this.#certificate(store.get('certificate', id));
    }
    if ([...touched.values()].some(({ kind }) => kind === 'account' || kind === 'person' || kind === 'membership')) this.#lastHolders();
    if (logged.length > 0) throw new Error(`a defect: ${logged.join('\n')}`);
  }

  /** Everything at once, and the proof of the journal: at the end of a walk and now and then. */
  whole(): void {
    const { store } = this.#station;
    for (const key of this.#folded.keys()) {
      const [kind = '', id = ''] = key.split(' ');
      this.#sameAsFolded(kind as RecordKind, id);
    }
    for (const card of store.all('card')) this.#card(card);
    for (const person of store.all('person')) this.#person(person);
    for (const certificate of store.all('certificate')) this.#certificate(certificate);
    this.#lastHolders();
  }

  #take(
    { fact }: Fact,
    touched: Map<string, { kind: RecordKind; id: string; before: unknown }>,
    met: (kind: RecordKind, id: string) => void,
  ) {
    this.#lastN = fact.n;
    for (const { record, id, set } of fact.changes) {
      const kind = record as RecordKind;
      const key = `${kind} ${id}`;
      const known = this.#folded.get(key);
      if (known === undefined) met(kind, id);
      if (!touched.has(key)) touched.set(key, { kind, id, before: known?.['state'] });
      const kept = Object.entries({ ...known, ...set }).filter(([, value]) => value !== null && value !== undefined);
      this.#folded.set(key, Object.fromEntries(kept));
    }
  }

  #sameAsFolded(kind: RecordKind, id: string): void {
    const row = this.#station.store.get(kind, id);
    const { open } = splitPersonal(kind, { ...row });
    const [rows, facts] = [open, this.#folded.get(`${kind} ${id}`) ?? {}].map((side) => canonicalJson({ ...side } as Json));
    if (rows !== facts) throw new Error(`${kind} ${id} is not the fold of its facts:\n  row:   ${rows}\n  facts: ${facts}`);
  }

  /** A state follows from the one before by edges of its life cycle, several where one step did several things. */
  #lawful(kind: RecordKind, id: string, before: unknown): void {
    const cycle = lifecycles.find(({ thing }) => thing === kind);
    const after = this.#folded.get(`${kind} ${id}`)?.['state'];
    if (cycle === undefined || before === BEGINS || before === after) return;
    const edges: readonly { readonly from: readonly string[]; readonly to: string }[] = cycle.edges;
    const reached = new Set<unknown>([before]);
    for (let size = 0; size !== reached.size; ) {
      size = reached.size;
      for (const { from, to } of edges) if (to !== 'same' && from.some((state) => reached.has(state))) reached.add(to);
    }
    if (!reached.has(after))
      throw new Error(`${kind} ${id} went from ${JSON.stringify(before)} to ${JSON.stringify(after)}, which no edge allows`);
  }

  #card(card: Card | undefined, isNew = false): void {
    if (card === undefined) return;
    const { store } = this.#station;
    const person = store.get('person', card.personId);
    if (card.state === 'active' && person?.state !== 'active')
      throw new Error(`card ${card.number} is Active, its holder ${person?.state}`);
    if (isNew && card.state === 'active') this.#oneActive(card);
    for (const certificate of store.certificates.byCard(card.id)) this.#certificate(certificate);
  }

  /** Unless the option for several is on while a card comes into force, it is the only one. */
  #oneActive({ personId, number }: Card): void {
    const { store } = this.#station;
    if (store.get('option', 'cards-multiple-active')?.value === true) return;
    const active = store.cards.byPerson(personId).filter(({ state }) => state === 'active');
    if (active.length > 1) throw new Error(`card ${number} came into force beside ${active.map((other) => other.number).join(', ')}`);
  }

  #person(person: Person | undefined): void {
    if (person === undefined) return;
    const { store } = this.#station;
    const active = store.cards.byPerson(person.id).filter(({ state }) => state === 'active');
    if (active.length > 0 && person.state !== 'active') throw new Error(`${person.number} is ${person.state} and has an Active card`);
  }

  /** In force only on an Active card or an Assigned temporary card, in the record and in the authority's own book, or "revocation waiting". */
  #certificate(certificate: Certificate | undefined): void {
    if (certificate === undefined) return;
    const { store } = this.#station;
    const inBook = store.authority.bySerial(certificate.serialHex);
    const inTime = Date.parse(certificate.notAfter) > this.#now();
    const inForce = certificate.state === 'valid' || (inBook?.state === 'valid' && inTime && !certificate.waitingForAuthority);
    if (!inForce) return;
    const { cardId, temporary, serialHex } = certificate;
    const state = temporary === true ? store.get('temporary-card', cardId)?.state : store.get('card', cardId)?.state;
    const lawful = temporary === true ? state === 'assigned' : state === 'active';
    if (!lawful)
      throw new Error(`certificate ${serialHex} is ${certificate.state}, in the book ${inBook?.state}, on a card that is ${state}`);
  }

  #lastHolders(): void {
    const { store } = this.#station;
    const accounts = store.all('account').filter(({ personId }) => store.get('person', personId)?.state === 'active');
    for (const role of KEPT) {
      const held = accounts.some(({ roles, registryOperator }) => (role === 'Registry operator' ? registryOperator : roles.includes(role)));
      if (!held) throw new Error(`nobody is ${role} any more`);
    }
  }
}
