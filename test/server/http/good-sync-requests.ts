import { randomUUID } from 'node:crypto';
import { canonicalJson, type Json } from '../../../core/base/canonical-json.ts';
import { signedAs } from '../../../core/sync/wire.ts';
import { StationInk } from '../facts/station-ink.ts';
import type { HttpWorld } from '../http-world.ts';
import type { GoodRequests } from './good-request.ts';

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
    'GET /feed': async () => ({ token: await tokenOf(await enrolled()), query: '?from=0' }),
  };
}
