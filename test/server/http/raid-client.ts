import { at } from '../http-world.ts';
import type { Scene } from './matrix-scene.ts';

/** An answer as a client of the RAiD service sees it. */
export interface Seen {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Headers;
}

/** What a program does that was written for the public RAiD service: a token by its form, then JSON with the token, over a true connection. */
export class RaidClient {
  readonly #url: string;
  #token: string | undefined;
  constructor(url: string, token?: string) {
    this.#url = url;
    this.#token = token;
  }

  /** As existing clients renew their tokens, at the path where they do. */
  async signIn(apiKey: string): Promise<Seen> {
    const form = new URLSearchParams({ grant_type: 'refresh_token', client_id: 'raid-api', refresh_token: apiKey });
    const answer = await fetch(`${this.#url}/realms/raid/protocol/openid-connect/token`, { method: 'POST', body: form });
    const body = (await answer.json()) as Readonly<Record<string, unknown>>;
    if (typeof body['access_token'] === 'string') this.#token = body['access_token'];
    return { status: answer.status, body, headers: answer.headers };
  }

  async ask(method: string, path: string, body?: unknown): Promise<Seen> {
    const headers = {
      accept: 'application/json',
      ...(this.#token === undefined ? {} : { authorization: `Bearer ${this.#token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const answer = await fetch(`${this.#url}${path}`, { method, headers, ...(body === undefined ? {} : { body: text }) });
    return { status: answer.status, body: (await answer.json()) as Readonly<Record<string, unknown>>, headers: answer.headers };
  }
}

/** The failures of a problem as `fieldId errorType`. */
export function failuresOf({ body }: Seen): readonly string[] {
  const { failures = [] } = body as { readonly failures?: readonly { readonly fieldId: string; readonly errorType: string }[] };
  return failures.map(({ fieldId, errorType }) => `${fieldId} ${errorType}`);
}

/** The client of a person of that role who works at the scene's own point. */
export async function clientOf(
  role: 'operator' | 'servicePointAdmin' | 'servicePointUser',
  { scene, url }: { readonly scene: Scene; readonly url: string },
): Promise<RaidClient> {
  const worksAt = scene.points.own.enabled.id;
  return new RaidClient(url, await scene.token({ role, standing: 'enabled', by: 'person', home: 'enabled', worksAt }));
}

const without = (field: string) => (raid: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(raid).filter(([name]) => name !== field));

export type Change = (raid: Record<string, unknown>) => unknown;

const position = (startDate: string, endDate?: string) => ({
  id: 'https://vocabulary.raid.org/contributor.position.schema/307',
  schemaUri: 'https://vocabulary.raid.org/contributor.position.schema/305',
  startDate,
  ...(endDate === undefined ? {} : { endDate }),
});
const contributor = (more: object = {}) => ({
  id: 'https://orcid.org/0000-0002-1825-0097',
  schemaUri: 'https://orcid.org/',
  leader: true,
  contact: true,
  position: [position('2025')],
  role: [],
  ...more,
});
const title = (more: object = {}) => ({
  text: 'Stygofauna pilot survey',
  type: { id: 'https://vocabulary.raid.org/title.type.schema/5', schemaUri: 'https://vocabulary.raid.org/title.type.schema/376' },
  startDate: '2025',
  ...more,
});
const ALTERNATIVE = 'https://vocabulary.raid.org/title.type.schema/4';
const EMBARGOED = {
  type: {
    id: 'https://vocabularies.coar-repositories.org/access_rights/c_f1cf/',
    schemaUri: 'https://vocabularies.coar-repositories.org/access_rights/',
  },
};
export const embargoed = {
  ...EMBARGOED,
  statement: { text: 'Not before the paper is out.' },
  embargoExpiry: new Date(Date.parse(at) + 370 * 86_400_000).toISOString().slice(0, 10),
};
const organisation = (more: object = {}) => ({
  id: 'https://ror.org/038sjwq14',
  schemaUri: 'https://ror.org/',
  role: [
    {
      id: 'https://vocabulary.raid.org/organisation.role.schema/182',
      schemaUri: 'https://vocabulary.raid.org/organisation.role.schema/359',
      startDate: '2025',
    },
  ],
  ...more,
});

/** Section 10 of the specification, case by case: what is wrong with the body, the name of the error, and what its failures must name. */
export const wrongBodies: readonly (readonly [name: string, change: Change, error: string, failures: readonly string[]])[] = [
  ['no title', without('title'), 'ValidationException', ['title notSet']],
  ['no contributor', without('contributor'), 'ValidationException', ['contributor notSet']],
  ['no date', without('date'), 'ValidationException', ['date notSet']],
  ['no access', without('access'), 'ValidationException', ['access notSet']],
  [
    'no primary title',
    (raid) => ({ ...raid, title: [title({ type: { ...title().type, id: ALTERNATIVE } })] }),
    'ValidationException',
    ['title.type missingPrimaryTitle'],
  ],
  [
    'two primary titles at once',
    (raid) => ({ ...raid, title: [title(), title({ text: 'Another' })] }),
    'ValidationException',
    ['title[1].startDate invalidValue'],
  ],
  [
    'end before start',
    (raid) => ({ ...raid, date: { startDate: '2025-06', endDate: '2025-05' } }),
    'ValidationException',
    ['date.endDate invalidValue'],
  ],
  ['a date nobody can read', (raid) => ({ ...raid, date: { startDate: '01/02/2024' } }), 'InvalidDate', []],
  ['a date that is none', (raid) => ({ ...raid, date: { startDate: '2024-13' } }), 'InvalidDate', []],
  ['no leader', (raid) => ({ ...raid, contributor: [contributor({ leader: false })] }), 'ValidationException', ['contributor notSet']],
  ['no contact', (raid) => ({ ...raid, contributor: [contributor({ contact: false })] }), 'ValidationException', ['contributor notSet']],
  [
    'the same contributor twice',
    (raid) => ({ ...raid, contributor: [contributor(), contributor()] }),
    'ValidationException',
    ['contributor[1].id duplicateValue'],
  ],
  ['no position', (raid) => ({ ...raid, contributor: [contributor({ position: [] })] }), 'ValidationException', ['contributor[0] notSet']],
  [
    'two positions at once',
    (raid) => ({ ...raid, contributor: [contributor({ position: [position('2025'), position('2025-03')] })] }),
    'ValidationException',
    ['contributor[0].position[1].startDate invalidValue'],
  ],
  [
    'an ORCID whose check digit is wrong',
    (raid) => ({ ...raid, contributor: [contributor({ id: 'https://orcid.org/0000-0002-1825-0098' })] }),
    'ValidationException',
    ['contributor[0].id invalidValue'],
  ],
  [
    'an organisation twice',
    (raid) => ({ ...raid, organisation: [organisation(), organisation()] }),
    'ValidationException',
    ['organisation duplicateValue'],
  ],
  [
    'an embargo without statement and end',
    (raid) => ({ ...raid, access: EMBARGOED }),
    'ValidationException',
    ['access.statement notSet', 'access.embargoExpiry notSet'],
  ],
  [
    'an embargo that is too far',
    (raid) => ({ ...raid, access: { ...embargoed, embargoExpiry: '2099-01-01' } }),
    'ValidationException',
    ['access.embargoExpiry invalidValue'],
  ],
  ['a field that nobody knows', (raid) => ({ ...raid, colour: 'blue' }), 'ValidationException', ['colour invalidValue']],
  ['a body that is no JSON', () => '{"title":', 'InvalidJson', []],
];
