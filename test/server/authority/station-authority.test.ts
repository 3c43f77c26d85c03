import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OpensslAuthority } from './openssl-authority.ts';
import { StationScene } from './station-scene.ts';

const DAY_MS = 86_400_000;
const NAMES = ['first', 'held', 'stolen', 'replaced'];

describe('what a station’s authority publishes through the server, judged by openssl', () => {
  let late = 0;
  let scene: StationScene;

  beforeAll(async () => {
    scene = await StationScene.begin(() => Date.now() + late);
    for (const name of NAMES) await scene.issue(name);
    await scene.issue('untold', false);
    for (const name of ['first', 'stolen', 'replaced', 'untold']) await scene.change(name, 'valid');
    await scene.change('stolen', 'revoked', 'keyCompromise');
    await scene.change('replaced', 'revoked', 'superseded');
    expect(await scene.publish()).toBe(204);
    expect(await scene.delegate()).toBe(204);
  });
  afterAll(() => scene.end());

  /** What is wrong between what the register says of it and what OCSP and CRL say; nothing where they agree. */
  async function disagreement(name: string): Promise<readonly string[]> {
    const state = await scene.recorded(name);
    const [ocsp, crl] = [await scene.byOcsp(name), await scene.byCrl(name)];
    const wanted = [
      ocsp.includes('Response verify OK'),
      !ocsp.includes('no nonce'),
      ocsp.includes(`${name}.pem: ${state === 'valid' ? 'good' : 'revoked'}`),
      ocsp.includes('Reason: certificateHold') === (state === 'on-hold'),
      crl.includes(state === 'valid' ? `${name}.pem: OK` : 'certificate revoked'),
    ];
    return wanted.every(Boolean) ? [] : [`${name} is ${state}: ${ocsp} ${crl}`];
  }

  it('agrees with the record by OCSP and by CRL: valid, on hold, revoked', async () => {
    expect(await Promise.all(NAMES.map((name) => scene.recorded(name)))).toEqual(['valid', 'on-hold', 'revoked', 'revoked']);
    for (const name of NAMES) expect(await disagreement(name)).toEqual([]);
    expect(await scene.byOcsp('stolen')).toContain('Reason: keyCompromise');
    expect(await scene.byOcsp('replaced')).toContain('Reason: superseded');
    expect(await scene.byOcsp('untold')).toContain('untold.pem: unknown');
  });

  it('agrees again after a hold was released and another certificate was put on hold', async () => {
    await scene.change('held', 'valid');
    await scene.change('first', 'on-hold');
    await scene.publish();
    expect(await Promise.all(['first', 'held'].map((name) => scene.recorded(name)))).toEqual(['on-hold', 'valid']);
    for (const name of ['first', 'held']) expect(await disagreement(name)).toEqual([]);
  });

  it('serves the issuer where the certificate says, as RFC 5280 wants it', async () => {
    const text = scene.openssl.run('x509', '-in', 'held.pem', '-noout', '-ext', 'authorityInfoAccess');
    const address = /CA Issuers - URI:(\S+)/.exec(text)?.[1] ?? '';
    const answer = await fetch(address);
    expect(answer.headers.get('content-type')).toBe('application/pkcs7-mime');
    scene.openssl.write('issuing.p7c', new Uint8Array(await answer.arrayBuffer()));
    scene.openssl.write('fetched.pem', Buffer.from(scene.openssl.run('pkcs7', '-inform', 'DER', '-in', 'issuing.p7c', '-print_certs')));
    scene.openssl.run('x509', '-in', 'fetched.pem', '-out', 'fetched.pem');
    expect(scene.openssl.read('fetched.pem')).toEqual(scene.openssl.read('issuing.pem'));
    scene.openssl.write('issuing.cer', new Uint8Array(await (await fetch(address.replace('.p7c', '.cer'))).arrayBuffer()));
    expect(scene.openssl.read('issuing.cer')).toEqual(scene.openssl.read('issuing.der'));
  });

  it('answers by GET as by POST, without a nonce where none was sent, and about several at once', async () => {
    scene.openssl.run('ocsp', '-issuer', 'issuing.pem', '-cert', 'held.pem', '-cert', 'stolen.pem', '-no_nonce', '-reqout', 'request.der');
    const encoded = encodeURIComponent(scene.openssl.read('request.der').toString('base64'));
    const answer = await fetch(`${scene.url}/pki/${scene.keyId}/ocsp/${encoded}`);
    expect(answer.headers.get('content-type')).toBe('application/ocsp-response');
    scene.openssl.write('answer.der', new Uint8Array(await answer.arrayBuffer()));
    const judge = ['-respin', 'answer.der', '-issuer', 'issuing.pem', '-cert', 'held.pem', '-cert', 'stolen.pem', '-CAfile', 'root.pem'];
    const said = scene.openssl.run('ocsp', ...judge, '-verify_other', 'issuing.pem', '-no_nonce');
    expect(said).toContain('Response verify OK');
    expect(said).toMatch(/held\.pem: good[^]*stolen\.pem: revoked/);
  });

  it('tells when the next CRL and the next delegation are due', async () => {
    const { authorities } = (await scene.world.call('GET', '/pki')).body as {
      readonly authorities: readonly {
        readonly keyId: string;
        readonly crl: { readonly nextUpdate: string };
        readonly responderNotAfter: string;
      }[];
    };
    expect(authorities).toHaveLength(1);
    expect(authorities[0]?.keyId).toBe(scene.keyId);
    expect(Date.parse(authorities[0]?.crl.nextUpdate ?? '')).toBeCloseTo(Date.now() + 7 * DAY_MS, -6);
    expect(Date.parse(authorities[0]?.responderNotAfter ?? '')).toBeCloseTo(Date.now() + 90 * DAY_MS, -6);
  });

  it('takes no part of a list for the whole, no delegation to another key, and none that it cannot use', async () => {
    const other = new OpensslAuthority();
    const otherId = await scene.bring(other.der('ca'));
    other.write(
      'ca.cnf',
      Buffer.from(
        other
          .read('ca.cnf')
          .toString()
          .replace('[crl_ext]', '[crl_ext]\nissuingDistributionPoint = critical, @part\n[part]\nonlyuser = TRUE\n[rest]'),
      ),
    );
    const part = await scene.send('PUT', `/pki/${otherId}/issuing.crl`, { type: 'application/pkix-crl', bytes: other.crl() });
    expect(part.status).toBe(400);
    other.issue('leaf');
    const leaf = await scene.send('PUT', `/pki/${otherId}/responder`, { type: 'application/pkix-cert', bytes: other.der('leaf') });
    expect(leaf.status).toBe(400);
    other.run('ocsp', '-issuer', 'ca.pem', '-cert', 'leaf.pem', '-reqout', 'request.der');
    const undelegated = await scene.send('POST', `/pki/${otherId}/ocsp`, {
      type: 'application/ocsp-request',
      bytes: other.read('request.der'),
    });
    other.write('answer.der', new Uint8Array(await undelegated.arrayBuffer()));
    expect(other.judge('ocsp', '-respin', 'answer.der', '-noverify').said).toContain('Responder Error: unauthorized (6)');
    other.remove();
  });

  it('vouches for nothing once the CRL is stale or the delegation is over, until both are renewed', async () => {
    late = 8 * DAY_MS;
    expect(await scene.byOcsp('held')).toContain('Responder Error: trylater (3)');
    scene.station.pass(8 * DAY_MS);
    await scene.publish();
    expect(await scene.byOcsp('held', ...then())).toContain('held.pem: good');
    late = 91 * DAY_MS;
    scene.station.pass(83 * DAY_MS);
    await scene.publish();
    expect(await scene.byOcsp('held', ...then())).toContain('Responder Error: trylater (3)');
    expect(await scene.delegate()).toBe(204);
    const said = await scene.byOcsp('held', ...then());
    expect(said).toContain('Response verify OK');
    expect(said).toContain('held.pem: good');
  });

  it('takes no delegation that ends before the one that is here, or that is not valid yet', async () => {
    scene.station.pass(-10 * DAY_MS);
    expect(await scene.delegate()).toBe(409);
    scene.station.pass(30 * DAY_MS);
    expect(await scene.delegate()).toBe(400);
  });

  /** openssl's own clock is today's. */
  const then = (): readonly string[] => ['-attime', String(Math.floor((Date.now() + late) / 1000)), '-validity_period', '100000000'];
});
