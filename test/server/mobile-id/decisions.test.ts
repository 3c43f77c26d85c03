import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../core/base/canonical-json.ts';
import { LINES, MobileScene, RP, said, type Ticket } from './mobile-scene.ts';
import { SoftPhone } from './soft-phone.ts';

let scene: MobileScene;
let later = 0;
let phone: SoftPhone;
let mobileId: string;

beforeAll(async () => {
  scene = await MobileScene.begin({ now: () => Date.now() + later });
  mobileId = crypto.randomUUID();
  ({ phone } = await scene.enrols(await scene.enrolment({ mobileId })));
});
afterAll(() => scene.server.close());

interface Begun {
  readonly kind: string;
  readonly shown: { readonly about: readonly string[]; readonly number: string; readonly place: string };
  readonly signs: { readonly statement: string; readonly salt: string };
  readonly options: { readonly challenge: string };
}
const begun = async ({ secret }: Ticket) => (await scene.begun(secret)).body as Begun;
const kept = async ({ id }: Ticket): Promise<string> =>
  JSON.stringify(await scene.server.database.rows({ text: 'SELECT asked FROM mobile_ticket WHERE id = $1', values: [id] }));

describe('A decision that a phone is asked to sign', () => {
  it.each(['approve', 'reject'] as const)('to %s is shown in the words that it binds, with the number', async (purpose) => {
    const ticket = await scene.decision({ purpose, mobileIds: [mobileId] }, { action: purpose });
    expect(ticket.answered.status).toBe(201);
    const { kind, shown, signs, options } = await begun(ticket);
    expect([kind, shown]).toEqual([purpose, { place: 'Front hall', number: '482', about: LINES }]);
    expect(options.challenge).toBe(createHash('sha256').update(signs.statement).digest('base64url'));
    const shownHash = createHash('sha256')
      .update(canonicalJson({ lines: [...shown.about], salt: signs.salt }))
      .digest('hex');
    expect(JSON.parse(signs.statement)).toMatchObject({ action: `request.${purpose}`, shownHash });
  });

  it.each([
    ['other lines than were hashed', {}, { lines: ['Reject: Request card'] }],
    ['one line more', { about: [...LINES, 'And more'] }, {}],
    ['another challenge', { challenge: 'A'.repeat(43) }, {}],
    ['the other decision', { purpose: 'reject' }, {}],
    ['no statement', { signs: undefined }, {}],
    ['a statement that is none', { signs: { statement: '{', salt: 'AAAAAAAAAAAAAAAAAAAAAA==' } }, {}],
    ['a statement to a sign-in', { purpose: 'sign-in' }, {}],
  ])('is not taken from a station with %s', async (_what, more, decided) => {
    expect((await scene.decision(more, decided)).answered.status).toBe(400);
  });

  it('is signed by the phone that was named, once, and its station has what the phone said', async () => {
    const ticket = await scene.decision({ mobileIds: [mobileId] });
    const other = await scene.enrols(await scene.enrolment());
    expect(said(await scene.signs(ticket, other.phone))).toBe('409 passkey-unknown');
    expect(await scene.became(ticket)).toEqual({ state: 'waiting', refused: 'passkey-unknown' });
    expect((await scene.signs(ticket, phone)).status).toBe(200);
    expect(await scene.became(ticket)).toMatchObject({ state: 'done', answer: { assertion: { mobileId } } });
    expect(said(await scene.begun(ticket.secret))).toBe('404 ticket-over');
  });

  it('is signed by no phone that nobody knows', async () => {
    expect(said(await scene.signs(await scene.decision(), new SoftPhone(RP)))).toBe('409 passkey-unknown');
  });

  it('may be refused on the phone', async () => {
    const ticket = await scene.decision({ mobileIds: [mobileId] });
    expect((await scene.server.call('POST', '/mobile/refuse', { body: { ticket: ticket.secret } })).status).toBe(200);
    expect(await scene.became(ticket)).toEqual({ state: 'done', answer: { refused: true } });
  });

  it('leaves nobody’s name here once it is answered, or over', async () => {
    const [signed, refused, slow] = [await scene.decision(), await scene.decision(), await scene.decision()];
    for (const ticket of [signed, refused, slow]) expect(await kept(ticket)).toContain('Ada');
    await scene.signs(signed, phone);
    await scene.server.call('POST', '/mobile/refuse', { body: { ticket: refused.secret } });
    later += 11 * 60_000;
    expect(said(await scene.begun(slow.secret))).toBe('404 ticket-over');
    await scene.signature();
    for (const ticket of [signed, refused, slow]) expect(await kept(ticket)).not.toMatch(/Ada|shownHash/);
    expect(await scene.became(signed)).toMatchObject({ state: 'done' });
  });
});
