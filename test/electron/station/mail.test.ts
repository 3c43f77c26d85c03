import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pauseMinutes } from '../../../electron/mail/sender.ts';
import { freePort, LocalServer, type LocalServerOptions, localhostCertificate } from '../mail/local-server.ts';
import { HandClock } from './hand-clock.ts';
import { found, person } from './path.ts';
import { aReason, withoutApproval } from './people-world.ts';
import { Register } from './register.ts';
import { scratchFolder } from './scratch-folder.ts';
import { OPERATOR, TestStation } from './test-station.ts';

const MINUTE_S = 60;
let clock: HandClock;
let dataFolder: string;
let station: TestStation;
let register: Register;
let server: LocalServer | undefined;

beforeEach(async () => {
  clock = new HandClock();
  dataFolder = scratchFolder();
  station = await TestStation.open({ dataFolder, clock });
  await found(station);
  register = new Register(station);
});
afterEach(async () => {
  await station.close();
  await server?.close();
  server = undefined;
});

async function listen(options: LocalServerOptions = {}): Promise<LocalServer> {
  server = await LocalServer.open(options);
  return server;
}

const plain = (port: number) => ({ host: 'localhost', port, security: 'none', from: 'desk@example.org' }) as const;
const setServer = (port: number) => station.call('mail.change-server', plain(port));
const waiting = (): readonly string[] => station.store.mails.waiting().map(({ kind }) => kind);
const reset = (personId: string) => station.call('person.reset-password', { personId, delivery: { letter: false, mail: true } });

async function somebody(): Promise<string> {
  await station.call('option.change', { id: 'users-password-delivery', value: 'nopassword' });
  return person(station);
}

describe('the mail server', () => {
  it('takes a test mail at once, with host, protection and sender as set', async () => {
    const { port, received } = await listen();
    expect(await station.refusal('mail.test', { to: 'ada@example.org' })).toBe('mail-server-missing');
    await setServer(port);
    await station.call('mail.test', { to: 'ada@example.org' });
    expect(received).toMatchObject([{ from: 'desk@example.org', to: ['ada@example.org'], secure: false }]);
    expect(received[0]?.text).toContain('station Desk 1');
  });

  it('is spoken to over TLS, checked against the organisation’s certificate, with user and password', async () => {
    const tls = localhostCertificate();
    const { port, received } = await listen({ tls, users: { desk: 'a long server password' } });
    const settings = { host: 'localhost', port, security: 'starttls', from: 'desk@example.org', user: 'desk' } as const;
    await station.call('mail.change-server', { ...settings, serverPassword: 'a long server password' });
    expect(await station.ask('mail.test', { to: 'ada@example.org' })).toMatchObject({ failure: { code: 'mail-server-away' } });
    await station.call('mail.change-server', { ...settings, certificate: tls.cert });
    await station.call('mail.test', { to: 'ada@example.org' });
    expect(received).toMatchObject([{ secure: true, user: 'desk' }]);
    await station.call('mail.change-server', { ...settings, certificate: tls.cert, serverPassword: 'a wrong server password' });
    expect(await station.ask('mail.test', { to: 'ada@example.org' })).toMatchObject({
      failure: { code: 'mail-server-away', params: { found: '535' } },
    });
  });

  it('is never spoken to in the clear beyond this machine', async () => {
    const input = { ...plain(25), host: 'mail.example.org' };
    expect(await station.ask('mail.change-server', input)).toMatchObject({
      failure: { code: 'input-invalid', params: { field: 'security' } },
    });
    const { port, received } = await listen();
    await station.call('mail.change-server', { ...plain(port), security: 'starttls' });
    expect(await station.refusal('mail.test', { to: 'ada@example.org' })).toBe('mail-server-away');
    expect(received).toEqual([]);
  });

  it('keeps its password sealed; the page, the fact and the log do not have it', async () => {
    const serverPassword = 'a long server password';
    await station.call('mail.change-server', { ...plain(9), user: 'desk', serverPassword });
    const view = await station.call('mail.open', {});
    expect(view.server).toMatchObject({ user: 'desk', signsIn: true });
    const facts = station.store.facts.find({ action: 'mail.change-server', limit: 5 });
    for (const text of [
      JSON.stringify(view),
      JSON.stringify(facts),
      station.logged.join(),
      JSON.stringify(station.store.settings.get('mail-server')),
    ])
      expect(text).not.toContain(serverPassword);
    await station.call('mail.change-server', { ...plain(9), host: '127.0.0.1', user: 'desk' });
    expect((await station.call('mail.open', {})).server?.signsIn).toBe(false);
  });
});

