import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ActionId } from '../../../core/actions/all.ts';
import { options } from '../../../core/options.ts';
import { optionEffects } from './option-effects.ts';
import { found, person } from './path.ts';
import { aReason, approve, photo, readMail } from './people-world.ts';
import { Register } from './register.ts';
import { scratchFolder } from './scratch-folder.ts';
import { TestStation } from './test-station.ts';
import { titlesOf } from './test-titles.ts';

let station: TestStation;
let register: Register;

beforeEach(async () => {
  station = await TestStation.open({ dataFolder: scratchFolder() });
  await found(station);
  register = new Register(station);
});
afterEach(() => station.close());

const set = (id: string, value: boolean | number | string) => station.call('option.change', { id, value });
const ada = { name: 'Ada Ampère', email: 'ada@example.org' };

describe('the table of effects', () => {
  it('names for every option a test that is there', () => {
    expect(Object.keys(optionEffects).toSorted()).toEqual(options.map(({ id }) => id).toSorted());
    for (const [id, effect] of Object.entries(optionEffects)) {
      const titles = titlesOf(readFileSync(join(import.meta.dirname, effect.file), 'utf8'));
      expect(titles, `${id}: ${effect.test}`).toContain(effect.test);
    }
  });

  it('takes a title for one where a test has it, and no other word of the file', () => {
    const file = [
      "it('is one', () => {});",
      "const has = 'has one value'; // it('is a remark', () => {})",
      "it.each([[1, ')'], [2, '(']] as const)('is %i of many', () => expect(has, 'is expected').toBe(1));",
      'it.skip("is left out", () => {});',
      "split('it').submit('is no test');",
    ].join('\n');
    expect(titlesOf(file)).toEqual(['is one', 'is %i of many']);
  });
});

describe('options that go together', () => {
  it('leave cards a way to be made, credentials a certificate, and a PIN of a virtual smart card a length', async () => {
    await set('cards-request-offered', false);
    expect(await station.refusal('option.change', { id: 'cards-issue-offered', value: false })).toBe('input-invalid');
    expect(station.store.get('option', 'cards-issue-offered')).toBeUndefined();
    await set('vsc-certificate-authentication', false);
    expect(await station.refusal('option.change', { id: 'vsc-certificate-signature', value: false })).toBe('input-invalid');
    await set('vsc-pin-max-length', 8);
    expect(await station.refusal('option.change', { id: 'vsc-pin-min-length', value: 9 })).toBe('input-invalid');
    for (const kind of ['upper', 'lower', 'digits']) await set(`vsc-pin-${kind}`, 'DISALLOWED');
    expect(await station.refusal('option.change', { id: 'vsc-pin-special', value: 'DISALLOWED' })).toBe('input-invalid');
  });

  it('with one value say why there is no other', async () => {
    const single = options.filter(({ kind, values }) => kind === 'choice' && values?.length === 1);
    expect(single.length).toBeGreaterThan(5);
    for (const { id, notOffered } of single) expect(notOffered.length, id).toBeGreaterThan(0);
  });
});

/** What each approval option is asked by: its action with an input. */
const asked: readonly (readonly [option: string, action: ActionId, input: (holder: string) => Promise<object> | object])[] = [
  ['users-creation-approval', 'person.create', () => ({ ...ada })],
  [
    'users-deactivation-approval',
    'person.deactivate',
    async (personId) => ({ personId, reasonId: await aReason(station, 'deactivation') }),
  ],
  ['users-reactivation-approval', 'person.reactivate', async () => resting()],
  ['users-locking-approval', 'person.lock', async (personId) => ({ personId, reasonId: await aReason(station, 'locking') })],
  ['users-edit-approval', 'person.edit', (personId) => ({ personId, unit: 'Optics' })],
  ['users-edit-roles-approval', 'person.edit-roles', (personId) => ({ personId, roles: ['Approver'] })],
  ['cards-request-approval', 'card.request', (personId) => ({ personId, profileId: 'employee-p256' })],
];

async function resting(): Promise<object> {
  const { id: personId } = register.person('Rita Rests', { state: 'inactive' });
  return { personId, reasonId: await aReason(station, 'reactivation') };
}

describe.each(asked)('the option %s', (option, action, inputOf) => {
  it('asks an Approver while its option is on and nobody while it is off', async () => {
    const requestOf = async (): Promise<unknown> => {
      const { id } = register.person('Hugo Holder', { roles: ['Self-service user'] });
      const input = { ...(await inputOf(id)), ...(action === 'person.create' ? { email: `e${register.next()}@example.org` } : {}) };
      const reply = await station.ask(action, input);
      expect(reply, option).toMatchObject({ ok: true });
      return (reply as { output?: { requestId?: string } }).output?.requestId;
    };
    await set(option, true);
    expect(await requestOf()).toEqual(expect.any(String));
    await set(option, false);
    expect(await requestOf()).toBeUndefined();
  });
});

