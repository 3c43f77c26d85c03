import type { Change } from '../../../core/facts/draft.ts';
import { RandomRecords } from './random-records.ts';

const at = '2031-05-04T08:00:00.000Z';

/** What hangs on cards and temporary cards in a random life. */
export class RandomCards extends RandomRecords {
  protected readonly certificate = (): readonly Change[] => {
    const id = this.id();
    const card = this.any('card');
    const der = Buffer.alloc(this.random(50) + 1, this.made).toString('base64');
    const fields = {
      id,
      cardId: card['id'],
      servicePointId: card['servicePointId'],
      slot: this.one(['9a', '9c', '9d', '9e']),
      keyKind: 'p256',
    };
    const dates = { notBefore: at, notAfter: '2036-05-04T23:59:59.000Z', der };
    return [
      this.set('certificate', id, {
        ...fields,
        serialHex: id.replaceAll('-', ''),
        state: 'on-hold',
        waitingForAuthority: this.random(2) === 0,
        ...dates,
      }),
    ];
  };

  protected readonly operation = (): readonly Change[] => {
    const id = this.id();
    const card = this.any('card');
    const fields = {
      id,
      kind: 'issue',
      cardId: card['id'],
      servicePointId: card['servicePointId'],
      state: 'open',
      step: 'look',
      findings: {},
    };
    return [this.set('operation', id, { ...fields, startedBy: this.any('person')['id'], startedAt: at })];
  };

  protected readonly temporaryCard = (): readonly Change[] => {
    const id = this.id();
    const number = 1000 + this.count('temporary-card');
    const fields = { id, servicePointId: this.any('service-point')['id'], number, profileId: 'employee-p256', state: 'requested' };
    return [this.set('temporary-card', id, { ...fields, createdAt: at })];
  };

  /** One that is being made, with its first certificate. */
  protected readonly virtualSmartCard = (): readonly Change[] => {
    const id = this.id();
    const [number, personId] = [1000 + this.count('virtual-smart-card'), this.any('person')['id']];
    const fields = { id, servicePointId: this.any('service-point')['id'], personId, number, state: 'registered', stationId: this.id() };
    const token = { modulePath: '/usr/lib/softhsm/libsofthsm2.so', tokenLabel: `Cardwright V-${number}`, keys: 'making' };
    const [certificate] = this.certificate();
    if (certificate === undefined) return [];
    return [
      this.set('virtual-smart-card', id, { ...fields, ...token, expiresOn: '2033-05-04', createdAt: at }),
      this.set('certificate', certificate.id, { ...certificate.set, cardId: id, virtual: true, personId }),
    ];
  };

  /** One that waits for its phone. */
  protected readonly mobileId = (): readonly Change[] => {
    const id = this.id();
    const [number, personId] = [1000 + this.count('mobile-id'), this.any('person')['id']];
    const fields = { id, servicePointId: this.any('service-point')['id'], personId, number, state: 'registered', stationId: this.id() };
    const credential = { id: 'AAAA', spki: 'AAAA', rpId: 'localhost', origin: 'https://localhost', aaguid: this.id(), attestation: 'none' };
    const set = { ...fields, uses: ['signature'], ticketId: this.id(), expiresOn: '2033-05-04', createdAt: at };
    return [this.set('mobile-id', id, { ...set, ...this.perhaps('credential', { ...credential, synced: true }) })];
  };

  /** A holder, a certificate and an operation for whatever temporary card. */
  protected readonly lendTemporaryCard = (): readonly Change[] => {
    const { id } = this.any('temporary-card');
    const personId = this.any('person')['id'];
    const of = { cardId: id, temporary: true };
    const [certificate, operation] = [this.certificate(), this.operation()].flat();
    if (certificate === undefined || operation === undefined) return [];
    return [
      this.set('temporary-card', String(id), { personId, dueOn: '2031-05-18', ...this.perhaps('assignedAt', at) }),
      this.set('certificate', certificate.id, { ...certificate.set, ...of, personId }),
      this.set('operation', operation.id, { ...operation.set, ...of, kind: 'assign' }),
    ];
  };
}
