import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MemoryShell } from '../../../electron/shell/memory-shell.ts';
import { startStation } from '../../../electron/station.ts';
import { MemoryReaders } from '../../../native/simulator/memory-readers.ts';
import { emptyPage } from './empty-page.ts';
import { found } from './path.ts';
import { scratchFolder } from './scratch-folder.ts';
import { everythingKept } from './store-state.ts';
import { APPROVER, OPERATOR, PASSWORD, TestStation } from './test-station.ts';

const input = {
  organisation: 'Northwind Institute',
  servicePoint: 'North campus',
  station: 'Desk 1',
  operator: OPERATOR,
  approver: APPROVER,
};
const firstStart = (change: Partial<typeof input> = {}) => ({ ...input, ...change });

let dataFolder: string;
let station: TestStation;
beforeEach(async () => {
  dataFolder = scratchFolder();
  station = await TestStation.open({ dataFolder });
});
afterEach(() => station.close());

const state = async (): Promise<string> => (await station.call('station.status', {})).state;
const foundings: readonly (readonly ['station.first-start' | 'station.fill-demo' | 'station.join-request' | 'station.join', unknown])[] = [
  ['station.first-start', firstStart()],
  ['station.fill-demo', {}],
  ['station.join-request', { station: 'Desk 9' }],
  ['station.join', { answer: 'x' }],
];

describe('first start', () => {
  it('makes two people who can sign in, one with every duty of the desk, one to decide', async () => {
    expect(await state()).toBe('first-start');
    await station.call('station.first-start', firstStart());
    expect(await state()).toBe('recovery-code-to-print');
    const accounts = station.store.all('account').map(({ roles, registryOperator }) => [...roles, registryOperator]);
    expect(accounts).toEqual(
      expect.arrayContaining([
        ['Self-service user', 'Operator', 'Administrator', true],
        ['Self-service user', 'Approver', false],
      ]),
    );
    await station.signIn(APPROVER);
    await station.signIn(OPERATOR);
    expect(await station.call('journal.verify', {})).toMatchObject({ sound: true });
    expect(everythingKept(dataFolder)).not.toContain(PASSWORD);
  });

  it.each([
    ['the same', OPERATOR.email],
    ['the same in capitals', OPERATOR.email.toUpperCase()],
    ['the same with blanks', ` ${OPERATOR.email} `],
  ])('refuses one person twice: %s e-mail', async (_how, email) => {
    expect(await station.refusal('station.first-start', firstStart({ approver: { ...APPROVER, email } }))).toBe('same-person-twice');
    expect(await state()).toBe('first-start');
    expect(station.store.facts.last()).toBeUndefined();
  });

  it.each([
    ['operator.password', { operator: { ...OPERATOR, password: 'nine sign' } }],
    ['approver.password', { approver: { ...APPROVER, password: '' } }],
    ['approver.password', { approver: { ...APPROVER, password: 'x'.repeat(257) } }],
    ['operator.email', { operator: { ...OPERATOR, email: 'olga' } }],
    ['organisation', { organisation: '   ' }],
    ['station', { station: 'Desk\u0000 1' }],
  ])('refuses what cannot be: %s', async (field, change) => {
    const reply = await station.ask('station.first-start', firstStart(change as Partial<typeof input>));
    expect(reply).toMatchObject({ ok: false, failure: { code: 'input-invalid', params: { field } } });
    expect(await state()).toBe('first-start');
  });

  it('takes names of any script and length that the form takes', async () => {
    const [organisation, servicePoint, name] = ['大学'.repeat(60), '🏛️ Ñandú '.repeat(20).trim(), 'Ö'.repeat(120)];
    await station.call('station.first-start', firstStart({ organisation, servicePoint, station: name }));
    await station.signIn(OPERATOR);
    expect(await station.call('station.status', {})).toMatchObject({ organisation, servicePoint, stationName: name });
    await station.call('authority.open', {});
  });

  it('is refused a second time, by every way', async () => {
    await found(station);
    const organisations = station.store.all('organisation');
    for (const [action, again] of foundings) expect(await station.refusal(action, again), action).toBe('already-started');
    await station.call('session.sign-out', {});
    for (const [action, again] of foundings) expect(await station.refusal(action, again), action).toBe('already-started');
    expect(station.store.all('organisation')).toEqual(organisations);
  });

  it('posted twice at once makes one organisation', async () => {
    const answers = await Promise.all([
      station.refusal('station.first-start', firstStart()),
      station.refusal('station.first-start', firstStart({ organisation: 'Another' })),
      station.refusal('station.join-request', { station: 'Desk 9' }),
    ]);
    expect(answers).toEqual([undefined, 'busy', 'busy']);
    expect(station.store.all('organisation').map(({ name }) => name)).toEqual(['Northwind Institute']);
  });

  it('is possible after all by a station that asked to join another organisation', async () => {
    await station.call('station.join-request', { station: 'Desk 2' });
    await found(station);
    await station.close();
    station = await TestStation.open({ dataFolder });
    await station.signIn(OPERATOR);
    expect(station.logged).toEqual([]);
  });

  it('refuses everything that needs an organisation before there is one', async () => {
    expect(await station.refusal('session.sign-in', { email: OPERATOR.email, password: PASSWORD })).toBe('not-found');
    expect(await station.refusal('desk.open', {})).toBe('not-signed-in');
    expect(station.logged).toEqual([]);
  });
});

