import { toBase64 } from '../base/bytes.ts';
import { utf8 } from '../base/utf8.ts';
import { dataciteAttributes } from './datacite.ts';
import { type HttpCall, type NewRepository, type Registrar, RegistrarFault, type Registration, type Repository } from './registrar.ts';

export interface DataciteParts {
  /** `https://api.datacite.org`, or `https://api.test.datacite.org`. */
  readonly api: string;
  /** The member account that makes repositories. */
  readonly member: () => { readonly account: string; readonly password: string };
  readonly prefix: () => string;
  readonly newId: () => string;
  readonly call: HttpCall;
}

const TYPE = 'application/vnd.api+json';
/** Names of repositories that are taken already: so many others are tried. */
const REPOSITORY_TRIES = 5;
const TAKEN = 422;

/** Registers over DataCite's REST API with the service point's own credentials. */
export function dataciteRegistrar(parts: DataciteParts): Registrar {
  return {
    kind: 'datacite',
    createRepository: (request) => createRepository(request, parts),
    async register(registration) {
      const status = await send('POST', `${parts.api}/dois`, { registration, parts });
      if (status === TAKEN) return 'taken';
      assertDone(status, 'register the handle');
      return 'registered';
    },
    async update(registration) {
      assertDone(await send('PUT', `${parts.api}/dois/${registration.handle}`, { registration, parts }), 'update the handle');
    },
  };
}

async function createRepository(request: NewRepository, parts: DataciteParts): Promise<Repository> {
  const member = parts.member();
  for (let at = 0; at < REPOSITORY_TRIES; at += 1) {
    const uuid = parts.newId().replaceAll('-', '');
    const repositoryId = `${member.account}.${uuid.slice(0, 6)}`.toUpperCase();
    const password = parts.newId().replaceAll('-', '').slice(0, 20);
    const attributes = {
      symbol: repositoryId,
      name: request.name,
      systemEmail: request.adminEmail,
      clientType: 'raidRegistry',
      passwordInput: password,
      isActive: true,
    };
    const relationships = { provider: { data: { type: 'providers', id: member.account.toLowerCase() } } };
    const body = JSON.stringify({ data: { type: 'repositories', attributes, relationships } });
    const { status } = await answered(parts, { method: 'POST', url: `${parts.api}/repositories`, headers: headersOf(member), body });
    if (status === TAKEN) continue;
    assertDone(status, 'make a repository');
    return { repositoryId, prefix: parts.prefix(), password };
  }
  throw new RegistrarFault('refused', 'DataCite took none of the names for the repository');
}

interface Sending {
  readonly registration: Registration;
  readonly parts: DataciteParts;
}

async function send(method: 'POST' | 'PUT', url: string, { registration, parts }: Sending): Promise<number> {
  const { record, repository } = registration;
  const body = JSON.stringify({ data: { type: 'dois', attributes: dataciteAttributes(record, registration) } });
  const headers = headersOf({ account: repository.repositoryId, password: repository.password ?? '' });
  return (await answered(parts, { method, url, headers, body })).status;
}

async function answered({ call }: DataciteParts, request: Parameters<HttpCall>[0]): ReturnType<HttpCall> {
  try {
    return await call(request);
  } catch (cause) {
    throw new RegistrarFault('away', 'DataCite did not answer', { cause });
  }
}

function headersOf({ account, password }: { readonly account: string; readonly password: string }): Readonly<Record<string, string>> {
  return { 'content-type': TYPE, accept: TYPE, authorization: `Basic ${toBase64(utf8(`${account}:${password}`))}` };
}

function assertDone(status: number, what: string): void {
  if (status >= 200 && status < 300) return;
  throw new RegistrarFault(status >= 500 || status === 429 ? 'away' : 'refused', `DataCite would not ${what}: ${status}`);
}
