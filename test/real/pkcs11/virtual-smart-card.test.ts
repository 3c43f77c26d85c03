import { execFile, spawn } from 'node:child_process';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type TLSSocket } from 'node:tls';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { fromBase64 } from '../../../core/base/bytes.ts';
import { pkcs11Tokens } from '../../../native/pkcs11/pkcs11-tokens.ts';
import { found } from '../../electron/station/path.ts';
import { Register } from '../../electron/station/register.ts';
import { OPERATOR, TestStation } from '../../electron/station/test-station.ts';
import { skipUnless } from '../../skip.ts';
import { softwareToken } from './software-token.ts';
import { HSM_MODULE, missingFor, startSoftwareTpm, SWTPM, TPM_MODULE } from './software-tpm.ts';

const P11_KIT = '/usr/bin/p11-kit';
const P11_KIT_CLIENT = '/usr/lib/x86_64-linux-gnu/pkcs11/p11-kit-client.so';
const ENGINE = '/usr/lib/x86_64-linux-gnu/engines-3/pkcs11.so';
const PIN = 'Qu4rtz-73915';
const run = promisify(execFile);

/** Where the holder's programs work, with what they find in the environment. */
interface Place {
  readonly module: string;
  readonly label: string;
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
}

const modules = [
  ['in a token of SoftHSM2', HSM_MODULE, [HSM_MODULE], () => Promise.resolve(softwareToken())],
  ['in a TPM 2.0 through tpm2-pkcs11 over swtpm', TPM_MODULE, [TPM_MODULE, SWTPM], () => startSoftwareTpm(24_400)],
] as const;

