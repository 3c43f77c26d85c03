import { X509Certificate } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fromBase64 } from '../../../core/base/bytes.ts';
import { AuthorityAway } from '../../../electron/authority/certificate-authority.ts';
import { TokenFault } from '../../../native/pkcs11/token-fault.ts';
import { memoryTokens } from './memory-tokens.ts';
import { aReason, withoutApproval } from './people-world.ts';
import { everythingKept } from './store-state.ts';
import { OPERATOR, TestStation } from './test-station.ts';
import { asOperator, got, PIN, stands, type VirtualWorld, virtualWorld } from './virtual-world.ts';

let world: VirtualWorld;
let away = false;
beforeEach(async () => {
  away = false;
  const cut = (): never => {
    throw new AuthorityAway('the line is cut');
  };
  world = await virtualWorld({ authority: (real) => ({ ...real, issueOnHold: (order) => (away ? cut() : real.issueOnHold(order)) }) });
});
afterEach(() => world.station.close());

const token = () => [...world.place.tokens.values()][0];

describe('a virtual smart card', () => {
  it('is got by its holder: keys made in the token, certificates valid for two years, read back as they were written', async () => {
    const { station, holder } = world;
    const id = await got(world);
    expect(await stands(world, id)).toEqual(['active', 'made', 'valid valid']);
    const certificates = station.store.certificates.byCard(id);
    expect(certificates.map(({ slot }) => slot)).toEqual(['9a', '9c']);
    expect([...(token()?.certificates.values() ?? [])].map((der) => Buffer.from(der).toString('base64'))).toEqual(
      certificates.map(({ der }) => der),
    );
    const days = (Date.parse(certificates[0]?.notAfter ?? '') - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(729);
    expect(days).toBeLessThan(733);
    const first = new X509Certificate(fromBase64(certificates[0]?.der ?? ''));
    expect(first.subject).toContain('Hedda Holder');
    expect(first.subjectAltName).toBe(`URI:urn:uuid:${id}`);
    // It claims no policy: its keys may lie in software (2.5.29.32).
    expect(Buffer.from(first.raw).toString('hex')).not.toContain('0603551d20');
    expect(station.store.virtualSmartCards.byPerson(holder.id)).toHaveLength(1);
    expect(everythingKept(station.dataFolder)).not.toContain(PIN);
    expect(station.logged).toEqual([]);
  });

  it('is one on a computer: a second is refused until the first is locked', async () => {
    const { station } = world;
    const id = await got(world);
    expect(await station.refusal('self.get-virtual-smart-card', { newPin: PIN })).toBe('second-virtual-smart-card');
    await station.call('self.lock-virtual-smart-card', { virtualSmartCardId: id, destroysKeys: true });
    const next = await got(world);
    expect((await station.call('self.open', {})).virtualSmartCards).toMatchObject([
      { id, state: 'locked', keys: 'removed' },
      { id: next, state: 'active', keys: 'made', here: true },
    ]);
  });

  it('is made once where the button is pressed twice', async () => {
    const { station } = world;
    const both = [1, 2].map(() => station.refusal('self.get-virtual-smart-card', { newPin: PIN }));
    expect(new Set(await Promise.all(both))).toEqual(new Set(['busy', undefined]));
    expect(world.place.tokens.size).toBe(1);
  });

  it('has certificates for what the options name', async () => {
    const { station } = world;
    await asOperator(world, () => station.call('option.change', { id: 'vsc-certificate-signature', value: false }));
    await asOperator(world, () => station.call('option.change', { id: 'vsc-validity-years', value: 1 }));
    const id = await got(world);
    expect(station.store.certificates.byCard(id).map(({ slot }) => slot)).toEqual(['9a']);
    expect(station.store.get('virtual-smart-card', id)?.expiresOn.slice(0, 4)).toBe(String(new Date().getFullYear() + 1));
  });

  const fail = (call: string, kind: TokenFault['kind']) => (): void => {
    world.place.before = (name) => {
      if (name === call) throw new TokenFault(name, { kind, meaning: 'it went wrong' });
    };
  };
  const breaking: readonly (readonly [what: string, code: string, breaks: () => void])[] = [
    ['no room', 'token-full', () => void Object.assign(world.place, { room: 0 })],
    ['no key', 'token-refused', fail('generate', 'module')],
    ['no signature', 'token-gone', fail('sign', 'token-gone')],
    ['no certificate written', 'token-full', fail('writeCertificate', 'token-full')],
    ['the authority away', 'authority-away', () => void (away = true)],
  ];
  it.each(breaking)('that cannot be finished stays Registered, worth nothing: %s', async (_what, code, breaks) => {
    breaks();
    expect(await world.station.refusal('self.get-virtual-smart-card', { newPin: PIN })).toBe(code);
    const [card] = world.station.store.virtualSmartCards.byPerson(world.holder.id);
    const [state, keys, ...certificates] = await stands(world, card?.id ?? '');
    expect([state, keys]).toEqual(['registered', 'removed']);
    expect(certificates.every((each) => each.startsWith('revoked revoked'))).toBe(true);
    expect([token()?.keys.size ?? 0, token()?.certificates.size ?? 0]).toEqual([0, 0]);
    away = false;
    Object.assign(world.place, { before: undefined, room: 5 });
    expect((await stands(world, await got(world)))[0]).toBe('active');
  });

  it('says where no module is set, and which one does not load', async () => {
    const { station } = world;
    await asOperator(world, async () => {
      expect(await station.refusal('token-module.change', { path: '/absent.so' })).toBe('token-module-absent');
      expect(await station.refusal('token-module.change', { path: 'here.so' })).toBe('input-invalid');
      expect((await station.call('token-module.open', {})).path).toBe('/in/memory');
      await station.call('token-module.change', {});
    });
    expect(await station.refusal('self.get-virtual-smart-card', { newPin: PIN })).toBe('token-module-unset');
    expect(world.place.tokens.size).toBe(0);
  });

  it.each(['create', 'sign', 'certificates'])('whose station ended at %s is given up at the next start', async (at) => {
    const { station, place, holder } = world;
    const reached = new Promise<void>((resolve) => {
      place.before = (name) => (name === at ? new Promise<void>(() => resolve()) : undefined);
    });
    void station.ask('self.get-virtual-smart-card', { newPin: PIN });
    await reached;
    await station.close();
    delete place.before;
    const next = await TestStation.open({ dataFolder: station.dataFolder, tokens: (path) => memoryTokens(path, place) });
    await next.runJobs();
    const [card] = next.store.virtualSmartCards.byPerson(holder.id);
    const [state, keys, ...certificates] = await stands({ station: next }, card?.id ?? '');
    expect([state, keys, token()?.keys.size ?? 0, token()?.certificates.size ?? 0]).toEqual(['registered', 'removed', 0, 0]);
    expect(certificates.every((each) => each.startsWith('revoked revoked'))).toBe(true);
    expect(next.store.authority.listed().every(({ state: known }) => known === 'revoked')).toBe(true);
    await next.close();
    world = await virtualWorld();
  });

  it('is locked by a manager for good: its certificates are revoked as unspecified, and nothing is done at the computer', async () => {
    const { station, manager, holder } = world;
    const id = await got(world);
    await station.signIn(manager);
    const seen = await station.call('person.open', { personId: holder.id });
    expect(seen.virtualSmartCards).toMatchObject([{ id, possible: [{ action: 'virtual-smart-card.lock', allowed: true }] }]);
    expect(await station.call('virtual-smart-card.lock', { virtualSmartCardId: id })).toEqual({ waitingForAuthority: false });
    expect(await stands(world, id)).toEqual(['locked', 'made', 'revoked revoked unspecified unspecified']);
    expect(token()?.keys.size).toBe(2);
    expect(await station.refusal('virtual-smart-card.lock', { virtualSmartCardId: id })).toBe('state-refuses');
  });

  it('is locked by its holder: with consent keys and certificates are gone from the token, without it they are left', async () => {
    const { station } = world;
    const id = await got(world);
    const kept = await station.call('self.lock-virtual-smart-card', { virtualSmartCardId: id, destroysKeys: false });
    expect([kept.keys, token()?.keys.size]).toEqual(['left', 2]);
    world.place.tokens.clear();
    const next = await got(world);
    const gone = await station.call('self.lock-virtual-smart-card', { virtualSmartCardId: next, destroysKeys: true });
    expect([gone.keys, token()?.keys.size, token()?.certificates.size]).toEqual(['removed', 0, 0]);
    expect(await stands(world, next)).toEqual(['locked', 'removed', 'revoked revoked unspecified unspecified']);
    expect(station.store.get('virtual-smart-card', next)?.soPinBlobId).toBeUndefined();
  });

  it('is locked also where the token cannot be reached; its keys are removed as soon as it can', async () => {
    const { station, place } = world;
    const id = await got(world);
    fail('list', 'module')();
    expect((await station.call('self.lock-virtual-smart-card', { virtualSmartCardId: id, destroysKeys: true })).keys).toBe('to-remove');
    expect(await stands(world, id)).toEqual(['locked', 'to-remove', 'revoked revoked unspecified unspecified']);
    delete place.before;
    await station.runJobs();
    expect([(await stands(world, id))[1], token()?.keys.size]).toEqual(['removed', 0]);
  });

  it('rests, returns and ends with its person', async () => {
    const { station, holder } = world;
    const id = await got(world);
    await station.signIn(OPERATOR);
    await withoutApproval(station, 'deactivation', 'reactivation', 'locking');
    await station.call('person.deactivate', { personId: holder.id, reasonId: await aReason(station, 'deactivation') });
    expect(await stands(world, id)).toEqual(['inactive', 'made', 'on-hold on-hold certificateHold']);
    await station.call('person.reactivate', { personId: holder.id, reasonId: await aReason(station, 'reactivation') });
    expect(await stands(world, id)).toEqual(['active', 'made', 'valid valid']);
    await station.call('person.lock', { personId: holder.id, reasonId: await aReason(station, 'locking') });
    expect(await stands(world, id)).toEqual(['locked', 'made', 'revoked revoked unspecified unspecified']);
    expect(token()?.keys.size).toBe(2);
  });

  it('expires with its last day', async () => {
    const { station, register } = world;
    const id = await got(world);
    register.change({ record: 'virtual-smart-card', id, set: { expiresOn: '2020-01-01' } });
    await station.runJobs();
    expect((await stands(world, id))[0]).toBe('expired');
    expect(station.store.certificates.byCard(id).map(({ state }) => state)).toEqual(['expired', 'expired']);
  });
});
