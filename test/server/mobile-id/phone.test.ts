import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { relyingParty } from '../../../server/mobile-id/relying-party.ts';
import { measure } from '../../../scripts/measures.ts';
import { MobileScene, ORIGIN, RP, said, type Ticket } from './mobile-scene.ts';
import { SoftPhone, type Told } from './soft-phone.ts';

let scene: MobileScene;
let later = 0;
let [tried, taken] = [0, 0];

beforeAll(async () => {
  scene = await MobileScene.begin({ now: () => Date.now() + later });
});
afterAll(async () => {
  measure({ name: 'mobile.bad-answers', value: tried, unit: 'hand-made answers of phones', goal: 25, holds: tried >= 25 });
  measure({ name: 'mobile.bad-answers-taken', value: taken, unit: 'hand-made answers of phones', goal: 0, holds: taken === 0 });
  await scene.server.close();
});

/** A bad answer is refused in these words, leaves no passkey and no fact, and the ticket waits on. */
async function refused(ticket: Ticket, answer: () => Promise<{ readonly status: number; readonly body: unknown }>): Promise<string> {
  const { all } = await scene.server.facts();
  tried += 1;
  const answered = await answer();
  const words = said({ ...answered, headers: {} });
  if (answered.status < 400 || (await scene.server.facts()).all !== all) taken += 1;
  expect(await scene.became(ticket)).not.toMatchObject({ state: 'done' });
  return words;
}

const bad: readonly (readonly [string, Told])[] = [
  ['another challenge', { challenge: randomBytes(32).toString('base64url') }],
  ['another origin', { origin: 'https://id.example.org.evil.example' }],
  ['the right name without TLS', { origin: 'http://id.example.org' }],
  ['another domain', { rpId: 'example.org' }],
  ['no user verification', { verified: false }],
  ['nobody present', { present: false }],
  ['the answer to another question', { type: 'payment.get' }],
];

describe('The page of mobile IDs', () => {
  it.each(['/mobile', '/mobile/page.js', '/mobile/words.mjs', '/mobile/page.css'])(
    'serves %s under a policy that lets nothing else in',
    async (path) => {
      const { status, headers } = await scene.server.call('GET', path);
      expect(status).toBe(200);
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'; script-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['referrer-policy']).toBe('no-referrer');
    },
  );

  it('has no script and no style in its text', async () => {
    const text = String((await scene.server.call('GET', '/mobile')).body);
    expect(text).not.toMatch(/<style|style=|onclick|<script>/);
  });

  it.each([
    ['https://id.example.org', true],
    ['https://id.example.org:8443/x', true],
    ['http://localhost:8443', true],
    ['http://id.example.org', false],
    ['https://192.0.2.7', false],
    ['https://[2001:db8::1]', false],
    [undefined, false],
  ])('is for names over TLS and for this machine: %s', (address, right) => expect(relyingParty(address) !== undefined).toBe(right));
});

describe('A new passkey', () => {
  it('is asked for with user verification, on the phone itself, and with its attestation', async () => {
    const { secret } = await scene.enrolment();
    expect(await scene.options(secret)).toMatchObject({
      rp: { id: 'id.example.org', name: 'Northwind Institute' },
      user: { name: 'M-1001' },
      attestation: 'direct',
      pubKeyCredParams: [{ alg: -7 }],
      authenticatorSelection: { residentKey: 'required', userVerification: 'required', authenticatorAttachment: 'platform' },
    });
  });

  it.each(['packed', 'none'] as const)('is in force with attestation %s, once, and its station is told', async (attestation) => {
    const ticket = await scene.enrolment();
    const { phone, answered } = await scene.enrols(ticket, { attestation });
    expect(answered.status).toBe(200);
    expect(await scene.became(ticket)).toMatchObject({
      state: 'done',
      answer: { credential: { id: phone.id.toString('base64url'), ...RP, attestation, synced: false } },
    });
    expect(await refusedAgain(ticket, phone)).toBe('404 ticket-over');
  });

  it.each([...bad, ['an attestation that is not its key’s', { attestation: 'broken' } as const] as const])(
    'is refused with %s',
    async (_what, told) => {
      const ticket = await scene.enrolment();
      expect(await refused(ticket, async () => (await scene.enrols(ticket, told)).answered)).toBe('409 passkey-refused');
    },
  );

  it('that a cloud copies is refused unless the option allows it', async () => {
    const ticket = await scene.enrolment();
    expect(await refused(ticket, async () => (await scene.enrols(ticket, { synced: true })).answered)).toBe('409 passkey-synced');
    const allowed = await scene.enrolment({ allowSynced: true });
    expect((await scene.enrols(allowed, { synced: true })).answered.status).toBe(200);
    expect(await scene.became(allowed)).toMatchObject({ answer: { credential: { synced: true } } });
  });

  it('is nobody else’s too, and a mobile ID has one', async () => {
    const [first, second] = [await scene.enrolment(), await scene.enrolment()];
    const { phone } = await scene.enrols(first);
    expect(await refused(second, async () => (await scene.enrols(second, {}, phone)).answered)).toBe('409 passkey-refused');
  });
});

async function refusedAgain({ secret }: Ticket, phone: SoftPhone): Promise<string> {
  tried += 1;
  return said(await scene.finish(secret, phone.register({ challenge: 'AAAA' })));
}

