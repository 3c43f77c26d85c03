import { describe, expect, it } from 'vitest';
import { composeRaid } from '../../../core/raid/compose-raid.ts';
import { dataciteRegistrar } from '../../../core/raid/datacite-registrar.ts';
import { embeddedRegistrar } from '../../../core/raid/embedded-registrar.ts';
import { httpResolver } from '../../../core/raid/http-resolver.ts';
import { registerHandle } from '../../../core/raid/register-handle.ts';
import type { HttpCall, Registrar } from '../../../core/raid/registrar.ts';
import { embeddedResolver, resolveNames } from '../../../core/raid/resolver.ts';
import { wholeRecord } from './whole-record.ts';

const OWNER = 'https://ror.org/00rqy9422';
let made = 0;
const newUuid = (): string => `${String(++made).padStart(8, '0')}-0000-4000-8000-000000000000`;
const identity = (handle: string) => ({
  handle,
  owner: OWNER,
  agency: OWNER,
  servicePoint: 20_000_000,
  raidAgencyUrl: `https://raid.org/${handle}`,
  version: 1,
  created: 1,
  updated: 1,
});

/** A stand-in for DataCite that keeps what it was told, behind one call. */
function datacite() {
  const handles = new Map<string, Record<string, unknown>>();
  const seen: Parameters<HttpCall>[0][] = [];
  let answering = true;
  const call: HttpCall = (request) => {
    if (!answering) return Promise.reject(new Error('nobody answers'));
    seen.push(request);
    const { data } = JSON.parse(request.body ?? '{}') as { data: { type: string; attributes: { doi?: string } & Record<string, unknown> } };
    if (data.type === 'repositories') return Promise.resolve({ status: 201, body: '{}' });
    const doi = data.attributes.doi ?? '';
    const status = request.method === 'POST' ? (handles.has(doi) ? 422 : 201) : handles.has(doi) ? 200 : 404;
    if (status < 300) handles.set(doi, data.attributes);
    return Promise.resolve({ status, body: '{}' });
  };
  const member = () => ({ account: 'TEST', password: 'member secret' });
  const registrar = dataciteRegistrar({ api: 'https://datacite.invalid', member, prefix: () => '10.5072', newId: newUuid, call });
  return { registrar, handles, seen, sleep: () => (answering = false) };
}

function embedded(): Registrar {
  const handles = new Set<string>();
  const registrar = embeddedRegistrar({ prefix: () => '10.5072', taken: (handle) => handles.has(handle), newId: newUuid });
  // The station's own record is what the embedded one asks: it has what was registered.
  const register: Registrar['register'] = async (registration) => {
    const answer = await registrar.register(registration);
    handles.add(registration.handle);
    return answer;
  };
  return { ...registrar, register };
}

describe.each([
  ['embedded', embedded],
  ['DataCite over a stand-in', () => datacite().registrar],
] as const)('A registrar, %s', (_name, open) => {
  const registration = (handle: string) => ({
    handle,
    record: composeRaid(wholeRecord(), identity(handle)),
    repository: { repositoryId: 'TEST.ONE', prefix: '10.5072', password: 'secret' },
    landingUrl: `https://raid.org/${handle}`,
  });

  it('makes a place to register in, with a prefix', async () => {
    const place = await open().createRepository({ name: 'North', owner: OWNER, adminEmail: 'head@example.org' });
    expect(place.prefix).toBe('10.5072');
    expect(place.repositoryId).toMatch(/^[A-Z0-9]+\.[A-Z0-9]+$/);
  });

  it('registers a handle once, says so of a second time, and takes changes', async () => {
    const registrar = open();
    expect(await registrar.register(registration('10.5072/aaaa1111'))).toBe('registered');
    expect(await registrar.register(registration('10.5072/aaaa1111'))).toBe('taken');
    await registrar.update(registration('10.5072/aaaa1111'));
  });

  it('is tried with another handle where one is taken, and no more than three times', async () => {
    const registrar = open();
    const uuids = ['bbbb2222-0', 'bbbb2222-1', 'cccc3333-0', 'bbbb2222-2', 'bbbb2222-3', 'bbbb2222-4'];
    const registering = () =>
      registerHandle({
        registrar,
        repository: registration('10.5072/x').repository,
        newUuid: () => uuids.shift() ?? '',
        compose: (handle) => composeRaid(wholeRecord(), identity(handle)),
        landingUrl: (handle) => `https://raid.org/${handle}`,
      });
    expect((await registering()).handle).toBe('10.5072/bbbb2222');
    expect((await registering()).handle).toBe('10.5072/cccc3333');
    await expect(registering()).rejects.toMatchObject({ name: 'RegistrarFault', kind: 'refused' });
  });
});

