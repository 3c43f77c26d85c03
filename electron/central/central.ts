import { z } from 'zod';
import { Refusal } from '../../core/failures/refusal.ts';
import type { Store } from '../store/store.ts';
import { type CentralSetting, centralSetting } from './central-setting.ts';
import { type Answered, type Asking, exchange, ExchangeFault } from './exchange.ts';
import { accepted } from './refusal-of.ts';

/** Whoever is signed in at the station: their token is theirs alone, and of this one sign-in. */
export interface SignedIn {
  readonly id: string;
}

export type Grant = { readonly email: string; readonly password: string } | { readonly apiKey: string };

export interface Reading {
  readonly path: string;
  /** The service point, by the server's id, whose records are asked for. */
  readonly at: string;
}

export interface Sending {
  readonly method: 'POST' | 'PUT';
  readonly path: string;
  readonly body?: unknown;
  /** The service point, by the server's id, at which the token has to work. */
  readonly at?: string;
}

/** The central server as a station writes through it. Everything throws Refusal; the token is in memory alone and never leaves here. */
export interface Central {
  readonly address: () => string | undefined;
  /** Until when that sign-in may write; undefined where it may not. */
  readonly until: (session: SignedIn | undefined) => string | undefined;
  /** Who it is at the server: a person there, by the server's id, or an API key. */
  readonly whoAt: (session: SignedIn | undefined) => { readonly kind: 'person' | 'api-key'; readonly id: string } | undefined;
  readonly signIn: (session: SignedIn, grant: Grant) => Promise<void>;
  readonly read: <Value>(session: SignedIn | undefined, path: string | Reading, as: z.ZodType<Value>) => Promise<Value>;
  readonly send: <Value>(session: SignedIn | undefined, sending: Sending, as: z.ZodType<Value>) => Promise<Value>;
  /** What is done there and answers nothing that a station keeps. */
  readonly tell: (session: SignedIn | undefined, sending: Sending) => Promise<void>;
  /** What the station itself asks or sends, with nobody's token; whatever the answer is. */
  readonly byItself: (asking: Pick<Asking, 'method' | 'path' | 'raw' | 'headers'>) => Promise<Answered>;
  /** Did it not answer a moment ago? Then a page is not kept waiting for it. */
  readonly wasAway: () => boolean;
}

interface Parts {
  readonly store: Pick<Store, 'settings'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

interface Token {
  readonly sessionId: string;
  readonly address: string;
  readonly text: string;
  readonly endsMs: number;
  readonly subject: { readonly kind: 'person' | 'api-key'; readonly id: string };
  readonly at: string | undefined;
}

const issued = z.object({ access_token: z.string().max(8000), expires_in: z.number() });
/** Of the token's own claims, which only the server can judge. */
const claims = z.object({ sub: z.string(), kind: z.enum(['person', 'api-key']), sp: z.string().optional() });

const nothing = z.object({});

const READ_MS = 4000;
const WRITE_MS = 15_000;
/** So long after it did not answer, pages do without it. */
const AWAY_MS = 10_000;
/** A person's token is renewed while they work, when less than this is left of it. */
const RENEW_MS = 20 * 60_000;

export function createCentral(parts: Parts): Central {
  return new CentralLink(parts);
}

class CentralLink implements Central {
  readonly #parts: Parts;
  #token: Token | undefined;
  #awayUntilMs = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  address = (): string | undefined => centralSetting(this.#parts.store)?.address;

  until = (session: SignedIn | undefined): string | undefined => {
    const ends = this.#live(session)?.endsMs;
    return ends === undefined ? undefined : new Date(ends).toISOString();
  };

  whoAt = (session: SignedIn | undefined): Token['subject'] | undefined => this.#live(session)?.subject;

  wasAway = (): boolean => this.#awayUntilMs > this.#parts.now();

  signIn = async (session: SignedIn, grant: Grant): Promise<void> => {
    const body =
      'apiKey' in grant
        ? { grant_type: 'refresh_token', refresh_token: grant.apiKey }
        : { grant_type: 'password', username: grant.email, password: grant.password };
    const answered = await this.#ask({ method: 'POST', path: '/oauth/token', body, patienceMs: WRITE_MS });
    if (answered.status === 401) throw new Refusal('wrong-password');
    this.#keep(session.id, this.#checked(answered));
  };

