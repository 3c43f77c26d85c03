import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

const CONFIG = `
[ca]
default_ca = here
[here]
dir = .
database = ./index.txt
serial = ./serial
new_certs_dir = .
certificate = ./ca.pem
private_key = ./ca.key
default_md = sha256
default_days = 30
default_crl_days = 7
crlnumber = ./crlnumber
crl_extensions = crl_ext
policy = any
unique_subject = no
[crl_ext]
authorityKeyIdentifier = keyid
[any]
commonName = supplied
[req]
distinguished_name = dn
[dn]
[ca_ext]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[leaf]
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[responder]
extendedKeyUsage = critical, OCSPSigning
noCheck = ignored
authorityKeyIdentifier = keyid
`;

/** A certificate authority made and run by openssl alone, in a folder of its own. */
export class OpensslAuthority {
  readonly folder = mkdtempSync(join(tmpdir(), 'cardwright-ca-'));

  constructor() {
    writeFileSync(
      join(this.folder, 'ca.cnf'),
      CONFIG.replace('noCheck = ignored\n', 'noCheck = DER:05:00\n').replace('noCheck', '1.3.6.1.5.5.7.48.1.5'),
    );
    for (const [name, text] of [
      ['index.txt', ''],
      ['serial', '1001\n'],
      ['crlnumber', '01\n'],
    ] as const)
      writeFileSync(join(this.folder, name), text);
    this.run('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', 'ca.key');
    this.run(
      'req',
      '-new',
      '-x509',
      '-key',
      'ca.key',
      '-subj',
      '/CN=Test issuing CA',
      '-days',
      '100',
      '-config',
      'ca.cnf',
      '-extensions',
      'ca_ext',
      '-out',
      'ca.pem',
    );
  }

  /** Runs openssl in the folder; what it printed. Throws where it failed. */
  run(...parameters: readonly string[]): string {
    const { status, said } = this.judge(...parameters);
    if (status !== 0) throw new Error(`openssl ${parameters[0] ?? ''}: ${said}`);
    return said;
  }

  /** The same where openssl may say no: its exit status, and what it printed. */
  judge(...parameters: readonly string[]): { readonly status: number | null; readonly said: string } {
    const { status, stdout, stderr } = spawnSync('openssl', parameters, { cwd: this.folder, encoding: 'utf8' });
    return { status, said: `${stdout}${stderr}` };
  }

  /** `run` while this process goes on: for whatever asks a server that runs in it. */
  async runBeside(...parameters: readonly string[]): Promise<string> {
    const { stdout, stderr } = await execute('openssl', parameters, { cwd: this.folder, encoding: 'utf8', timeout: 20_000 });
    return `${stdout}${stderr}`;
  }

  /** `runBeside` where openssl may say no. */
  async sayBeside(...parameters: readonly string[]): Promise<string> {
    try {
      return await this.runBeside(...parameters);
    } catch (cause) {
      const { stdout = '', stderr = '' } = cause as { readonly stdout?: string; readonly stderr?: string };
      return `${stdout}${stderr}`;
    }
  }

  issue(name: string): void {
    this.run('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', `${name}.key`);
    this.run('req', '-new', '-key', `${name}.key`, '-subj', `/CN=${name}`, '-config', 'ca.cnf', '-out', `${name}.csr`);
    this.sign(name, 'leaf');
  }

  sign(name: string, extensions: 'leaf' | 'responder'): void {
    this.run('ca', '-batch', '-notext', '-config', 'ca.cnf', '-extensions', extensions, '-in', `${name}.csr`, '-out', `${name}.pem`);
  }

  revoke(name: string, reason: string): void {
    this.run('ca', '-config', 'ca.cnf', '-revoke', `${name}.pem`, '-crl_reason', reason);
  }

  crl(): Buffer {
    this.run('ca', '-config', 'ca.cnf', '-gencrl', '-out', 'ca.crl');
    this.run('crl', '-in', 'ca.crl', '-outform', 'DER', '-out', 'ca.crl.der');
    return this.read('ca.crl.der');
  }

  der(name: string): Buffer {
    this.run('x509', '-in', `${name}.pem`, '-outform', 'DER', '-out', `${name}.der`);
    return this.read(`${name}.der`);
  }

  read(name: string): Buffer {
    return readFileSync(join(this.folder, name));
  }

  write(name: string, bytes: Uint8Array): void {
    writeFileSync(join(this.folder, name), bytes);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
