import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localProvider, type LocalProvider } from '../openid/local-provider.ts';
import { found } from './path.ts';
import { Register } from './register.ts';
import { everythingKept } from './store-state.ts';
import { OPERATOR, TestStation } from './test-station.ts';

let provider: LocalProvider;
let station: TestStation;
let register: Register;
/** What the person does in the browser. */
let browser: (url: string) => Promise<void>;
const shown: string[] = [];

beforeAll(async () => {
  provider = await localProvider();
  station = await TestStation.open({
    openInBrowser: (url) => {
      shown.push(url);
      return browser(url);
    },
  });
  await found(station);
  register = new Register(station);
  const { issuer } = provider;
  await station.call('sign-in.change-provider', { inUse: true, name: 'Northwind sign-in', issuer, clientId: 'desk' });
});
afterAll(async () => {
  await station.close();
  await provider.close();
});

/** Sits down at the station, signed out, and comes back from the browser as that subject. */
async function comesAs(subject: string) {
  browser = provider.browse(subject);
  await station.ask('session.sign-out', {});
  return station.ask('session.sign-in-through-provider', {});
}

const codeOf = (reply: Awaited<ReturnType<typeof comesAs>>) => (reply.ok ? undefined : reply.failure.code);

describe('signing in through the organisation’s provider', () => {
  it('is offered at the sign-in, by its name alone', async () => {
    const status = await station.call('station.status', {});
    expect(status.signInProvider).toBe('Northwind sign-in');
    expect(JSON.stringify(status)).not.toContain(provider.issuer);
  });

  it('finds the person by an address that the provider verified, whoever is let in nowhere asks to be let in', async () => {
    const nora = register.person('Nora Newcomer');
    provider.accounts.set('subject-nora', { email: nora.email, verified: true });
    expect(codeOf(await comesAs('subject-nora'))).toBeUndefined();
    const { session } = await station.call('station.status', {});
    expect(session?.person.id).toBe(nora.id);
    expect(session?.servicePoints).toEqual([]);
    expect((await station.call('access.open', {})).identityProvider).toBe(provider.issuer);
    expect(await station.refusal('person.find', { text: '', limit: 1 })).toBe('denied');
    expect(await station.refusal('access.request', { servicePointId: register.here })).toBeUndefined();
  });

  it('knows them by the subject from then on, whatever becomes of the address', async () => {
    provider.accounts.set('subject-nora', { email: 'married@example.org', verified: true });
    expect(codeOf(await comesAs('subject-nora'))).toBeUndefined();
    expect((await station.call('station.status', {})).session?.person.name).toBe('Nora Newcomer');
  });

  it('lets nobody take over an address: another subject with it, or one that is not verified, is unknown', async () => {
    const [nora] = station.store.people.find({ text: 'Nora', servicePointIds: [register.here], limit: 1 });
    provider.accounts.set('subject-thief', { email: nora?.email ?? '', verified: true });
    expect(codeOf(await comesAs('subject-thief'))).toBe('provider-unknown-person');
    const una = register.person('Una Unverified');
    provider.accounts.set('subject-una', { email: una.email, verified: false });
    expect(codeOf(await comesAs('subject-una'))).toBe('provider-unknown-person');
    expect(station.store.identities.byPerson(una.id)).toEqual([]);
  });

  it('keeps out who is not Active', async () => {
    const gone = register.person('Ina Inactive', { state: 'inactive' });
    provider.accounts.set('subject-ina', { email: gone.email, verified: true });
    expect(codeOf(await comesAs('subject-ina'))).toBe('person-not-active');
  });

  it('sends a code challenge, a state and a nonce, and no secret; what comes back is in no log, fact or file', () => {
    const asked = new URL(shown[0] ?? '');
    expect(asked.searchParams.get('code_challenge_method')).toBe('S256');
    for (const name of ['code_challenge', 'state', 'nonce']) expect(asked.searchParams.get(name)?.length).toBeGreaterThan(20);
    expect(asked.searchParams.get('redirect_uri')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    const kept = everythingKept(station.dataFolder) + station.logged.join('\n');
    expect(kept).not.toMatch(/eyJ[\w-]{20,}\.[\w-]{20,}\./);
    for (const name of ['state', 'nonce']) expect(kept).not.toContain(asked.searchParams.get(name));
  });
});

describe('signing in through the provider that goes wrong', () => {
  it('is broken off by another try and by leaving, and then nobody is signed in', async () => {
    await station.ask('session.sign-out', {});
    browser = () => Promise.resolve();
    const first = station.ask('session.sign-in-through-provider', {});
    await expect.poll(() => shown.length).toBeGreaterThan(5);
    const second = station.ask('session.sign-in-through-provider', {});
    expect(codeOf(await first)).toBe('provider-left');
    await station.call('session.sign-in-through-provider', { stop: true });
    expect(codeOf(await second)).toBe('provider-left');
    expect((await station.call('station.status', {})).session).toBeUndefined();
  });

  it('does not take a station from whoever signed in with a password meanwhile', async () => {
    const nora = provider.browse('subject-nora');
    browser = async (url) => {
      await station.call('session.sign-in', OPERATOR_INPUT);
      await nora(url);
    };
    expect(codeOf(await station.ask('session.sign-in-through-provider', {}))).toBe('provider-left');
    expect((await station.call('station.status', {})).session?.person.name).toBe(OPERATOR.name);
  });

  it('refuses an answer with another state', async () => {
    browser = async (url) => {
      const back = new URL(new URL(url).searchParams.get('redirect_uri') ?? '');
      back.searchParams.set('code', 'a code');
      back.searchParams.set('state', 'of somebody else');
      await fetch(back);
    };
    await station.ask('session.sign-out', {});
    expect(codeOf(await station.ask('session.sign-in-through-provider', {}))).toBe('provider-refused');
  });

  it('says that the provider is away, or that none is set; a provider without TLS is on this machine alone', async () => {
    await station.signIn(OPERATOR);
    const set = { inUse: true, name: 'Elsewhere', clientId: 'desk' };
    expect(await station.refusal('sign-in.change-provider', { ...set, issuer: 'http://login.example.org' })).toBe('input-invalid');
    await station.call('sign-in.change-provider', {
      ...set,
      issuer: 'http://127.0.0.1:9',
      clientSecret: 'a client secret that is kept sealed',
    });
    expect(await station.call('sign-in.provider', {})).toMatchObject({ provider: { name: 'Elsewhere', confidential: true } });
    expect(everythingKept(station.dataFolder)).not.toContain('a client secret that is kept sealed');
    expect(codeOf(await station.ask('session.sign-in-through-provider', {}))).toBe('provider-away');
    await station.call('sign-in.change-provider', { ...set, inUse: false, issuer: 'http://127.0.0.1:9' });
    expect(codeOf(await station.ask('session.sign-in-through-provider', {}))).toBe('provider-missing');
    expect((await station.call('station.status', {})).signInProvider).toBeUndefined();
  });
});

const OPERATOR_INPUT = { email: OPERATOR.email, password: OPERATOR.password };
