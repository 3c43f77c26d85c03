import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MobileScene, RP, said, type Ticket } from './mobile-scene.ts';
import { SoftPhone } from './soft-phone.ts';

let scene: MobileScene;

beforeAll(async () => {
  scene = await MobileScene.begin();
});
afterAll(() => scene.server.close());

describe('What a phone is asked to sign', () => {
  it('is refused by whoever holds it: the station hears so, once, and the code is used', async () => {
    const ticket = await scene.signature({ purpose: 'prove' });
    expect((await scene.begun(ticket.secret)).body).toMatchObject({ kind: 'prove' });
    const refuse = () => scene.server.call('POST', '/mobile/refuse', { body: { ticket: ticket.secret } });
    expect((await refuse()).status).toBe(200);
    expect(await scene.became(ticket)).toEqual({ state: 'done', answer: { refused: true } });
    expect(said(await refuse())).toBe('404 ticket-over');
    expect(said(await scene.begun(ticket.secret))).toBe('404 ticket-over');
  });

  it('cannot be refused where a key is to be made', async () => {
    const ticket = await scene.enrolment();
    expect(said(await scene.server.call('POST', '/mobile/refuse', { body: { ticket: ticket.secret } }))).toBe('404 ticket-over');
    expect(await scene.became(ticket)).toEqual({ state: 'waiting' });
  });

  it('is taken back by its station, and by no other, as long as nobody answered', async () => {
    const [ticket, answered] = [await scene.signature(), await scene.signature()];
    const over = ({ id }: Ticket, station = scene.station) => scene.asStation('PUT', `/mobile-ids/tickets/${id}/over`, undefined, station);
    expect((await over(ticket, randomUUID())).status).toBe(401);
    expect((await scene.begun(ticket.secret)).status).toBe(200);
    expect((await over(ticket)).status).toBe(204);
    expect(said(await scene.begun(ticket.secret))).toBe('404 ticket-over');
    await scene.server.call('POST', '/mobile/refuse', { body: { ticket: answered.secret } });
    await over(answered);
    expect(await scene.became(answered)).toMatchObject({ state: 'done' });
  });

  it('tells its station why the phone was refused, while it still waits', async () => {
    const ticket = await scene.signature();
    await scene.signs(ticket, new SoftPhone(RP));
    expect(await scene.became(ticket)).toEqual({ state: 'waiting', refused: 'passkey-unknown' });
  });
});
