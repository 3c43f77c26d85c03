import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** OpenSSL's program as a judge who has none of our code. Files live in a folder of its own. */
export class OpenSsl {
  readonly #folder = mkdtempSync(join(tmpdir(), 'cardwright-openssl-'));
  #files = 0;

  /** Whether the program is there. */
  static there(): boolean {
    return spawnSync('openssl', ['version']).status === 0;
  }

  /** Bytes as a file; its path. */
  file(bytes: Uint8Array | string): string {
    this.#files += 1;
    const path = join(this.#folder, `${this.#files}.der`);
    writeFileSync(path, bytes);
    return path;
  }

  /** Everything that the program says, and whether it was content. */
  run(...args: readonly string[]): { readonly good: boolean; readonly said: string } {
    const { status, stdout, stderr } = spawnSync('openssl', args, { encoding: 'utf8' });
    return { good: status === 0, said: `${stdout}${stderr}` };
  }

  /** One or several DER certificates or CRLs as one PEM file. */
  pem(label: 'CERTIFICATE' | 'X509 CRL' | 'CMS', ...ders: readonly Uint8Array[]): string {
    const one = (der: Uint8Array): string =>
      `-----BEGIN ${label}-----\n${(
        Buffer.from(der)
          .toString('base64')
          .match(/.{1,64}/g) ?? []
      ).join('\n')}\n-----END ${label}-----\n`;
    return this.file(ders.map(one).join(''));
  }

  /** A certificate as text: names in RFC 2253, all extensions. */
  certificateText(der: Uint8Array): string {
    return this.run('x509', '-inform', 'DER', '-in', this.file(der), '-noout', '-text', '-nameopt', 'RFC2253,-esc_msb,utf8').said;
  }

  crlText(der: Uint8Array): string {
    return this.run('crl', '-inform', 'DER', '-in', this.file(der), '-noout', '-text').said;
  }

  /** The lines under an extension's title in a text. */
  extension(text: string, title: string): string {
    const lines = text.split('\n');
    const at = lines.findIndex((line) => line.trim().startsWith(`${title}:`));
    const depth = /^ */.exec(lines[at] ?? '')?.[0].length ?? 0;
    const end = lines.findIndex((line, index) => index > at && (/^ */.exec(line)?.[0].length ?? 0) <= depth);
    return at < 0
      ? 'not there'
      : lines
          .slice(at, end < 0 ? undefined : end)
          .map((line) => line.trim())
          .join('\n');
  }

  end(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
