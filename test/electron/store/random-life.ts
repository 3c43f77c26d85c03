import type { Change, FactDraft } from '../../../core/facts/draft.ts';
import { accessRequestLifecycle } from '../../../core/lifecycles/access-request.ts';
import { cardLifecycle } from '../../../core/lifecycles/card.ts';
import { certificateLifecycle } from '../../../core/lifecycles/certificate.ts';
import { membershipLifecycle } from '../../../core/lifecycles/membership.ts';
import { personLifecycle } from '../../../core/lifecycles/person.ts';
import { requestLifecycle } from '../../../core/lifecycles/request.ts';
import { temporaryCardLifecycle } from '../../../core/lifecycles/temporary-card.ts';
import { mobileIdLifecycle } from '../../../core/lifecycles/mobile-id.ts';
import { virtualSmartCardLifecycle } from '../../../core/lifecycles/virtual-smart-card.ts';
import { RandomPoints } from './random-points.ts';

const at = '2031-05-04T08:00:00.000Z';
const names = [
  'Łukasz Kowalski',
  'Zoë Ångström',
  'José García',
  'Ольга Соловьёва',
  'Γιώργος Παππάς',
  '山田 太郎',
  'O’Hara, “Anna”',
  'Åsa \\ Öst',
];

/** A made-up life of an organisation: every draft is one that the records and their life cycles allow. Keeps what should have come of it. */
export class RandomLife extends RandomPoints {
  /** The next fact. The first ones make an organisation to live in. */
  next(): FactDraft {
    const beginnings = [
      this.#organisation,
      this.#servicePoint,
      this.#station,
      this.#person,
      this.#identifier,
      this.#card,
      this.certificate,
      this.temporaryCard,
      this.virtualSmartCard,
      this.mobileId,
    ];
    const begin = beginnings[this.made];
    this.made += 1;
    if (begin !== undefined) return this.#fact(...begin());
    const choices = [
      this.#person,
      this.#editPerson,
      this.#editPerson,
      this.liveOn('person', personLifecycle),
      this.#card,
      this.#editCard,
      this.temporaryCard,
      this.lendTemporaryCard,
      this.liveOn('temporary-card', temporaryCardLifecycle),
      this.virtualSmartCard,
      this.liveOn('virtual-smart-card', virtualSmartCardLifecycle),
      this.mobileId,
      this.liveOn('mobile-id', mobileIdLifecycle),
      this.liveOn('card', cardLifecycle),
      this.liveOn('card', cardLifecycle),
      this.certificate,
      this.liveOn('certificate', certificateLifecycle),
      this.operation,
      this.#endOperation,
      this.#request,
      this.liveOn('request', requestLifecycle),
      this.#membership,
      this.liveOn('membership', membershipLifecycle),
      this.accessRequest,
      this.liveOn('access-request', accessRequestLifecycle),
      this.apiKey,
      this.toggle('api-key', 'enabled'),
      this.identity,
      this.raid,
      this.editRaid,
      this.#servicePoint,
      this.toggle('service-point', 'enabled'),
      this.toggle('identifier', 'inUse'),
      this.#identifier,
      this.#reason,
      this.#defaultRole,
      this.#narrowerRole,
      this.#option,
      this.attestationCa,
      this.#account,
      this.#station,
      this.#both,
    ];
    return this.#fact(...this.one(choices)());
  }

