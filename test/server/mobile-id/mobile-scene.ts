import { createHash, generateKeyPairSync, randomBytes, randomUUID, sign } from 'node:crypto';
import { canonicalJson } from '../../../core/base/canonical-json.ts';
import type { ServerParts } from '../../../server/compose-server.ts';
import { signedHeaders } from '../../../electron/central/sign-request.ts';
import { type Answered, at, httpWorld, type HttpWorld } from '../http-world.ts';
import { SoftPhone, type Told } from './soft-phone.ts';

export const ORIGIN = 'https://id.example.org';
export const RP = { origin: ORIGIN, rpId: 'id.example.org' };

export interface Ticket {
  readonly id: string;
  readonly secret: string;
  readonly answered: Answered;
}

/** What a decision's ticket shows. */
export const LINES: readonly string[] = ['Approve: Request card', 'For: Ada Ampère', 'State: Active → Inactive'];

interface Decided {
  readonly lines?: readonly string[];
  readonly said?: Readonly<Record<string, string>>;
  readonly action?: 'approve' | 'reject';
}

/** A server that knows its address and one station, and what that station and phones ask it for. */
export class MobileScene {
  readonly server: HttpWorld;
  readonly station = randomUUID();
  readonly #keys = generateKeyPairSync('ed25519');
  readonly #now: () => number;

  private constructor(server: HttpWorld, now: () => number) {
    this.server = server;
    this.#now = now;
  }

  static async begin({ now = Date.now, ...parts }: Partial<ServerParts> = {}): Promise<MobileScene> {
    const scene = new MobileScene(await httpWorld({ parts: { publicUrl: ORIGIN, now, ...parts } }), now);
    const signingSpki = scene.#keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
    const station = { id: scene.station, name: 'Desk 1', servicePointId: randomUUID(), signingSpki, wrappingSpki: 'AA==' };
    await scene.server.put(['station', { ...station, enabled: true, createdAt: at }]);
    return scene;
  }

  /** As the station sends it, signed. */
  async asStation(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown, station = this.station): Promise<Answered> {
    const bytes = body === undefined ? new Uint8Array() : Buffer.from(JSON.stringify(body));
    const key = this.#keys.privateKey;
    const signing = { method, path, bytes, station, nowMs: this.#now(), sign: (message: Uint8Array) => sign(null, message, key) };
    const headers = { ...signedHeaders(signing), ...(body === undefined ? {} : { 'content-type': 'application/cardwright+json' }) };
    const payload = body === undefined ? {} : { payload: Buffer.from(bytes) };
    const answer = await this.server.app.inject({ method, url: path, headers, ...payload });
    return { status: answer.statusCode, body: answer.body === '' ? '' : (JSON.parse(answer.body) as unknown), headers: answer.headers };
  }

  async ticket(asked: object, more: object = {}): Promise<Ticket> {
    const [id, secret] = [randomUUID(), randomBytes(16).toString('base64url')];
    const secretHash = createHash('sha256').update(secret).digest('hex');
    const whole = { challenge: randomBytes(32).toString('base64url'), ...asked };
    const answered = await this.asStation('POST', '/mobile-ids/tickets', { id, secretHash, minutes: 10, asked: whole, ...more });
    return { id, secret, answered };
  }

  enrolment(more: object = {}): Promise<Ticket> {
    const ids = { mobileId: randomUUID(), personId: randomUUID() };
    return this.ticket({ kind: 'enrol', ...ids, name: 'M-1001', organisation: 'Northwind Institute', allowSynced: false, ...more });
  }

  signature(more: object = {}): Promise<Ticket> {
    return this.ticket({ kind: 'sign', purpose: 'sign-in', mobileIds: [], place: 'Front hall', number: '482', about: [], ...more });
  }

  /** Of a decision: what is shown is bound into what is signed, or something else is. */
  decision(more: object = {}, { lines = LINES, said = {}, action = 'approve' }: Decided = {}): Promise<Ticket> {
    const salt = randomBytes(16).toString('base64');
    const shownHash = createHash('sha256')
      .update(canonicalJson({ lines: [...lines], salt }))
      .digest('hex');
    const statement = canonicalJson({ v: 1, action: `request.${action}`, shownHash, ...said });
    const challenge = createHash('sha256').update(statement).digest('base64url');
    return this.signature({ purpose: 'approve', about: LINES, challenge, signs: { statement, salt }, ...more });
  }

  begun(secret: string): Promise<Answered> {
    return this.server.call('POST', '/mobile/begin', { body: { ticket: secret } });
  }

  async options(secret: string): Promise<{ readonly challenge: string; readonly user?: { readonly id: string } }> {
    const { body } = await this.begun(secret);
    return (body as { readonly options: { readonly challenge: string } }).options;
  }

  finish(secret: string, response: unknown): Promise<Answered> {
    return this.server.call('POST', '/mobile/finish', { body: { ticket: secret, response } });
  }

  /** A phone that brings its new key to that ticket. */
  async enrols(
    { secret }: Ticket,
    told: Told = {},
    phone = new SoftPhone(RP),
  ): Promise<{ readonly phone: SoftPhone; readonly answered: Answered }> {
    return { phone, answered: await this.finish(secret, phone.register(await this.options(secret), told)) };
  }

  async signs({ secret }: Ticket, phone: SoftPhone, told: Told = {}): Promise<Answered> {
    return this.finish(secret, phone.sign(await this.options(secret), told));
  }

  async became({ id }: Ticket): Promise<unknown> {
    return (await this.asStation('GET', `/mobile-ids/tickets/${id}`)).body;
  }
}

/** What a refusal says. */
export function said({ status, body }: Answered): string {
  return `${status} ${String((body as { readonly detail?: string }).detail ?? '')}`.trim();
}
