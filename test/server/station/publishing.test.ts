import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OpensslAuthority } from '../authority/openssl-authority.ts';
import { activate, approvedCard, blankCard, issue, person, PIN } from '../../electron/station/path.ts';
import { APPROVER, OPERATOR, READER } from '../../electron/station/test-station.ts';
import { OnlineScene } from './online-scene.ts';

const DAY_MS = 86_400_000;
const ALL_SENT = { certificates: 0, list: false, delegation: false };
let scene: OnlineScene;
let openssl: OpensslAuthority;
let later = 0;
let inReader = false;
/** So far the server's clock is behind. */
let behind = 0;

const now = (): number => Date.now() + later;
type Listed = {
  readonly authorities: readonly {
    readonly keyId: string;
    readonly crl?: { readonly nextUpdate: string };
    readonly responderNotAfter?: string;
  }[];
};

beforeAll(async () => {
  scene = await OnlineScene.begin({ clock: { now } }, () => now() - behind);
  openssl = new OpensslAuthority();
});
afterAll(async () => {
  openssl.remove();
  await scene.end();
});

const waits = async () => (await scene.station.call('central.open', {})).waits;
/** As the job does by itself every few seconds. */
const runJobs = () => scene.station.runJobs();

/** A card out of the reader's hands, its certificates on hold; and its authentication certificate for openssl. */
async function issued(name: string): Promise<string> {
  const cardId = await approvedCard(scene.station, await person(scene.station, name));
  if (inReader) scene.station.readers.remove(READER);
  inReader = true;
  await scene.station.insert(await blankCard());
  await issue(scene.station, cardId);
  await scene.station.tile(READER, ({ contents }) => contents === 'ours');
  const certificate = scene.station.store.certificates.byCard(cardId).find(({ slot }) => slot === '9a');
  openssl.write('card.der', Buffer.from(certificate?.der ?? '', 'base64'));
  openssl.run('x509', '-inform', 'DER', '-in', 'card.der', '-out', 'card.pem');
  return cardId;
}

async function authorityPems(): Promise<void> {
  const { certificates } = await scene.station.call('authority.open', {});
  for (const { role, pem } of certificates) openssl.write(`${role}.pem`, Buffer.from(pem));
}

/** What OCSP and CRL say at the addresses that stand in the certificate. */
async function outside(): Promise<{ readonly ocsp: string; readonly crl: string }> {
  const url = openssl.run('x509', '-in', 'card.pem', '-noout', '-ocsp_uri').trim();
  const then = ['-attime', String(Math.floor(now() / 1000))];
  const chain = ['-CAfile', 'root.pem', '-verify_other', 'issuing-ca.pem', '-validity_period', '1000000000', ...then];
  const asked = ['-issuer', 'issuing-ca.pem', '-cert', 'card.pem', '-url', url, ...chain];
  return {
    ocsp: await openssl.sayBeside('ocsp', ...asked),
    crl: await openssl.sayBeside(
      'verify',
      '-CAfile',
      'root.pem',
      '-untrusted',
      'issuing-ca.pem',
      '-crl_check',
      '-crl_download',
      ...then,
      'card.pem',
    ),
  };
}

/** What is wrong between the station's record and what an outsider learns; nothing where they agree. */
async function disagreement(cardId: string): Promise<readonly string[]> {
  const { state } = scene.station.store.certificates.byCard(cardId).find(({ slot }) => slot === '9a') ?? { state: 'nowhere' };
  const { ocsp, crl } = await outside();
  const right =
    ocsp.includes('Response verify OK') &&
    ocsp.includes(`card.pem: ${state === 'valid' ? 'good' : 'revoked'}`) &&
    ocsp.includes('Reason: certificateHold') === (state === 'on-hold') &&
    crl.includes(state === 'valid' ? 'card.pem: OK' : 'certificate revoked');
  return right ? [] : [`${state}: ${ocsp} ${crl}`];
}

const stateOf = (cardId: string) => scene.station.store.certificates.byCard(cardId).find(({ slot }) => slot === '9a')?.state;