  read = async <Value>(session: SignedIn | undefined, reading: string | Reading, as: z.ZodType<Value>): Promise<Value> => {
    const { path, at } = typeof reading === 'string' ? { path: reading, at: undefined } : reading;
    const { text } = at === undefined ? this.#required(session) : await this.#working(session, at);
    return valueOf(this.#checked(await this.#ask({ method: 'GET', path, token: text, patienceMs: READ_MS })), as);
  };

  send = async <Value>(session: SignedIn | undefined, { at, ...sending }: Sending, as: z.ZodType<Value>): Promise<Value> => {
    const { text } = await this.#working(session, at);
    return valueOf(this.#checked(await this.#ask({ ...sending, token: text, patienceMs: WRITE_MS })), as);
  };

  tell = async (session: SignedIn | undefined, sending: Sending): Promise<void> => void (await this.send(session, sending, nothing));

  byItself = (asking: Pick<Asking, 'method' | 'path' | 'raw' | 'headers'>): Promise<Answered> =>
    this.#ask({ ...asking, patienceMs: WRITE_MS });

  #setting(): CentralSetting {
    const found = centralSetting(this.#parts.store);
    if (found === undefined) throw new Refusal('central-unknown');
    return found;
  }

  #live(session: SignedIn | undefined): Token | undefined {
    const token = this.#token;
    if (token === undefined || token.sessionId !== session?.id || token.address !== this.address()) return undefined;
    return token.endsMs > this.#parts.now() ? token : undefined;
  }

  #required(session: SignedIn | undefined): Token {
    const found = this.#live(session);
    if (found === undefined) throw new Refusal('central-sign-in');
    return found;
  }

  async #ask(asking: Asking): Promise<Answered> {
    const setting = this.#setting();
    try {
      const answered = await exchange(setting, asking);
      this.#awayUntilMs = 0;
      return answered;
    } catch (cause) {
      if (!(cause instanceof ExchangeFault)) throw cause;
      this.#awayUntilMs = this.#parts.now() + AWAY_MS;
      const lost = cause.kind === 'lost' && asking.method !== 'GET';
      throw new Refusal(lost ? 'central-lost' : 'central-away', undefined, { cause });
    }
  }

  #checked(answered: Answered): Answered {
    if (answered.status === 401) this.#token = undefined;
    return accepted(answered);
  }

  #keep(sessionId: string, answered: Answered): Token {
    const { access_token: text, expires_in } = valueOf(answered, issued);
    const { sub, kind, sp } = claimsOf(text);
    const endsMs = this.#parts.now() + expires_in * 1000;
    this.#token = { sessionId, address: this.#setting().address, text, endsMs, subject: { kind, id: sub }, at: sp };
    return this.#token;
  }

  /** The token, working at that service point, and good for a while yet. A key works at its own alone. */
  async #working(session: SignedIn | undefined, at: string | undefined): Promise<Token> {
    const held = this.#required(session);
    const there = at ?? held.at;
    const moves = there !== held.at;
    if (held.subject.kind === 'api-key' || there === undefined || (!moves && held.endsMs - this.#parts.now() > RENEW_MS)) {
      if (moves) throw new Refusal('central-denied', { because: 'other-service-point', roles: '' });
      return held;
    }
    const body = { servicePointId: there };
    const moved = await this.#ask({ method: 'PUT', path: '/session/service-point', token: held.text, body, patienceMs: WRITE_MS });
    return this.#keep(held.sessionId, this.#checked(moved));
  }
}

function claimsOf(text: string): z.infer<typeof claims> {
  const [, middle = ''] = text.split('.');
  return parsedBy(claims, Buffer.from(middle, 'base64url').toString('utf8'));
}

function valueOf<Value>({ text }: Answered, as: z.ZodType<Value>): Value {
  return parsedBy(as, text === '' ? '{}' : text);
}

/** An answer that is not what the server's own description says comes from something else. */
function parsedBy<Value>(as: z.ZodType<Value>, text: string): Value {
  try {
    return as.parse(JSON.parse(text));
  } catch (cause) {
    throw new Refusal('central-refused', { said: 'an answer that no central server of ours gives' }, { cause });
  }
}
