import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { toBase64 } from '../../../core/base/bytes.ts';
import { madeCertificate } from '../../native/maker-certificates.ts';
import type { Change } from '../../../core/facts/draft.ts';
import type {
  Card,
  Membership,
  MobileId,
  Person,
  Reason,
  Request,
  TemporaryCard,
  VirtualSmartCard,
} from '../../../core/records/records.ts';
import { PointRegister } from './register-points.ts';
import { OPERATOR, PASSWORD, type TestStation } from './test-station.ts';

/** What a person is, where the way of making them does not matter. */
export interface Standing {
  readonly roles?: readonly string[];
  readonly registryOperator?: boolean;
  readonly operatorDisabled?: true;
  readonly state?: Person['state'];
  /** Home of the record; the station's own where it is not said. */
  readonly servicePointId?: string;
  /** None where it is not said. */
  readonly memberships?: readonly Partial<Pick<Membership, 'servicePointId' | 'role' | 'state'>>[];
}

export interface Somebody {
  readonly id: string;
  readonly email: string;
  readonly password: string;
}

/** Records written straight into the register as facts of this station: what no action of the program makes, or not so quickly. */
export class Register extends PointRegister {
  readonly #station: TestStation;
  #made = 0;

  constructor(station: TestStation) {
    super();
    this.#station = station;
  }