describe('DataCite', () => {
  it('hears of an embargoed RAiD its existence alone, with the repository’s credentials', async () => {
    const { registrar, handles, seen } = datacite();
    const record = composeRaid(wholeRecord(), identity('10.5072/dddd4444'));
    const repository = { repositoryId: 'TEST.ONE', prefix: '10.5072', password: 'secret' };
    await registrar.register({ handle: '10.5072/dddd4444', record, repository, landingUrl: 'https://raid.org/10.5072/dddd4444' });
    expect(handles.get('10.5072/dddd4444')).toMatchObject({ event: 'register', titles: [{ title: 'Embargoed RAiD' }], contributors: [] });
    expect(JSON.stringify(handles.get('10.5072/dddd4444'))).not.toContain('Reef');
    expect(Buffer.from((seen[0]?.headers['authorization'] ?? '').slice(6), 'base64').toString()).toBe('TEST.ONE:secret');
  });

  it('that does not answer is away, and its fault names no secret', async () => {
    const { registrar, sleep } = datacite();
    sleep();
    const asked = registrar.createRepository({ name: 'North', owner: OWNER, adminEmail: 'head@example.org' });
    await expect(asked).rejects.toMatchObject({ kind: 'away' });
    await expect(asked).rejects.not.toThrow(/secret/);
  });
});

describe('A resolver', () => {
  const record = wholeRecord();
  const orcid = record.contributor[0]?.id ?? '';

  it('without a network goes by form and check digits', async () => {
    expect(await resolveNames(record, embeddedResolver)).toEqual({ failures: [], away: [] });
    const wrong = await embeddedResolver.exists({ fieldId: '', schemaUri: 'https://orcid.org/', id: `${orcid.slice(0, -1)}8` });
    expect(wrong).toBe('no');
  });

  const addresses = {
    orcid: 'https://orcid.invalid',
    ror: 'https://ror.invalid',
    doi: 'https://doi.invalid',
    webArchive: 'https://archive.invalid',
  };
  const answering = (status: (url: string) => number) =>
    httpResolver(addresses, ({ url }) =>
      status(url) === 0 ? Promise.reject(new Error('away')) : Promise.resolve({ status: status(url), body: '{}' }),
    );

  it('over HTTP finds what is not there, at its path', async () => {
    const resolved = await resolveNames(
      record,
      answering((url) => (url.includes('0000-0002-1825-0097') || url.includes('038sjwq14') ? 404 : 200)),
    );
    expect(resolved.failures.map(({ fieldId, errorType }) => `${fieldId} ${errorType}`)).toEqual([
      'contributor[0].id notFound',
      'organisation[1].id notFound',
    ]);
  });

  it.each([0, 500, 429])('that fails with %i says which names wait', async (status) => {
    const resolved = await resolveNames(
      record,
      answering((url) => (url.startsWith('https://ror') ? status : 200)),
    );
    expect([resolved.failures, resolved.away.map(({ fieldId }) => fieldId)]).toEqual([[], ['organisation[0].id', 'organisation[1].id']]);
  });

  it('asks the archive for the snapshot, which an empty answer denies', async () => {
    const name = {
      fieldId: 'relatedObject[0].id',
      schemaUri: 'https://web.archive.org/',
      id: 'https://web.archive.org/web/20240301120000/https://example.org/',
    };
    expect(await answering(() => 200).exists(name)).toBe('no');
    const found = httpResolver(addresses, () => Promise.resolve({ status: 200, body: '{"archived_snapshots":{"closest":{}}}' }));
    expect(await found.exists(name)).toBe('yes');
  });
});