describe('the recovery code', () => {
  const spool = () => join(dataFolder, 'spool');
  beforeEach(async () => {
    await station.call('station.first-start', firstStart());
    await station.signIn(OPERATOR);
  });

  it('is a paper that only the station’s user may read, until it is confirmed as printed', async () => {
    const { queued, where } = await station.call('station.print-recovery-code', {});
    expect(queued).toBe(false);
    expect(where.startsWith(spool())).toBe(true);
    expect([statSync(where).mode & 0o777, statSync(spool()).mode & 0o777]).toEqual([0o600, 0o700]);
    expect(readFileSync(where).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await station.call('station.print-recovery-code', {})).toEqual({ queued, where });
    await station.call('station.confirm-recovery-printed', {});
    expect(existsSync(where)).toBe(false);
    expect(station.store.settings.get('recovery-code')).toBeUndefined();
    expect(await state()).toBe('ready');
    for (const action of ['station.print-recovery-code', 'station.confirm-recovery-printed'] as const)
      expect(await station.refusal(action, {})).toBe('letter-gone');
  });

  it('goes to the printer where there is one, and may be tried again where that refuses', async () => {
    station.shell.printer = 'refuses';
    expect(await station.refusal('station.print-recovery-code', {})).toBe('printer-refused');
    expect(await station.refusal('station.confirm-recovery-printed', {})).toBe('recovery-not-confirmed');
    station.shell.printer = 'takes';
    expect(await station.call('station.print-recovery-code', {})).toMatchObject({ queued: true });
    expect(existsSync(spool()) ? readdirSync(spool()) : []).toEqual([]);
    await station.call('station.confirm-recovery-printed', {});
  });

  it('is not forgotten before it was printed', async () => {
    expect(await station.refusal('station.confirm-recovery-printed', {})).toBe('recovery-not-confirmed');
    expect(await state()).toBe('recovery-code-to-print');
  });

  it('waits over a restart', async () => {
    await station.close();
    station = await TestStation.open({ dataFolder });
    expect(await state()).toBe('recovery-code-to-print');
    await station.signIn(OPERATOR);
    await station.call('station.print-recovery-code', {});
    await station.call('station.confirm-recovery-printed', {});
  });

  it('is the Administrator’s to print', async () => {
    await station.signIn(APPROVER);
    expect(await station.refusal('station.print-recovery-code', {})).toBe('denied');
    expect(await station.refusal('station.confirm-recovery-printed', {})).toBe('denied');
  });
});

