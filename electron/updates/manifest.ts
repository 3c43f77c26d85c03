import { z } from 'zod';
import { toBase64 } from '../../core/base/bytes.ts';
import { canonicalJson } from '../../core/base/canonical-json.ts';
import { type NoteKey, noteSignedBy, readNote, signNote } from '../../core/facts/signed-note.ts';
import { failed, ok, type Result } from '../../core/base/result.ts';
import { ed25519Signed, sha256 } from './ed25519.ts';
import { compareVersions, VERSION } from './version.ts';

const version = z.string().regex(VERSION);

const updateFile = z.strictObject({
  /** A bare name: nothing that could point out of the folder it is looked for in. */
  name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._+-]{0,127}$/),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  size: z.int().positive(),
});

const updateManifest = z
  .strictObject({
    kind: z.literal('cardwright-update-1'),
    version,
    /** The oldest installed version that may go to this one in one step. */
    minimum: version,
    files: z.array(updateFile).min(1).max(64),
  })
  .refine(({ files }) => new Set(files.map(({ name }) => name)).size === files.length)
  .refine((manifest) => !VERSION.test(manifest.version) || !VERSION.test(manifest.minimum) || ordered(manifest), {
    error: 'minimum: expected a version before this one',
  });

export type UpdateManifest = z.infer<typeof updateManifest>;
export type UpdateFile = z.infer<typeof updateFile>;
export type ManifestFault = 'not-a-note' | 'wrong-signature' | 'not-a-manifest' | 'unknown-field';

/** More than sixty-four files of the longest names need. */
const LONGEST_NOTE = 32_768;

function ordered({ version: to, minimum }: { readonly version: string; readonly minimum: string }): boolean {
  return compareVersions(minimum, to) < 0;
}

/** The manifest as a signed note. Throws where it is none, for who signs must not sign nonsense. */
export function writeManifest(manifest: UpdateManifest, key: NoteKey, sign: (message: Uint8Array) => Uint8Array): string {
  const text = `${canonicalJson(updateManifest.parse(manifest))}\n`;
  return signNote(text, key, { hash: sha256, sign });
}

/**
 * Reads a note that this key has signed. The signature is judged before a word of the text is read; then fields that this version does not
 * know, and every spelling but the canonical one, refuse it.
 */
export function readManifest(note: string, key: NoteKey): Result<UpdateManifest, ManifestFault> {
  const text = signedText(note, key);
  if (!text.ok) return text;
  const read = updateManifest.safeParse(jsonOf(text.value));
  if (!read.success) {
    const unknown = read.error.issues.some(({ code }) => code === 'unrecognized_keys');
    return failed(unknown ? 'unknown-field' : 'not-a-manifest');
  }
  return text.value === `${canonicalJson(read.data)}\n` ? ok(read.data) : failed('not-a-manifest');
}

function signedText(note: string, key: NoteKey): Result<string, ManifestFault> {
  if (note.length > LONGEST_NOTE) return failed('not-a-note');
  try {
    const taken = readNote(note);
    // Base64 may say the same bytes in several ways (RFC 4648 §3.5); a manifest has one spelling.
    const lines = taken.signatures.map(({ name, bytes }) => `\u2014 ${name} ${toBase64(bytes)}\n`);
    if (note !== `${taken.text}\n${lines.join('')}`) return failed('not-a-note');
    return noteSignedBy(taken, key, { hash: sha256, verify: ed25519Signed }) ? ok(taken.text) : failed('wrong-signature');
  } catch {
    return failed('not-a-note');
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