  #fact(...changes: readonly Change[]): FactDraft {
    const [first] = changes;
    const subject = first === undefined ? {} : { subject: { kind: first.record, id: first.id } };
    return { kind: this.random(2) === 0 ? 'intent' : 'observation', action: 'x.live', who: {}, ...subject, changes };
  }

  readonly #organisation = (): readonly Change[] => {
    const id = this.id();
    return [this.set('organisation', id, { id, name: 'Navy', rootSpkiHash: 'ab12', createdAt: at })];
  };

  readonly #servicePoint = (): readonly Change[] => {
    const id = this.id();
    return [this.set('service-point', id, { id, name: `Desk ${this.made}`, enabled: true, createdAt: at })];
  };

  readonly #station = (): readonly Change[] => {
    const id = this.id();
    const servicePointId = this.any('service-point')['id'];
    const keys = {
      signingSpki: Buffer.alloc(44, this.made).toString('base64'),
      wrappingSpki: Buffer.alloc(91, this.made).toString('base64'),
    };
    return [this.set('station', id, { id, name: `Station ${this.made}`, servicePointId, ...keys, enabled: true, createdAt: at })];
  };

  readonly #person = (): readonly Change[] => {
    const id = this.id();
    const name = this.one(names);
    const number = String(1000 + this.count('person'));
    const fields = {
      id,
      servicePointId: this.any('service-point')['id'],
      number,
      state: 'active',
      name,
      sortName: name,
      dataKeyId: this.id(),
    };
    return [
      this.set('person', id, { ...fields, email: `p${number}@example.org`, createdAt: at, ...this.perhaps('phone', '+49 30 1') }),
      this.set('account', id, { personId: id, roles: [], registryOperator: false }),
    ];
  };

  readonly #editPerson = (): readonly Change[] => {
    const { id } = this.any('person');
    const name = this.one([{}, { name: this.one(names) }]);
    const photo = Buffer.from(Uint8Array.from({ length: this.random(900) + 1 }, () => this.random(256))).toString('base64');
    const optional = { ...this.perhaps('title', 'Dr'), ...this.perhaps('unit', 'Mill “7”'), ...this.perhaps('photo', photo) };
    return [this.set('person', String(id), { ...name, ...optional, ...this.perhaps('identifierId', this.any('identifier')['id']) })];
  };

  readonly #account = (): readonly Change[] => {
    const personId = String(this.any('person')['id']);
    return [
      this.set('account', personId, {
        roles: ['registry-officer', 'auditor'].slice(this.random(3)),
        registryOperator: this.random(2) === 0,
      }),
    ];
  };

  readonly #membership = (): readonly Change[] => {
    const id = this.id();
    const ends = { personId: this.any('person')['id'], servicePointId: this.any('service-point')['id'] };
    return [this.set('membership', id, { id, ...ends, role: 'service-point-user', state: 'pending', createdAt: at })];
  };

  readonly #card = (): readonly Change[] => {
    const id = this.id();
    const person = this.any('person');
    const fields = { id, servicePointId: person['servicePointId'], personId: person['id'], number: 1000 + this.count('card') };
    return [this.set('card', id, { ...fields, profileId: 'employee-p256', state: 'registered', createdAt: at })];
  };

  readonly #editCard = (): readonly Change[] => {
    const { id } = this.any('card');
    const proof = { at, passed: this.random(80), total: 80, leftOut: ['fingerprints: none taken'] };
    const handOver = {
      identifierIds: [this.any('identifier')['id']],
      seenBy: this.any('person')['id'],
      photoCompared: true,
      receipt: 'paper',
      at,
    };
    const optional = {
      ...this.perhaps('chip', `serial:${this.random(999)}`),
      ...this.perhaps('proof', proof),
      ...this.perhaps('handOver', handOver),
    };
    const more = {
      ...this.perhaps('letterState', 'waiting'),
      ...this.perhaps('masterKeyVersion', this.random(3)),
      ...this.perhaps('cardUuid', this.id()),
    };
    return [this.set('card', String(id), { ...optional, ...more, ...this.perhaps('expiresOn', '2036-05-04') })];
  };

  readonly #endOperation = (): readonly Change[] => {
    if (this.count('operation') === 0) return [];
    const { id } = this.any('operation');
    const findings = { keys: '4', model: 'Müller' };
    return [this.set('operation', String(id), { state: this.one(['done', 'discarded']), findings, endedAt: at })];
  };

  readonly #request = (): readonly Change[] => {
    const id = this.id();
    const person = this.any('person');
    const fields = { id, servicePointId: person['servicePointId'], row: 1 + this.random(51), state: 'requested', personId: person['id'] };
    const asked = { requesterId: this.any('person')['id'], requestedAt: at, before: {}, after: { state: 'active', odd: '"\\\u2028' } };
    return [this.set('request', id, { ...fields, ...asked, ...this.perhaps('personalAfter', { name: this.one(names) }) })];
  };

  readonly #identifier = (): readonly Change[] => {
    const id = this.id();
    return [this.set('identifier', id, { id, name: `Paper ${this.made}`, inUse: true, ...this.perhaps('description', 'blue') })];
  };

  readonly #reason = (): readonly Change[] => {
    const id = this.id();
    return [this.set('reason', id, { id, type: 'locking', text: `Why ${this.made}`, inUse: true })];
  };

  readonly #narrowerRole = (): readonly Change[] => {
    const id = this.id();
    return [
      this.set('narrower-role', id, {
        id,
        name: `Role ${++this.made}`,
        parent: 'Operator',
        useCases: [33],
        houseRows: ['find'],
        inUse: true,
      }),
    ];
  };
  readonly #defaultRole = (): readonly Change[] => [this.set('default-role', 'Operator', { id: 'Operator', offered: true, given: false })];

  readonly #option = (): readonly Change[] => {
    const id = this.one(['letter', 'hours', 'language', 'times']);
    return [this.set('option', id, { id, value: this.one([true, false, 0.5, -3, 'täglich', [1, 2, 3], []]) })];
  };

  /** Two records of one fact that name each other. */
  readonly #both = (): readonly Change[] => {
    const [request, card] = [this.#request(), this.#card()].flat();
    if (request === undefined || card === undefined) return [];
    return [
      request,
      card,
      this.set('request', request.id, { cardId: card.id }),
      this.set('card', card.id, { requestId: request.id, state: 'requested' }),
    ];
  };
}