describe('A ticket', () => {
  it('is over when its minutes are, after five wrong answers, and with the next one of the same person', async () => {
    const personId = randomUUID();
    const [old, wrong, older] = [await scene.enrolment(), await scene.enrolment(), await scene.enrolment({ personId })];
    for (let n = 0; n < 5; n += 1) await refused(wrong, async () => (await scene.enrols(wrong, { verified: false })).answered);
    expect(said(await scene.begun(wrong.secret))).toBe('404 ticket-over');
    await scene.enrolment({ personId });
    expect(said(await scene.begun(older.secret))).toBe('404 ticket-over');
    later += 11 * 60_000;
    expect(said(await scene.begun(old.secret))).toBe('404 ticket-over');
    expect(await scene.became(old)).toEqual({ state: 'over' });
    tried += 3;
  });

  it('that is nobody’s says no more than one that is over', async () => {
    for (const secret of [randomBytes(16).toString('base64url'), '', 'x', "' OR 1=1"])
      expect(said(await scene.begun(secret))).toBe('404 ticket-over');
  });

  it('is given to stations of ours alone, by their signature, and shows itself to the one that asked', async () => {
    const [ticket, unknown] = [await scene.enrolment(), randomUUID()];
    expect((await scene.asStation('GET', `/mobile-ids/tickets/${ticket.id}`, undefined, unknown)).status).toBe(401);
    expect((await scene.server.call('POST', '/mobile-ids/tickets', { body: {} })).status).toBe(401);
    expect((await scene.asStation('POST', '/mobile-ids/tickets', { id: randomUUID() })).status).toBe(400);
    expect((await scene.asStation('GET', `/mobile-ids/tickets/${randomUUID()}`)).status).toBe(404);
    const again = { id: ticket.id, secretHash: '0'.repeat(64), minutes: 10 };
    expect((await scene.enrolment().then(() => scene.ticket({ kind: 'enrol' }, again))).answered.status).toBe(400);
  });

  it('is not given where the server does not know its own address', async () => {
    const other = await MobileScene.begin({ publicUrl: undefined });
    expect(said((await other.enrolment()).answered)).toBe('409 mobile-id-no-address');
    expect((await other.server.call('GET', '/mobile')).status).toBe(404);
    await other.server.close();
  });
});

describe('A signature', () => {
  let phone: SoftPhone;
  let mobileId = '';
  beforeAll(async () => {
    mobileId = randomUUID();
    ({ phone } = await scene.enrols(await scene.enrolment({ mobileId })));
  });

  it('is asked for with user verification, and what the phone said is kept for the station', async () => {
    const ticket = await scene.signature();
    const { body } = await scene.begun(ticket.secret);
    expect(body).toMatchObject({
      kind: 'sign-in',
      shown: { place: 'Front hall', number: '482' },
      options: { rpId: 'id.example.org', userVerification: 'required', allowCredentials: [] },
    });
    expect((await scene.signs(ticket, phone)).status).toBe(200);
    expect(await scene.became(ticket)).toMatchObject({ state: 'done', answer: { assertion: { mobileId } } });
  });

  it.each([...bad, ['another key', { forged: true } as const] as const, ['another person', { userHandle: 'AAAA' } as const] as const])(
    'is refused with %s',
    async (_what, told) => {
      const ticket = await scene.signature();
      expect(await refused(ticket, () => scene.signs(ticket, phone, told))).toBe('409 passkey-refused');
    },
  );

  it('is refused where it was given before, and where the count of signatures went back, as a copy’s would', async () => {
    const [first, second, third] = [await scene.signature(), await scene.signature(), await scene.signature()];
    const response = phone.sign(await scene.options(first.secret));
    expect((await scene.finish(first.secret, response)).status).toBe(200);
    expect(said(await scene.finish(first.secret, response))).toBe('404 ticket-over');
    expect(await refused(second, () => scene.finish(second.secret, response))).toBe('409 passkey-refused');
    expect(await refused(third, () => scene.signs(third, phone, { counter: 1 }))).toBe('409 passkey-refused');
    await scene.signs(await scene.signature(), phone, { counter: 100 });
  });

  it('is refused to a passkey that is not named, that nobody knows, or that is not in force', async () => {
    const named = await scene.signature({ mobileIds: [randomUUID()] });
    expect(await refused(named, () => scene.signs(named, phone))).toBe('409 passkey-unknown');
    const unknown = await scene.signature();
    expect(await refused(unknown, () => scene.signs(unknown, new SoftPhone(RP)))).toBe('409 passkey-unknown');
    const told = (state: string, ms: number) =>
      scene.asStation('PUT', `/mobile-ids/${mobileId}/state`, { state, at: new Date(Date.now() + later + ms).toISOString() });
    expect((await told('inactive', 0)).status).toBe(204);
    const resting = await scene.signature();
    expect(await refused(resting, () => scene.signs(resting, phone))).toBe('409 passkey-unknown');
    await told('active', 10);
    await told('locked', 20);
    await told('active', 30);
    const locked = await scene.signature();
    expect(await refused(locked, () => scene.signs(locked, phone))).toBe('409 passkey-unknown');
  });
});

it('is served at the address that the server was told, and nowhere is a ticket in a log', async () => {
  const { answered } = await scene.enrolment();
  expect(answered.body).toMatchObject({ url: `${ORIGIN}/mobile`, ...RP });
});
