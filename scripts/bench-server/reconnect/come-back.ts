import { type Agent, request } from 'node:http';
import { setTimeout as after } from 'node:timers/promises';
import { signedAs } from '../../../core/sync/wire.ts';
import { pauseAfter } from '../../../electron/sync/pause.ts';
import type { Queued } from './queued.ts';

/** As stations have it (electron/central): a body of so many bytes is sent when the server says that it may come. */
const LARGE_BODY = 16_384;
/** And (electron/sync): the patience for a token and for a delivery. */
const [TOKEN_MS, PUSH_MS] = [15_000, 60_000];

export interface Server {
  readonly url: string;
  readonly tenant: string;
}

/** A station that comes back: gets a token for its signature, delivers what it has, and tries again where it got no answer. Gives how often it failed. */
export async function comeBack(station: Queued, server: Server, agent: Agent): Promise<number> {
  for (let failures = 0; ; failures += 1) {
    try {
      await deliver(station, server, agent);
      return failures;
    } catch (cause) {
      if (cause instanceof Refused) throw cause;
      await after(pauseAfter(failures, station.author.station));
    }
  }
}

/** What no station would be told: the bench itself is wrong. */
class Refused extends Error {
  override readonly name = 'Refused';
}

async function deliver(station: Queued, { url, tenant }: Server, agent: Agent): Promise<void> {
  const { author } = station;
  const path = `${url}/sync/stations/${tenant}/${author.station}`;
  const { challenge } = await asked<{ readonly challenge: string }>(`${path}/challenge`, {
    agent,
    body: [Buffer.from('{}')],
    patienceMs: TOKEN_MS,
  });
  const signed = Buffer.from(JSON.stringify({ challenge, signature: author.signAs(challenge, signedAs.token) }));
  const { access_token: token } = await asked<{ readonly access_token: string }>(`${path}/token`, {
    agent,
    body: [signed],
    patienceMs: TOKEN_MS,
  });
  const answer = await asked<{ readonly outcome: string }>(`${url}/push`, {
    agent,
    token,
    body: station.body(tenant),
    patienceMs: PUSH_MS,
  });
  if (answer.outcome !== 'taken') throw new Refused(`a push was answered with ${JSON.stringify(answer).slice(0, 300)}`);
}

interface Asking {
  readonly agent: Agent;
  readonly token?: string;
  readonly body: readonly Buffer[];
  readonly patienceMs: number;
}

function asked<Value>(url: string, { agent, token, body, patienceMs }: Asking): Promise<Value> {
  return new Promise((resolve, reject) => {
    const length = body.reduce((sum, part) => sum + part.length, 0);
    const headers = {
      'content-type': 'application/json',
      'content-length': length,
      ...(length < LARGE_BODY ? {} : { expect: '100-continue' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    };
    const asking = request(url, { agent, method: 'POST', headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      answer.on('error', fail);
      answer.on('end', () => {
        clearTimeout(patience);
        const { statusCode = 0 } = answer;
        if (statusCode < 300) resolve(JSON.parse(text) as Value);
        else reject(statusCode < 500 ? new Refused(`${statusCode}: ${text.slice(0, 300)}`) : new Error(text));
      });
    });
    const patience = setTimeout(() => asking.destroy(new Error('no answer in time')), patienceMs);
    const fail = (cause: unknown): void => {
      clearTimeout(patience);
      reject(cause instanceof Error ? cause : new Error(String(cause)));
    };
    asking.on('error', fail);
    const sendBody = (): void => {
      for (const part of body) asking.write(part);
      asking.end();
    };
    if (length < LARGE_BODY) sendBody();
    else asking.on('continue', sendBody);
  });
}