/** A station whose source of randomness ends after so many calls. */
async function startWith(folder: string, random: (length: number) => Uint8Array) {
  const shell = new MemoryShell();
  const readers = new MemoryReaders({ clock: { nowMs: () => Date.now() }, names: [] });
  const running = await startStation({ shell, readers, dataFolder: folder, rendererFolder: emptyPage(), log: () => undefined, random });
  const ask = async (action: string, given: unknown) =>
    JSON.parse(await shell.say(JSON.stringify({ action, input: given }))) as { ok: boolean };
  return { running, ask };
}

it('that ends in the middle leaves a station that was never started', { timeout: 60_000 }, async () => {
  const folder = scratchFolder();
  let left = Number.POSITIVE_INFINITY;
  let asked = 0;
  const random = (length: number): Uint8Array => {
    asked += 1;
    if (left-- <= 0) throw new Error('no more randomness');
    return new Uint8Array(randomBytes(length));
  };
  const { running, ask } = await startWith(folder, random);
  const stops = [0, 1, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20];
  for (const stop of stops) {
    left = stop;
    expect(await ask('station.first-start', firstStart()), `after ${stop}`).toMatchObject({ ok: false, failure: { code: 'defect' } });
    left = Number.POSITIVE_INFINITY;
    expect(await ask('station.status', {})).toMatchObject({ output: { state: 'first-start' } });
    expect([running.store.facts.last(), running.store.all('organisation'), running.store.settings.get('station-id')]).toEqual([
      undefined,
      [],
      undefined,
    ]);
  }
  asked = 0;
  expect(await ask('station.first-start', firstStart())).toMatchObject({ ok: true });
  expect(asked).toBeGreaterThan(Math.max(...stops));
  expect(running.store.all('organisation')).toHaveLength(1);
  expect(await ask('session.sign-in', { email: OPERATOR.email, password: PASSWORD })).toMatchObject({ ok: true });
  expect(await ask('journal.verify', {})).toMatchObject({ output: { sound: true } });
  await running.close();
});

describe('a start', () => {
  it('on records that another station holds is refused', async () => {
    await expect(TestStation.open({ dataFolder })).rejects.toMatchObject({ failure: { code: 'store-in-use' } });
    expect(await state()).toBe('first-start');
  });

  it('on damaged records opens on the page that repairs them, lets nobody in, and leaves the file alone', async () => {
    await found(station);
    await station.close();
    const file = join(dataFolder, 'station.sqlite');
    const damaged = readFileSync(file).fill(0x5a, 4096, 8 * 4096);
    writeFileSync(file, damaged);
    station = await TestStation.open({ dataFolder });
    expect(await state()).toBe('damaged');
    expect(await station.refusal('session.sign-in', { email: OPERATOR.email, password: PASSWORD })).toBe('not-found');
    await expect(TestStation.open({ dataFolder })).rejects.toMatchObject({ failure: { code: 'store-in-use' } });
    expect(readFileSync(file).equals(damaged)).toBe(true);
  });

  it('on a machine that cannot open its keys asks for the recovery code, and leaves the records as they are', async () => {
    await found(station);
    await station.close();
    const shell = new MemoryShell();
    shell.unseal = async (sealed) => Uint8Array.from(sealed, (byte) => byte ^ 0x33);
    const readers = new MemoryReaders({ clock: { nowMs: () => Date.now() }, names: [] });
    const parts = { shell, readers, dataFolder, rendererFolder: emptyPage(), log: () => undefined };
    const elsewhere = await startStation(parts);
    const told = JSON.parse(await shell.say(JSON.stringify({ action: 'station.status', input: {} }))) as unknown;
    expect(told).toMatchObject({ ok: true, output: { state: 'damaged', damage: { why: 'keys', needsCode: true, copy: true } } });
    await elsewhere.close();
    station = await TestStation.open({ dataFolder });
    expect(await state()).toBe('ready');
  });
});