describe('What a station’s authority does', () => {
  it('is sent nowhere before an Administrator has signed in at the server, and then from the station by itself', async () => {
    await runJobs();
    expect(await waits()).toBeUndefined();
    await scene.as(APPROVER);
    expect(await waits()).toBeUndefined();
    await scene.as(OPERATOR);
    expect(await waits()).toMatchObject({ list: true });
    await runJobs();
    expect(await waits()).toEqual(ALL_SENT);
    const { authorities } = (await scene.server.call('GET', '/pki')).body as {
      readonly authorities: readonly { readonly responderNotAfter?: string }[];
    };
    expect(Date.parse(authorities[0]?.responderNotAfter ?? '')).toBeGreaterThan(Date.now() + 80 * DAY_MS);
  });

  it('is what OCSP and CRL say at the addresses in the certificate: issued, held, released, revoked', async () => {
    await authorityPems();
    const cardId = await issued('Ada Published');
    await runJobs();
    expect([stateOf(cardId), await disagreement(cardId)]).toEqual(['on-hold', []]);
    await activate(scene.station, cardId, PIN);
    await runJobs();
    expect([stateOf(cardId), await disagreement(cardId)]).toEqual(['valid', []]);
    await scene.station.call('card.deactivate', { cardId });
    await runJobs();
    expect([stateOf(cardId), await disagreement(cardId)]).toEqual(['on-hold', []]);
    await scene.station.call('card.reactivate', { cardId });
    await runJobs();
    expect([stateOf(cardId), await disagreement(cardId)]).toEqual(['valid', []]);
    await scene.station.call('card.lock', { cardId });
    await runJobs();
    expect([stateOf(cardId), await disagreement(cardId)]).toEqual(['revoked', []]);
  });

  it('waits while the server is away, says so with the time, and is sent once it is back', async () => {
    const cardId = await issued('Berta Waiting');
    await scene.way.close();
    await activate(scene.station, cardId, PIN);
    await runJobs();
    const waiting = await waits();
    expect(waiting).toMatchObject({ certificates: 4, failed: { code: 'central-away' } });
    later += 60_000;
    await runJobs();
    expect((await waits())?.failed?.since).toBe(waiting?.failed?.since);
    await scene.way.openAgain();
    later += 60_000;
    await runJobs();
    expect(await waits()).toEqual(ALL_SENT);
    expect([stateOf(cardId), await disagreement(cardId)]).toEqual(['valid', []]);
    const facts = await scene.server.facts();
    await runJobs();
    expect(await scene.server.facts()).toEqual(facts);
  });

  it('is sent again, and not twice, where the answer was lost', async () => {
    const cardId = await issued('Cleo Lost');
    scene.way.cut = 'answers';
    await runJobs();
    expect((await waits())?.list).toBe(true);
    scene.way.cut = 'nothing';
    later += 60_000;
    await runJobs();
    expect([await waits(), await disagreement(cardId)]).toEqual([ALL_SENT, []]);
  });

  it('goes on where the server has newer lists than the records here, as after a restore', async () => {
    await scene.server.database.rows({ text: 'UPDATE authority SET crl_number = crl_number + 500' });
    const cardId = await issued('Dora Restored');
    await runJobs();
    expect([await waits(), await disagreement(cardId)]).toEqual([ALL_SENT, []]);
  });

  it('is renewed before the list or the delegation ends, though nothing has changed', async () => {
    const due = async () => {
      const { authorities } = (await scene.server.call('GET', '/pki')).body as Listed;
      return [authorities[0]?.crl?.nextUpdate, authorities[0]?.responderNotAfter].map((end) =>
        Math.round((Date.parse(end ?? '') - now()) / DAY_MS),
      );
    };
    for (const days of [3.9, ...Array<number>(15).fill(4)]) {
      later += days * DAY_MS;
      await runJobs();
      expect((await due()).every((left) => left >= 3)).toBe(true);
    }
    expect((await due())[1]).toBeGreaterThan(30);
    await scene.as(OPERATOR);
  });

  it('says that the clocks differ where they do, and goes on once they are right', async () => {
    behind = 2 * 3_600_000;
    later += 5 * DAY_MS;
    await runJobs();
    await scene.station.signIn(OPERATOR);
    expect((await waits())?.failed?.said).toContain('clocks');
    behind = 0;
    await runJobs();
    expect(await waits()).toEqual(ALL_SENT);
  });

  it('keeps no certificate at the server, which would name its holder', async () => {
    const columns = await scene.server.database.rows<{ readonly name: string }>({
      text: "SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'issued' ORDER BY name",
    });
    expect(columns.map(({ name }) => name)).toEqual(['key_id', 'serial', 'tenant_id']);
  });
});
