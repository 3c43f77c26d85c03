import { createHash } from 'node:crypto';

export interface Signing {
  readonly method: string;
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Id of the station. */
  readonly station: string;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
  /** Ed25519. */
  readonly sign: (message: Uint8Array) => Uint8Array;
}

/** The headers by which the server knows that this station sent it (RFC 9421 with Ed25519, §3.3.6; digest by RFC 9530). */
export function signedHeaders({ method, path, bytes, station, nowMs, sign }: Signing): Readonly<Record<string, string>> {
  const digest = `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`;
  const parameters = `("@method" "@path" "content-digest");created=${Math.floor(nowMs / 1000)};keyid="${station}";alg="ed25519"`;
  const base = `"@method": ${method}\n"@path": ${path}\n"content-digest": ${digest}\n"@signature-params": ${parameters}`;
  const signature = Buffer.from(sign(Buffer.from(base))).toString('base64');
  return { 'content-digest': digest, 'signature-input': `sig1=${parameters}`, signature: `sig1=:${signature}:` };
}