describe('mail that waits', () => {
  it('goes out once, oldest first, and its text is destroyed', async () => {
    const { port, received } = await listen();
    const personId = await somebody();
    await reset(personId);
    const [row] = station.store.mails.waiting();
    await station.runJobs();
    expect(waiting()).toEqual(['new-password']);
    await setServer(port);
    await station.runJobs();
    await station.runJobs();
    expect(received.map(({ to }) => to)).toEqual([['ada.amp.re@example.org']]);
    expect(received[0]?.text).toMatch(/Message-ID: <[0-9a-f-]{36}@cardwright.invalid>/i);
    expect(waiting()).toEqual([]);
    expect(station.store.blobs.get(row?.blobId ?? '')?.destroyedAt).toBeDefined();
  });

  it('is kept while the server is away, tried again after pauses that grow, and survives a restart', async () => {
    const port = await freePort();
    await setServer(port);
    await reset(await somebody());
    for (const attempts of [1, 2, 3]) {
      await station.runJobs();
      expect(station.store.mails.waiting()[0]).toMatchObject({ attempts, lastError: expect.stringMatching(/^E/) as string });
      await station.runJobs();
      expect(station.store.mails.waiting()[0]?.attempts).toBe(attempts);
      clock.forward(pauseMinutes(attempts) * MINUTE_S);
    }
    await station.close();
    station = await TestStation.open({ dataFolder, clock });
    const { received } = await listen({ port });
    await station.runJobs();
    expect([received.length, waiting().length]).toEqual([1, 0]);
  });

  it('goes out at once when somebody asks for it', async () => {
    const port = await freePort();
    await setServer(port);
    await reset(await somebody());
    await station.runJobs();
    const { received } = await listen({ port });
    expect(await station.call('mail.send-now', {})).toEqual({ sent: 1, waiting: 0 });
    expect(received).toHaveLength(1);
  });

  it('that the server refuses for good is given up and shown; the others go out', async () => {
    const { port, received } = await listen({ refuse: (to) => (to.startsWith('ada') ? 550 : undefined) });
    await setServer(port);
    const ada = await somebody();
    const bo = await person(station, 'Bo Borg');
    await reset(ada);
    await reset(bo);
    await station.runJobs();
    expect(received.map(({ to }) => to)).toEqual([['bo.borg@example.org']]);
    const view = await station.call('mail.open', {});
    expect([view.waiting, view.failed.map(({ kind, lastError }) => [kind, lastError])]).toEqual([0, [['new-password', '550']]]);
  });

  it('that is refused for now stops the round and is tried again', async () => {
    let busy = true;
    const { port, received } = await listen({ refuse: () => (busy ? 451 : undefined) });
    await setServer(port);
    await reset(await somebody());
    await station.runJobs();
    expect(station.store.mails.waiting()[0]).toMatchObject({ attempts: 1, lastError: '451' });
    busy = false;
    clock.forward(MINUTE_S);
    await station.runJobs();
    expect(received).toHaveLength(1);
  });

  it('with a code that would come too late does not go out', async () => {
    const { id, email } = register.person('Hugo Holder', { roles: ['Self-service user'] });
    await station.call('session.sign-out', {});
    await station.call('self.forgot-password', { email });
    expect(station.store.mails.waiting({ personId: id })).toHaveLength(1);
    const { port, received } = await listen();
    clock.forward(31 * MINUTE_S);
    await station.signIn(OPERATOR);
    await setServer(port);
    await station.runJobs();
    expect(received).toEqual([]);
    expect((await station.call('mail.open', {})).failed[0]?.lastError).toBe('too-late');
  });
});

describe('who is mailed (spec credentials 3, 11)', () => {
  it('nobody when a person or card is deactivated, brought back or locked', async () => {
    await withoutApproval(station, 'deactivation', 'reactivation', 'locking');
    const { id: personId } = register.person('Hugo Holder', { roles: ['Self-service user'] });
    const cardId = register.card(personId, { state: 'active' });
    await station.call('card.deactivate', { cardId });
    for (const [action, type] of [
      ['person.deactivate', 'deactivation'],
      ['person.reactivate', 'reactivation'],
      ['person.lock', 'locking'],
    ] as const)
      await station.call(action, { personId, reasonId: await aReason(station, type) });
    await station.runJobs();
    expect(waiting()).toEqual([]);
  });
});