  get #founder(): Person {
    const founder = this.#station.store.people.byEmail(OPERATOR.email);
    if (founder === undefined) throw new TypeError('expected a station that was founded');
    return founder;
  }

  /** The service point of first start. */
  override get here(): string {
    return this.#founder.servicePointId;
  }

  get operator(): string {
    return this.#founder.id;
  }

  /** One fact with these changes. */
  override change(...changes: readonly Change[]): void {
    this.#station.store.transact((writer) => {
      writer.append({ kind: 'observation', action: 'test', who: {}, changes });
    });
  }

  servicePoint(name: string, enabled = true): string {
    const id = randomUUID();
    this.change({ record: 'service-point', id, set: { id, name, enabled, createdAt: new Date().toISOString() } });
    return id;
  }

  /** Everybody's password is the same. */
  person(name: string, standing: Standing = {}): Somebody {
    const { store } = this.#station;
    const founder = this.#founder;
    const [id, number] = [randomUUID(), ++this.#made];
    const email = `p${number}x${name.toLowerCase().replace(/[^a-z]+/g, '')}@example.org`;
    const createdAt = new Date().toISOString();
    const servicePointId = standing.servicePointId ?? founder.servicePointId;
    const { dataKeyId } = founder;
    const state = standing.state ?? 'active';
    const person: Person = { id, servicePointId, number: `T-${number}`, state, name, sortName: name, email, dataKeyId, createdAt };
    const memberships = (standing.memberships ?? []).map((given): Membership => {
      const standard = { role: 'service-point-user', state: 'enabled', servicePointId } as const;
      return { ...standard, ...given, id: randomUUID(), personId: id, createdAt };
    });
    this.change(
      { record: 'person', id, set: person },
      {
        record: 'account',
        id,
        set: {
          personId: id,
          roles: [...(standing.roles ?? [])],
          registryOperator: standing.registryOperator ?? false,
          ...(standing.operatorDisabled === true ? { operatorDisabled: true } : {}),
        },
      },
      ...memberships.map((membership): Change => ({ record: 'membership', id: membership.id, set: membership })),
    );
    const hash = store.passwords.get(founder.id)?.hash ?? '';
    store.transact((writer) => writer.passwords.put({ personId: id, hash, changedAt: createdAt }));
    return { id, email, password: PASSWORD };
  }

  card(personId: string, rest: Partial<Card> = {}): string {
    const card = this.#card(personId, rest);
    this.change({ record: 'card', id: card.id, set: card });
    return card.id;
  }

  #card(personId: string, rest: Partial<Card>): Card {
    const number = this.#station.store.cards.nextNumber();
    const createdAt = new Date().toISOString();
    const standard = { servicePointId: this.here, number, profileId: 'employee-p256', state: 'approved', createdAt } as const;
    return { ...standard, ...rest, id: randomUUID(), personId };
  }

  /** A temporary card in that state; the holder has it where one can. */
  temporaryCard(holder: string, rest: Partial<TemporaryCard> = {}): string {
    const id = randomUUID();
    const createdAt = new Date().toISOString();
    const number = this.#station.store.temporaryCards.nextNumber();
    const lent = rest.state === 'assigned' || rest.state === 'expired' ? { personId: holder, dueOn: '2099-12-31' } : {};
    const standard = { servicePointId: this.here, number, profileId: 'employee-p256', state: 'requested', createdAt } as const;
    this.change({ record: 'temporary-card', id, set: { ...standard, ...lent, ...rest, id } });
    return id;
  }

  /** Of that person, at this station; its token is nowhere. */
  virtualSmartCard(personId: string, rest: Partial<VirtualSmartCard> = {}): string {
    const id = randomUUID();
    const number = this.#station.store.virtualSmartCards.nextNumber();
    const [station] = this.#station.store.all('station');
    const token = { modulePath: '/in/memory', tokenLabel: `Cardwright V-${number}`, keys: 'made', stationId: station?.id ?? id } as const;
    const standard = { servicePointId: this.here, personId, number, state: 'active', expiresOn: '2099-12-31' } as const;
    this.change({
      record: 'virtual-smart-card',
      id,
      set: { ...standard, ...token, createdAt: new Date().toISOString(), ...rest, id },
    });
    return id;
  }

  mobileId(personId: string, rest: Partial<MobileId> = {}): string {
    const id = randomUUID();
    const number = this.#station.store.mobileIds.nextNumber();
    const standard = { servicePointId: this.here, personId, number, state: 'active', stationId: id, expiresOn: '2099-12-31' } as const;
    const set: MobileId = { ...standard, uses: ['authentication', 'signature'], createdAt: new Date().toISOString(), ...rest, id };
    this.change({ record: 'mobile-id', id, set });
    return id;
  }

  /** A request for a card, which waits with it. */
  cardRequest(personId: string, requesterId: string, rest: Partial<Request> = {}): string {
    const id = randomUUID();
    const servicePointId = rest.servicePointId ?? this.here;
    const card = this.#card(personId, { state: 'requested', requestId: id, servicePointId });
    const standard = { row: 26, state: 'requested', before: {}, after: {}, requestedAt: new Date().toISOString() } as const;
    const request: Request = { ...standard, ...rest, cardId: card.id, servicePointId, id, personId, requesterId };
    this.change({ record: 'card', id: card.id, set: card }, { record: 'request', id, set: request });
    return id;
  }

  /** A number that no record of this register had before. */
  override next(): number {
    return ++this.#made;
  }

  narrowerRole(): string {
    const id = randomUUID();
    const role = { id, name: `Narrower ${this.next()}`, parent: 'Operator', useCases: [33], houseRows: [], inUse: true } as const;
    this.change({ record: 'narrower-role', id, set: { ...role, useCases: [...role.useCases], houseRows: [...role.houseRows] } });
    return id;
  }

  /** A card maker's root that is trusted. */
  attestationCa(): string {
    const { der } = madeCertificate({ name: `Maker ${this.next()}` });
    const id = createHash('sha256').update(der).digest('hex');
    this.change({ record: 'attestation-ca', id, set: { id, der: toBase64(der), inUse: true } });
    return id;
  }

  reason(type: Reason['type']): string {
    const id = randomUUID();
    this.change({ record: 'reason', id, set: { id, type, text: `Reason ${this.next()}`, inUse: true } });
    return id;
  }

  identifier(): string {
    const id = randomUUID();
    this.change({ record: 'identifier', id, set: { id, name: `Document ${this.next()}`, inUse: true } });
    return id;
  }

  /** A batch of row 25 that was picked and not run. */
  batch(personId: string, servicePointId = this.here): string {
    const id = randomUUID();
    const asked = { give: ['Mobile ID manager'], take: [] };
    this.#station.store.transact((writer) =>
      writer.batches.put({ id, row: 25, servicePointId, madeBy: this.operator, madeAt: new Date().toISOString(), asked }, [
        { place: 0, kind: 'person', recordId: personId, state: 'waiting' },
      ]),
    );
    return id;
  }

  /** A file of people whose bytes are not on this machine. */
  peopleImport(servicePointId = this.here): string {
    const id = randomUUID();
    const reading = { format: 'csv', delimiter: ',', header: true, mapping: {}, existing: 'leave' };
    const done = { create: 0, change: 0, same: 0, refused: 0 };
    const of = { id, servicePointId, madeBy: this.operator, madeAt: new Date().toISOString(), fileName: 'people.csv' };
    const row = { ...of, keyBlobId: randomUUID(), bytes: 0, encoding: 'utf-8', reading, state: 'open', taken: 0, done } as const;
    const key = { id: row.keyBlobId, kind: 'people-file', recordId: id, field: '', bytes: randomBytes(60), createdAt: of.madeAt };
    this.#station.store.transact((writer) => {
      writer.blobs.put({ ...key, under: `service-point:${servicePointId}`, keyVersion: 1 });
      writer.peopleImports.put(row);
    });
    return id;
  }

  operation(cardId: string, servicePointId = this.here): string {
    const id = randomUUID();
    const startedAt = new Date().toISOString();
    const standard = { kind: 'issue', state: 'open', step: 'keys', findings: {} } as const;
    this.change({ record: 'operation', id, set: { ...standard, id, cardId, servicePointId, startedBy: this.operator, startedAt } });
    return id;
  }
}