it('the option users-edit-photo-approval is about one’s own photo alone', async () => {
  const holder = register.person('Hugo Holder', { roles: ['Self-service user'] });
  await set('users-edit-photo-approval', false);
  await station.signIn(holder);
  expect(await station.call('self.edit-photo', { photo: photo(30, 40) })).toEqual({});
  expect(station.store.get('person', holder.id)?.photo).toBe(photo(30, 40));
});

describe('entering a person', () => {
  it.each([false, true])('makes a new person Inactive, without roles, where the option says so; with approval: %s', async (asks) => {
    await set('users-activate-on-creation', false);
    await set('users-creation-approval', asks);
    const { personId, requestId } = await station.call('person.create', ada);
    if (asks) await approve(station, requestId);
    expect([station.store.get('person', personId)?.state, station.store.get('account', personId)?.roles]).toEqual(['inactive', []]);
    await set('users-reactivation-approval', false);
    await station.call('person.reactivate', { personId, reasonId: await aReason(station, 'reactivation') });
    expect(station.store.get('account', personId)?.roles).toEqual(['Self-service user']);
  });

  it('lets two people be entered with one address while the check is off', async () => {
    await station.call('person.create', ada);
    expect(await station.refusal('person.create', ada)).toBe('email-taken');
    await set('users-uniqueness-check', false);
    await station.call('person.create', ada);
  });

  it('lets somebody be edited to have another’s address while that check is off', async () => {
    await set('users-edit-approval', false);
    await station.call('person.create', ada);
    const personId = await person(station, 'Bo Borg');
    expect(await station.refusal('person.edit', { personId, email: ada.email })).toBe('email-taken');
    await set('users-edit-uniqueness-check', false);
    await station.call('person.edit', { personId, email: ada.email });
  });

  it('tells people apart by their telephone number where that identifies them, also two entered at once', async () => {
    await set('users-identifying-field', 'phone');
    await set('users-edit-approval', false);
    const { personId } = await station.call('person.create', { ...ada, phone: '+49 (30) 1234-5' });
    const clash = await station.ask('person.create', { ...ada, name: 'Bo', phone: '+4930 12345' });
    expect(clash).toMatchObject({ failure: { code: 'phone-taken', params: { number: station.store.get('person', personId)?.number } } });
    await station.call('person.create', { ...ada, name: 'Bo' });
    const both = await Promise.all([1, 2].map(() => station.ask('person.create', { name: 'Twin', email: 't@example.org', phone: '777' })));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const other = await person(station, 'Cy Curie');
    expect(await station.refusal('person.edit', { personId: other, phone: '+49 30 12345' })).toBe('phone-taken');
    await station.call('person.edit', { personId, phone: '+49 30 1234 5' });
  });

  it.each(['print', 'email', 'nopassword'] as const)('delivers the first password as the option says: %s', async (delivery) => {
    await set('users-password-delivery', delivery);
    const { personId, letter } = await station.call('person.create', ada);
    expect(letter !== undefined).toBe(delivery === 'print');
    const [mail] = station.store.mails.waiting({ personId });
    expect(mail?.kind).toBe(delivery === 'email' ? 'new-password' : undefined);
    expect(station.store.passwords.get(personId) !== undefined).toBe(delivery !== 'nopassword');
    if (mail === undefined) return;
    const password = / is: (\S+)/.exec((await readMail(station, mail.id)).text)?.[1] ?? '';
    await station.signIn({ email: ada.email, password });
  });

  it('with approval delivers the first password by the approval, not before', async () => {
    await set('users-creation-approval', true);
    const { personId, requestId } = await station.call('person.create', ada);
    expect(station.store.passwords.get(personId)).toBeUndefined();
    await approve(station, requestId);
    expect(station.store.passwords.get(personId)).toBeDefined();
    expect((await station.call('person.open', { personId })).passwordLetterWaits).toBe(true);
  });

  it('stands also where the printer refuses the letter, and says so', async () => {
    station.shell.printer = 'refuses';
    expect(await station.call('person.create', ada)).toMatchObject({ letterRefused: true });
  });

  it('bounds a photo in both directions, and tells the page how', async () => {
    await set('users-photo-width-px', 240);
    await set('users-photo-height-px', 320);
    for (const [width, height] of [
      [241, 320],
      [240, 321],
    ] as const)
      expect(await station.ask('person.create', { ...ada, photo: photo(width, height) })).toMatchObject({
        failure: { code: 'photo-unreadable', params: { found: `${width} × ${height} pixels`, wanted: 'at most 240 × 320 pixels' } },
      });
    await station.call('person.create', { ...ada, photo: photo(240, 320) });
    expect((await station.call('station.status', {})).session?.photo).toEqual({ widthPx: 240, heightPx: 320, sizeKb: 2048 });
  });
});
