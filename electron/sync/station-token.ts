import { challenge, signedAs } from '../../core/sync/wire.ts';
import { signAs, type Station } from './deliveries.ts';

export interface Asking {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly token?: string;
  readonly body?: unknown;
  /** Whoever asks waits that long at most. */
  readonly patienceMs: number;
  readonly signal?: AbortSignal;
}

export interface Shape<Value> {
  parse(value: unknown): Value;
}

/** So long an answer may take. */
export const ASK_MS = 15_000;
const RENEW_MS = 60_000;

export const tokenShape: Shape<{ readonly access_token: string; readonly expires_in: number }> = {
  parse(value) {
    const { access_token, expires_in } = (value ?? {}) as Readonly<Record<string, unknown>>;
    if (typeof access_token !== 'string' || typeof expires_in !== 'number') throw new TypeError('expected a token');
    return { access_token, expires_in };
  },
};

export interface TokenParts {
  readonly now: () => number;
  /** One exchange with the server. Throws Refusal. */
  readonly ask: <Value>(asking: Asking, as: Shape<Value>) => Promise<Value>;
  readonly station: () => Station;
}

/** The station's own access token: got by signing what the server gives it to sign, kept in memory alone. */
export class StationToken {
  readonly #parts: TokenParts;
  #held: { readonly text: string; readonly endsMs: number } | undefined;

  constructor(parts: TokenParts) {
    this.#parts = parts;
  }

  forget(): void {
    this.#held = undefined;
  }

  async now(signal: AbortSignal): Promise<string> {
    const { now, station, ask } = this.#parts;
    if (this.#held !== undefined && this.#held.endsMs - now() > RENEW_MS) return this.#held.text;
    const own = station();
    const path = `/sync/stations/${own.organisation}/${own.station}`;
    const { challenge: text } = await ask({ method: 'POST', path: `${path}/challenge`, body: {}, patienceMs: ASK_MS, signal }, challenge);
    const body = { challenge: text, signature: signAs(text, signedAs.token, own) };
    const given = await ask({ method: 'POST', path: `${path}/token`, body, patienceMs: ASK_MS, signal }, tokenShape);
    this.#held = { text: given.access_token, endsMs: now() + given.expires_in * 1000 };
    return this.#held.text;
  }
}
