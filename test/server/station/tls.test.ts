import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { found } from '../../electron/station/path.ts';
import { OPERATOR, TestStation } from '../../electron/station/test-station.ts';
import { Deployed } from '../deploy/deployed.ts';
import { freshDatabase } from '../fresh-database.ts';

const folder = mkdtempSync(join(tmpdir(), 'cardwright-tls-'));
const at = (name: string): string => join(folder, name);
const ALL_SENT = { certificates: 0, list: false, delegation: false };
let server: Deployed;
let station: TestStation;
let later = 0;

/** A certificate for this machine, or for another, as PEM files. */
function certificate(name: string, host = 'IP:127.0.0.1'): string {
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', at(`${name}.key`)];
  const content = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=${host}`, '-days', '2', '-out', at(`${name}.pem`)];
  execFileSync('openssl', ['req', '-x509', ...key, ...content], { stdio: 'ignore' });
  return readFileSync(at(`${name}.pem`), 'utf8');
}

beforeAll(async () => {
  chmodSync(folder, 0o711);
  certificate('first');
  copyFileSync(at('first.pem'), at('used.pem'));
  copyFileSync(at('first.key'), at('used.key'));
  const { url } = await freshDatabase();
  server = await Deployed.start({
    CARDWRIGHT_SERVER_FOLDER: folder,
    CARDWRIGHT_PORT: '0',
    CARDWRIGHT_SERVICE_POINT: 'North campus',
    CARDWRIGHT_OPERATOR_EMAIL: OPERATOR.email,
    CARDWRIGHT_TLS_CERTIFICATE: at('used.pem'),
    CARDWRIGHT_TLS_KEY: at('used.key'),
    DATABASE_URL: url,
  });
  station = await TestStation.open({ clock: { now: () => Date.now() + later } });
  await found(station);
});
afterAll(async () => {
  await station?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const setTo = (pem?: string) =>
  station.call('central.change-server', { inUse: true, address: server.url, ...(pem === undefined ? {} : { certificate: pem }) });
const password = (): string => readFileSync(at('first-passwords.txt'), 'utf8').split('\n')[0]?.split(' ')[1] ?? '';
async function signIn(): Promise<string | undefined> {
  later += 60_000;
  return station.refusal('central.sign-in', { serverPassword: password() });
}

/** What a client with no opinion sees. */
const shown = (): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    const socket = connect({ host: hostname, port: Number(port), rejectUnauthorized: false }, () => {
      resolve(String(socket.getPeerCertificate().subject.CN));
      socket.destroy();
    });
    socket.on('error', reject);
  });

describe('A central server with a certificate and key of PEM files', () => {
  it('answers over TLS alone', async () => {
    expect(server.url).toMatch(/^https:/);
    await expect(fetch(server.url.replace('https:', 'http:'))).rejects.toThrow('fetch failed');
  });

  it('is not trusted because it is there: its certificate is known to the system or was given', async () => {
    await setTo();
    expect(await signIn()).toBe('central-away');
    await setTo(certificate('another'));
    expect(await signIn()).toBe('central-away');
    expect(await station.refusal('central.change-server', { inUse: true, address: server.url, certificate: 'no PEM' })).toBe(
      'input-invalid',
    );
    await setTo(readFileSync(at('first.pem'), 'utf8'));
    expect(await signIn()).toBeUndefined();
    await station.runJobs();
    expect((await station.call('central.open', {})).waits).toEqual(ALL_SENT);
  });

  it('shows a renewed one after SIGHUP, without a restart; the station says away until it is given that one', async () => {
    const renewed = certificate('renewed');
    copyFileSync(at('renewed.pem'), at('used.pem'));
    copyFileSync(at('renewed.key'), at('used.key'));
    process.kill(server.pid, 'SIGHUP');
    await server.says('the certificate was read anew');
    expect(await shown()).toBe('renewed');
    expect(await signIn()).toBe('central-away');
    await setTo(renewed);
    expect(await signIn()).toBeUndefined();
  });

  it('keeps what it has where the files cannot be read', async () => {
    copyFileSync(at('first.key'), at('used.key'));
    process.kill(server.pid, 'SIGHUP');
    await server.says('the certificate stays');
    expect(await shown()).toBe('renewed');
  });

  it('is not talked to where its certificate is for another name', async () => {
    const other = certificate('elsewhere', 'DNS:elsewhere.example.org');
    copyFileSync(at('elsewhere.pem'), at('used.pem'));
    copyFileSync(at('elsewhere.key'), at('used.key'));
    process.kill(server.pid, 'SIGHUP');
    await expect.poll(shown).toBe('elsewhere');
    await setTo(other);
    expect(await signIn()).toBe('central-away');
  });
});
