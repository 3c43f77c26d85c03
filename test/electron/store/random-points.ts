import type { Change } from '../../../core/facts/draft.ts';
import { RandomCards } from './random-cards.ts';

const at = '2031-05-04T08:00:00.000Z';

/** The part of a random life that is about service points and RAiDs. */
export class RandomPoints extends RandomCards {
  protected readonly attestationCa = (): readonly Change[] => {
    const id = (this.made + 4096).toString(16).padStart(64, '0');
    return [this.set('attestation-ca', id, { id, der: Buffer.alloc(300, this.made).toString('base64'), inUse: true })];
  };

  /** At most one waits of a person at a service point: everybody asks only once here. */
  protected readonly accessRequest = (): readonly Change[] => {
    const id = this.id();
    const { id: servicePointId } = this.any('service-point');
    const asked = new Set([...(this.expected.get('access-request')?.values() ?? [])].map((request) => request['personId']));
    const person = [...(this.expected.get('person')?.values() ?? [])].find((candidate) => !asked.has(candidate['id']));
    if (person === undefined) return [];
    const fields = { id, servicePointId, personId: person['id'], identityProvider: 'local', state: 'requested', requestedAt: at };
    return [this.set('access-request', id, { ...fields, ...this.perhaps('comments', 'I start on Monday') })];
  };

  protected readonly apiKey = (): readonly Change[] => {
    const id = this.id();
    const ends = { makerId: this.any('person')['id'], servicePointId: this.any('service-point')['id'], hashBlobId: this.id() };
    const fields = { subject: `Harvester ${this.made}`, role: 'service-point-user', enabled: true, expiresAt: at, createdAt: at };
    return [this.set('api-key', id, { id, ...ends, ...fields })];
  };

  protected readonly identity = (): readonly Change[] => {
    const id = this.id();
    const known = { issuer: 'https://login.example.org', subject: `subject ${this.made}`, clientId: 'cardwright' };
    return [this.set('identity', id, { id, personId: this.any('person')['id'], ...known, createdAt: at })];
  };

  protected readonly raid = (): readonly Change[] => {
    const id = this.id();
    const servicePointId = this.any('service-point')['id'];
    const fields = { handle: `10.5072/${id.slice(0, 8)}`, servicePointId, state: 'open', version: 1, title: 'Åre', people: [] };
    return [this.set('raid', id, { id, ...fields, metadata: { title: [{ text: 'Åre' }] }, createdAt: at, changedAt: at })];
  };

  protected readonly editRaid = (): readonly Change[] => {
    if (this.count('raid') === 0) return [];
    const raid = this.any('raid');
    const revision = Number(raid['version']) + 1;
    const id = this.id();
    const diff = [{ op: 'add', path: '/subject', value: [] }];
    return [
      this.set('raid', String(raid['id']), { version: revision, metadata: { title: [], subject: [] } }),
      this.set('raid-revision', id, { id, raidId: raid['id'], revision, changeType: 'PATCH', diff, changedAt: at }),
    ];
  };
}
