import { randomBytes, randomUUID } from 'node:crypto';
import type { IssuedCertificate } from '../../../electron/authority/certificate-authority.ts';
import { makeOcspResponder } from '../../../electron/authority/ocsp-responder.ts';
import { chipKey, orderFor } from '../../contracts/authority-orders.ts';
import { scratchAuthority } from '../../electron/authority/scratch-authority.ts';
import { at, httpWorld, type HttpWorld } from '../http-world.ts';
import { OpensslAuthority } from './openssl-authority.ts';

const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
const CERTIFICATE = 'application/pkix-cert';
type State = 'valid' | 'on-hold' | 'revoked';
interface Sent {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A server that listens, a station's own issuing authority under an organisation's root, and openssl, which has none of our code. */
export class StationScene {
  readonly world: HttpWorld;
  readonly url: string;
  readonly openssl = new OpensslAuthority();
  readonly station: ReturnType<typeof scratchAuthority>;
  readonly #personId = randomUUID();
  readonly #point = randomUUID();
  readonly #key = chipKey('p256');
  readonly #issued = new Map<string, { readonly certificate: IssuedCertificate; readonly cardId: string }>();
  keyId = '';

  private constructor(world: HttpWorld, url: string) {
    this.world = world;
    this.url = url;
    this.station = scratchAuthority({ startMs: Date.now() - 1000, publicUrl: (id) => `${url}/pki/${id}` });
  }

  /** `now` is the server's clock. */
  static async begin(now: () => number): Promise<StationScene> {
    const world = await httpWorld({ parts: { now } });
    const scene = new StationScene(world, await world.app.listen({ host: '127.0.0.1', port: 0 }));
    await scene.#somebody();
    scene.#pem('root', scene.station.root);
    scene.#pem('issuing', scene.station.issuing);
    scene.keyId = await scene.bring(scene.station.issuing);
    return scene;
  }

  async end(): Promise<void> {
    this.openssl.remove();
    await this.world.close();
  }

  async #somebody(): Promise<void> {
    const at0 = { servicePointId: this.#point, createdAt: at };
    const known = { name: 'A', sortName: 'A', email: 'a@example.org', number: '1', dataKeyId: randomUUID() };
    await this.world.put(
      ['service-point', { id: this.#point, name: 'Harbour', enabled: true, createdAt: at }],
      ['person', { id: this.#personId, ...at0, state: 'active', ...known }],
      ['account', { personId: this.#personId, roles: ['Operator', 'Administrator'], registryOperator: false }],
      ['membership', { id: randomUUID(), personId: this.#personId, ...at0, role: 'service-point-user', state: 'enabled' }],
    );
  }

  async send(method: string, path: string, { type, bytes }: Sent): Promise<Response> {
    const authorization = `Bearer ${await this.world.tokenOf(this.#personId, this.#point)}`;
    return fetch(`${this.url}${path}`, { method, headers: { 'content-type': type, authorization }, body: Uint8Array.from(bytes) });
  }

  async bring(certificate: Uint8Array): Promise<string> {
    const answer = await this.send('POST', '/pki', { type: CERTIFICATE, bytes: certificate });
    return ((await answer.json()) as { readonly keyId: string }).keyId;
  }

  #pem(name: string, der: Uint8Array): void {
    this.openssl.write(`${name}.der`, der);
    this.openssl.run('x509', '-inform', 'DER', '-in', `${name}.der`, '-out', `${name}.pem`);
  }

  /** A card with one certificate on hold: at the authority, in the register, and, where the server is told, there. */
  async issue(name: string, told = true): Promise<void> {
    const certificate = await this.station.authority.issueOnHold(orderFor('9a', this.#key));
    const [cardId, servicePointId] = [randomUUID(), this.#point];
    this.#issued.set(name, { certificate, cardId });
    this.#pem(name, certificate.der);
    const number = this.#issued.size;
    await this.world.put([
      'card',
      { id: cardId, number, servicePointId, personId: this.#personId, profileId: 'employee', state: 'active', createdAt: at },
    ]);
    const { serialHex, notBefore, notAfter } = certificate;
    const times = { notBefore, notAfter, der: Buffer.from(certificate.der).toString('base64') };
    const state = { state: 'on-hold' as const, waitingForAuthority: false };
    await this.world.put([
      'certificate',
      { id: randomUUID(), cardId, servicePointId, slot: '9a', keyKind: 'p256', serialHex, ...state, ...times },
    ]);
    if (told) await this.send('POST', `/pki/${this.keyId}/issued`, { type: CERTIFICATE, bytes: certificate.der });
  }

  /** The authority does it, and the register says so, as an act at a desk does both. */
  async change(name: string, state: State, reason = 'unspecified'): Promise<void> {
    const { certificate, cardId } = this.#of(name);
    const { authority } = this.station;
    if (state === 'valid') await authority.release(certificate.serialHex);
    else if (state === 'on-hold') await authority.hold(certificate.serialHex);
    else await authority.revoke(certificate.serialHex, reason);
    const all = await this.world.world.reads.find('certificate', { servicePointId: this.#point });
    const record = all.find((candidate) => candidate.cardId === cardId);
    if (record !== undefined) await this.world.put(['certificate', { ...record, state }]);
  }

  #of(name: string): { readonly certificate: IssuedCertificate; readonly cardId: string } {
    const one = this.#issued.get(name);
    if (one === undefined) throw new RangeError(`no certificate ${name}`);
    return one;
  }

  async publish(): Promise<number> {
    const { der } = await this.station.authority.currentCrl();
    return (await this.send('PUT', `/pki/${this.keyId}/issuing.crl`, { type: 'application/pkix-crl', bytes: der })).status;
  }

  /** The server's request, signed over by the authority; again before it ends. */
  async delegate(): Promise<number> {
    const request = new Uint8Array(await (await fetch(`${this.url}/pki/responder.csr`)).arrayBuffer());
    const { station } = this;
    const made = makeOcspResponder(request, station.above, { organisation: station.organisation, nowMs: station.now(), random });
    return (await this.send('PUT', `/pki/${this.keyId}/responder`, { type: CERTIFICATE, bytes: made })).status;
  }

  /** What the register says of a certificate, over HTTP. */
  async recorded(name: string): Promise<string> {
    const token = await this.world.tokenOf(this.#personId, this.#point);
    const { body } = await this.world.call('GET', `/cards/${this.#of(name).cardId}`, { token });
    return (body as { readonly certificates: readonly { readonly state: string }[] }).certificates[0]?.state ?? '';
  }

  /** OCSP at the address that stands in the certificate. */
  byOcsp(name: string, ...more: readonly string[]): Promise<string> {
    const address = this.openssl.run('x509', '-in', `${name}.pem`, '-noout', '-ocsp_uri').trim();
    const asked = [
      '-issuer',
      'issuing.pem',
      '-cert',
      `${name}.pem`,
      '-url',
      address,
      '-CAfile',
      'root.pem',
      '-verify_other',
      'issuing.pem',
    ];
    return this.openssl.sayBeside('ocsp', ...asked, ...more);
  }

  /** The chain and the CRL, which openssl fetches itself from where the certificate says. */
  byCrl(name: string): Promise<string> {
    const chain = ['-CAfile', 'root.pem', '-untrusted', 'issuing.pem'];
    return this.openssl.sayBeside('verify', ...chain, '-crl_check', '-crl_download', `${name}.pem`);
  }
}
