import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, httpWorld, type HttpWorld } from '../http-world.ts';
import { OpensslAuthority } from './openssl-authority.ts';

describe('what the organisation’s authority publishes, judged by openssl', () => {
  let world: HttpWorld;
  let authority: OpensslAuthority;
  let administrator: string;
  let operator: string;
  let keyId: string;
  let url: string;

  beforeAll(async () => {
    world = await httpWorld();
    url = await world.app.listen({ host: '127.0.0.1', port: 0 });
    authority = new OpensslAuthority();
    for (const name of ['good', 'stolen', 'held', 'untold']) authority.issue(name);
    administrator = await somebody(['Administrator']);
    operator = await somebody(['Operator']);
    const brought = await send('POST', '/pki', { token: administrator, type: 'application/pkix-cert', bytes: authority.der('ca') });
    expect(brought.status).toBe(201);
    keyId = ((await brought.json()) as { readonly keyId: string }).keyId;
    authority.revoke('stolen', 'keyCompromise');
    authority.revoke('held', 'certificateHold');
    for (const name of ['good', 'stolen', 'held'])
      await send('POST', `/pki/${keyId}/issued`, { token: operator, type: 'application/pkix-cert', bytes: authority.der(name) });
    await send('PUT', `/pki/${keyId}/issuing.crl`, { token: operator, type: 'application/pkix-crl', bytes: authority.crl() });
    authority.write('responder.csr.der', new Uint8Array(await (await fetch(`${url}/pki/responder.csr`)).arrayBuffer()));
    authority.run('req', '-inform', 'DER', '-in', 'responder.csr.der', '-verify', '-noout', '-config', 'ca.cnf');
    authority.run('req', '-inform', 'DER', '-in', 'responder.csr.der', '-out', 'responder.csr', '-config', 'ca.cnf');
    authority.sign('responder', 'responder');
    const responder = { token: operator, type: 'application/pkix-cert', bytes: authority.der('responder') };
    const taken = await send('PUT', `/pki/${keyId}/responder`, responder);
    expect(taken.status, await taken.text()).toBe(204);
  });
  afterAll(async () => {
    authority.remove();
    await world.close();
  });

  async function somebody(roles: string[]): Promise<string> {
    const [id, point] = [randomUUID(), randomUUID()];
    const known = {
      name: 'Somebody',
      sortName: 'Somebody',
      email: `${id}@example.org`,
      number: String(Number.parseInt(id.slice(0, 6), 16)),
    };
    await world.put(
      ['service-point', { id: point, name: `Point ${point}`, enabled: true, createdAt: at }],
      ['person', { id, servicePointId: point, state: 'active', ...known, dataKeyId: randomUUID(), createdAt: at }],
      ['account', { personId: id, roles, registryOperator: false }],
      [
        'membership',
        { id: randomUUID(), personId: id, servicePointId: point, role: 'service-point-user', state: 'enabled', createdAt: at },
      ],
    );
    return world.tokenOf(id, point);
  }

  function send(
    method: string,
    path: string,
    of: { readonly token?: string; readonly type: string; readonly bytes: Buffer },
  ): Promise<Response> {
    const authorization = of.token === undefined ? {} : { authorization: `Bearer ${of.token}` };
    return fetch(`${url}${path}`, { method, headers: { 'content-type': of.type, ...authorization }, body: new Uint8Array(of.bytes) });
  }

  const ask = (name: string): Promise<string> =>
    authority.runBeside(
      'ocsp',
      '-issuer',
      'ca.pem',
      '-cert',
      `${name}.pem`,
      '-url',
      `${url}/pki/${keyId}/ocsp`,
      '-CAfile',
      'ca.pem',
      '-resp_text',
    );

  it('answers OCSP under the authority’s own delegation, with the client’s nonce', async () => {
    const said = await ask('good');
    expect(said).toContain('Response verify OK');
    expect(said).toContain('good.pem: good');
    expect(said).not.toContain('no nonce in response');
  });

  it.each([
    ['stolen', 'revoked', 'keyCompromise'],
    ['held', 'revoked', 'certificateHold'],
  ])('says of %s that it is %s: %s', async (name, state, reason) => {
    const said = await ask(name);
    expect(said).toContain(`${name}.pem: ${state}`);
    expect(said).toContain(`Reason: ${reason}`);
  });

  it('does not vouch for what it was never told of', async () => {
    expect(await ask('untold')).toContain('untold.pem: unknown');
  });

  it('serves the very CRL that the authority signed', async () => {
    authority.write('fetched.crl', new Uint8Array(await (await fetch(`${url}/pki/${keyId}/issuing.crl`)).arrayBuffer()));
    expect(authority.run('crl', '-inform', 'DER', '-in', 'fetched.crl', '-CAfile', 'ca.pem', '-noout')).toContain('verify OK');
    const text = authority.run('crl', '-inform', 'DER', '-in', 'fetched.crl', '-noout', '-text');
    expect(text).toContain('Key Compromise');
    expect(text).toContain('Certificate Hold');
  });

  it('releases a hold as soon as the next CRL is here, and takes no older one back', async () => {
    const before = authority.read('ca.crl.der');
    const index = authority.read('index.txt').toString();
    expect(index).toMatch(/^R\t\S+\t\S+certificateHold\t/m);
    authority.write('index.txt', Buffer.from(index.replace(/^R\t(\S+)\t\S+certificateHold\t/m, 'V\t$1\t\t')));
    await send('PUT', `/pki/${keyId}/issuing.crl`, { token: operator, type: 'application/pkix-crl', bytes: authority.crl() });
    expect(await ask('held')).toContain('held.pem: good');
    const older = await send('PUT', `/pki/${keyId}/issuing.crl`, { token: operator, type: 'application/pkix-crl', bytes: before });
    expect(older.status).toBe(409);
  });

  it('takes nothing that the authority has not signed, from nobody, and an authority only from an Administrator', async () => {
    const stranger = new OpensslAuthority();
    const crl = { type: 'application/pkix-crl', bytes: stranger.crl() };
    expect((await send('PUT', `/pki/${keyId}/issuing.crl`, { token: operator, ...crl })).status).toBe(400);
    expect((await send('PUT', `/pki/${keyId}/issuing.crl`, { type: 'application/pkix-crl', bytes: authority.crl() })).status).toBe(401);
    const other = { type: 'application/pkix-cert', bytes: stranger.der('ca') };
    expect((await send('POST', '/pki', { token: operator, ...other })).status).toBe(403);
    expect((await send('POST', `/pki/${keyId}/issued`, { token: operator, ...other })).status).toBe(400);
    stranger.remove();
  });

  it('answers bytes that are no request as RFC 6960 wants', async () => {
    const answer = await send('POST', `/pki/${keyId}/ocsp`, { type: 'application/ocsp-request', bytes: Buffer.from('nonsense') });
    authority.write('answer.der', new Uint8Array(await answer.arrayBuffer()));
    const { status, said } = authority.judge('ocsp', '-respin', 'answer.der', '-noverify');
    expect(said).toContain('Responder Error: malformedrequest (1)');
    expect(status).toBe(1);
  });
});