describe.each(modules)('a virtual smart card %s', (where, module, files, start) => {
  it('is used by other programs: pkcs11-tool signs, p11tool finds it, and openssl signs in with it over TLS', async (context) => {
    const programs = [ENGINE, '/usr/bin/pkcs11-tool', '/usr/bin/p11tool', '/usr/bin/openssl', P11_KIT, P11_KIT_CLIENT];
    const missing = missingFor(...files, ...programs);
    skipUnless(context, missing.length === 0, `${where}: ${missing.join(', ')} missing`);
    const kept = await start();
    Object.assign(process.env, kept.environment);
    const folder = mkdtempSync(join(tmpdir(), 'cardwright-vsc-'));
    try {
      const label = await gotten(module, folder);
      const place = { module, label, folder, env: { ...process.env, ...kept.environment } };
      await signsWithPkcs11Tool(place);
      await isSeenByP11tool(place);
      // Last: nobody manages what swtpm holds for a process that is ended, as the kernel does for a TPM.
      expect(await (module === TPM_MODULE ? throughAnotherProcess(place) : signsInOverTls(place, { PKCS11_MODULE_PATH: module }))).toBe(
        'Hedda Holder',
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
      await kept.end();
    }
  }, 120_000);
});

/** Got at a station that has ended since: a TPM takes one visitor at a time. Certificates and issuers lie in the folder as PEM. */
async function gotten(module: string, folder: string): Promise<string> {
  const station = await TestStation.open({ tokens: (path) => pkcs11Tokens(path) });
  try {
    await found(station);
    await station.call('token-module.change', { path: module });
    const exported = await station.call('authority.export', {});
    const issuers = exported.files.filter((name) => /^(?:root|issuing-ca)\.pem$/.test(name));
    expect(issuers).toHaveLength(2);
    writeFileSync(join(folder, 'issuers.pem'), issuers.map((name) => readFileSync(join(exported.folder, name), 'utf8')).join(''));
    const holder = new Register(station).person('Hedda Holder', { roles: ['Virtual smart card self-service user'] });
    await station.signIn(holder);
    const { virtualSmartCardId: id } = await station.call('self.get-virtual-smart-card', { newPin: PIN });
    const certificate = station.store.certificates.byCard(id).find(({ slot }) => slot === '9a');
    writeFileSync(join(folder, 'holder.der'), fromBase64(certificate?.der ?? ''));
    await run('openssl', ['x509', '-inform', 'DER', '-in', join(folder, 'holder.der'), '-out', join(folder, 'holder.pem')]);
    await station.signIn(OPERATOR);
    return station.store.get('virtual-smart-card', id)?.tokenLabel ?? '';
  } finally {
    await station.close();
  }
}

async function signsWithPkcs11Tool({ module, label, folder, env }: Place): Promise<void> {
  const tool = (...rest: readonly string[]) => run('pkcs11-tool', ['--module', module, '--token-label', label, ...rest], { env });
  const listed = (await tool('--list-objects', '--type', 'cert')).stdout;
  expect(listed).toContain('Authentication');
  expect(listed).toContain('Signature');
  const [input, output] = [join(folder, 'digest'), join(folder, 'signature')];
  const message = 'what is to be signed';
  writeFileSync(input, createHash('sha256').update(message).digest());
  const sign = ['--sign', '--id', '01', '-m', 'ECDSA', '--signature-format', 'openssl', '-i', input, '-o', output];
  await tool('--login', '--pin', PIN, ...sign);
  const key = createPublicKey(readFileSync(join(folder, 'holder.pem'), 'utf8'));
  expect(verify('sha256', Buffer.from(message), key, readFileSync(output))).toBe(true);
}

async function isSeenByP11tool({ module, label, env }: Place): Promise<void> {
  const url = `pkcs11:token=${encodeURIComponent(label)}`;
  const { stdout } = await run('p11tool', [`--provider=${module}`, '--batch', '--login', '--list-all', url], {
    env: { ...env, GNUTLS_PIN: PIN },
  });
  expect(stdout).toContain('Private key');
  expect(stdout).toContain('X.509 Certificate');
  expect(stdout).toMatch(/Label: Authentication/);
}

/**
 * The TPM's module does its work with OpenSSL itself, which the engine has just taken over in openssl's own process: p11-kit runs the module in
 * another one, as it does for any program of the desktop.
 */
async function throughAnotherProcess(place: Place): Promise<string> {
  const socket = join(place.folder, 'p11-kit');
  const words = ['server', '--foreground', '--name', socket, '--provider', place.module, 'pkcs11:'];
  const server = spawn(P11_KIT, words, { env: place.env, stdio: ['ignore', 'pipe', 'ignore'] });
  const gone = once(server, 'exit');
  try {
    // It says its address once it listens there.
    await once(server.stdout, 'data');
    return await signsInOverTls(place, { PKCS11_MODULE_PATH: P11_KIT_CLIENT, P11_KIT_SERVER_ADDRESS: `unix:path=${socket}` });
  } finally {
    if (server.kill()) await gone;
  }
}

/** The name that a server reads out of the certificate of a client whose key it has seen used, and whose chain it trusts. */
async function signsInOverTls({ label, folder, env }: Place, found: NodeJS.ProcessEnv): Promise<string> {
  const at = (name: string): string => join(folder, name);
  const self = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj', '/CN=localhost', '-days', '2'];
  await run('openssl', [...self, '-keyout', at('server.key'), '-out', at('server.pem')]);
  const server = createServer({
    key: readFileSync(at('server.key')),
    cert: readFileSync(at('server.pem')),
    ca: readFileSync(at('issuers.pem')),
    requestCert: true,
    rejectUnauthorized: true,
  });
  const name = new Promise<string>((resolve, reject) => {
    server.on('tlsClientError', reject);
    server.on('secureConnection', (socket: TLSSocket) => {
      resolve(socket.authorized ? String(socket.getPeerCertificate().subject.CN) : String(socket.authorizationError));
      socket.end('seen\n');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const key = `pkcs11:token=${encodeURIComponent(label)};object=Authentication;type=private;pin-value=${PIN}`;
  const trusts = ['-CAfile', at('server.pem'), '-verify_return_error', '-quiet', '-ignore_unexpected_eof'];
  const client = ['s_client', '-connect', `127.0.0.1:${port}`, '-engine', 'pkcs11', '-keyform', 'engine', '-key', key];
  try {
    const visit = run('openssl', [...client, '-cert', at('holder.pem'), '-cert_chain', at('issuers.pem'), ...trusts], {
      env: { ...env, ...found },
    });
    visit.child.stdin?.end();
    const [who, said] = await Promise.all([name, visit]);
    expect(said.stdout).toContain('seen');
    return who;
  } finally {
    server.close();
  }
}
