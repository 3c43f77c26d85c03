import { createPublicKey, verify } from 'node:crypto';
import type { z } from 'zod';
import { canonicalJson, type Json } from '../../core/base/canonical-json.ts';
import { Refusal } from '../../core/failures/refusal.ts';
import { signedFile } from '../../core/records/join-files.ts';

/** The bytes of an Ed25519 SPKI before the key itself (RFC 8410 §4). */
const ED25519_SPKI = '302a300506032b6570032100';

/** A zod schema, as far as reading needs it. */
interface Schema<Body> {
  readonly safeParse: (value: unknown) => { readonly success: true; readonly data: Body } | { readonly success: false };
}

export type JoinFault = 'not-a-file' | 'wrong-kind' | 'malformed' | 'signature' | 'other-request' | 'not-for-this-station' | 'contents';

/** The file is refused; `because` says why without quoting it. */
export function joinRefusal(because: JoinFault, cause?: unknown): Refusal {
  return new Refusal('join-file-invalid', { because }, cause === undefined ? {} : { cause });
}

function signedBytes(kind: string, body: Json): Uint8Array {
  return Buffer.from(`${kind}\n${canonicalJson(body)}`);
}

/** Signs a body for carrying: Ed25519 over the file's kind, a newline, and the body. */
export function writeSignedFile(kind: string, body: Json, sign: (message: Uint8Array) => Uint8Array): string {
  const signature = Buffer.from(sign(signedBytes(kind, body))).toString('base64');
  return `${canonicalJson({ body, signature })}\n`;
}

function isEd25519(spki: Uint8Array): boolean {
  return spki.length === 44 && Buffer.from(spki.subarray(0, 12)).toString('hex') === ED25519_SPKI;
}

/** Shape first; JSON that nests so deeply that it cannot be walked is no file of ours either. */
function shapeOf(text: string): z.infer<typeof signedFile> {
  try {
    const file = signedFile.parse(JSON.parse(text));
    canonicalJson(file.body as Json);
    return file;
  } catch (cause) {
    throw joinRefusal('not-a-file', cause);
  }
}

/**
 * Reads a file of that kind: shape first, then the signature by the Ed25519 key that the body itself names. Any byte that was changed
 * refuses it. Throws Refusal('join-file-invalid').
 */
export function readSignedFile<Body>(
  text: string,
  kind: string,
  parts: { readonly schema: Schema<Body>; readonly signerOf: (body: Body) => string },
): Body {
  const { body, signature } = shapeOf(text);
  const read = parts.schema.safeParse(body);
  if (!read.success) throw joinRefusal('malformed');
  if (text.trimEnd() !== canonicalJson({ body, signature } as Json)) throw joinRefusal('malformed');
  const spki = Buffer.from(parts.signerOf(read.data), 'base64');
  const bytes = Buffer.from(signature, 'base64');
  if (!isEd25519(spki) || bytes.toString('base64') !== signature) throw joinRefusal('signature');
  if (!verify(null, signedBytes(kind, body as Json), createPublicKey({ key: spki, format: 'der', type: 'spki' }), bytes))
    throw joinRefusal('signature');
  return read.data;
}
