import { randomUUID } from 'node:crypto';
import { canonicalJson, type Json } from '../../../core/base/canonical-json.ts';
import { readCheckpoint } from '../../../core/facts/checkpoint.ts';
import { readNote } from '../../../core/facts/signed-note.ts';
import { signedAs } from '../../../core/sync/wire.ts';
import { StationInk } from '../facts/station-ink.ts';
import type { HttpWorld } from '../http-world.ts';
import { goodAnswer, goodCall } from '../calls/good-letters.ts';
import type { GoodRequest, GoodRequests } from './good-request.ts';

/** What a station asks for, each with a station of its own that the key let in. */
export function goodSyncRequests(world: HttpWorld, keyToken: string): GoodRequests {
  const enrolment = (ink: StationInk) => {
    const signingSpki = Buffer.from(ink.spki).toString('base64');
    const text = canonicalJson({
      v: 1,
      organisation: ink.tenant,
      station: ink.station,
      name: 'Desk',
      servicePoint: randomUUID(),
      signingSpki,
    } as Json);
    return { text, signature: ink.signAs(text, signedAs.enrolment) };
  };
  async function enrolled(): Promise<StationInk> {
    const ink = new StationInk(randomUUID());
    await world.call('POST', '/sync/stations', { token: keyToken, body: enrolment(ink) });
    return ink;
  }
  async function signed(ink: StationInk) {
    const { body } = await world.call('POST', `/sync/stations/${ink.tenant}/${ink.station}/challenge`, {});
    const { challenge } = body as { readonly challenge: string };
    return { challenge, signature: ink.signAs(challenge, signedAs.token) };
  }
  async function tokenOf(ink: StationInk): Promise<string> {
    const { body } = await world.call('POST', `/sync/stations/${ink.tenant}/${ink.station}/token`, { body: await signed(ink) });
    return (body as { readonly access_token: string }).access_token;
  }
  /** What it has delivered has its place, and the head over that was shown to it. */
  async function cosigned(): Promise<GoodRequest> {
    const ink = await enrolled();
    const token = await tokenOf(ink);
    ink.write(3);
    const { text, signature } = ink.delivery(1, 3);
    await world.call('POST', '/push', {
      token,
      body: { text, signature: Buffer.from(signature).toString('base64'), blobs: [], dataKeys: [] },
    });
    await world.world.stations.idle(ink.tenant);
    const { body } = await world.call('GET', '/sync/head?signed=0&taken=0', { token });
    const note = readNote((body as { readonly checkpoint: string }).checkpoint);
    return { token, body: { size: readCheckpoint(note.text).size, line: ink.cosign(note.text) } };
  }
  return {
    'POST /sync/stations': () => Promise.resolve({ token: keyToken, body: enrolment(new StationInk(randomUUID())) }),
    'POST /sync/stations/{organisation}/{station}/token': async () => {
      const ink = await enrolled();
      return { id: `${ink.tenant}/${ink.station}`, body: await signed(ink) };
    },
    'POST /push': async () => {
      const ink = await enrolled();
      ink.write(3);
      const { text, signature } = ink.delivery(1, 3);
      return { token: await tokenOf(ink), body: { text, signature: Buffer.from(signature).toString('base64'), blobs: [], dataKeys: [] } };
    },
    ...goodCallRequests(world, async () => tokenOf(await enrolled())),
    'GET /sync/status': async () => ({ token: await tokenOf(await enrolled()) }),
    'GET /sync/head': async () => ({ token: await tokenOf(await enrolled()), query: '?signed=0&taken=0' }),
    'POST /sync/head': () => cosigned(),
    'GET /sync/held': async () => ({ token: await tokenOf(await enrolled()) }),
    'GET /sync/follows': async () => ({ token: await tokenOf(await enrolled()), query: '?after=0&to=0&which=moved' }),
    'GET /sync/bodies': async () => ({ token: await tokenOf(await enrolled()), query: '?from=0&to=0' }),
    'GET /sync/witnessed': async () => ({ token: await tokenOf(await enrolled()), query: '?epoch=0&most=1' }),
    'GET /feed': async () => ({ token: await tokenOf(await enrolled()), query: '?from=0' }),
  };
}

type Step = readonly [what: string, body: object];

/** What a station asks for while a card is unblocked from afar: it may answer its own call. */
function goodCallRequests(world: HttpWorld, newToken: () => Promise<string>): GoodRequests {
  async function left(...then: readonly Step[]): Promise<{ readonly id: string; readonly token: string }> {
    const [token, call] = [await newToken(), goodCall()];
    await world.call('POST', '/calls', { token, body: call });
    for (const [what, body] of then) await world.call('POST', `/calls/${call.id}/${what}`, { token, body });
    return { id: call.id, token };
  }
  const answer = ['answer', { response: goodAnswer }] as const;
  const proof = { proof: 'K7QX' };
  const read = async (...then: readonly Step[]): Promise<GoodRequest> => ({ ...(await left(...then)), query: '?wait=0' });
  return {
    'POST /calls': async () => ({ token: await newToken(), body: goodCall() }),
    'GET /calls': async () => ({ token: (await left()).token, query: '?wait=0' }),
    'POST /calls/{id}/answer': async () => ({ ...(await left()), body: answer[1] }),
    'GET /calls/{id}/answer': () => read(answer),
    'POST /calls/{id}/proof': async () => ({ ...(await left(answer)), body: proof }),
    'GET /calls/{id}/proof': () => read(answer, ['proof', proof]),
    'POST /calls/{id}/end': () => left(),
  };
}
