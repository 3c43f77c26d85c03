import type { NoteKey } from '../../core/facts/signed-note.ts';
import { failed, type Result } from '../../core/base/result.ts';
import { type ManifestFault, readManifest, type UpdateFile, type UpdateManifest } from './manifest.ts';
import { compareVersions } from './version.ts';

export interface OfferedUpdate {
  /** The signed note. */
  readonly manifest: string;
  /** The files as they lie here, measured anew (measure.ts). Some of the manifest's are enough: each system needs its own alone. */
  readonly files: readonly UpdateFile[];
  readonly installed: string;
}

export interface UpdateRefusal {
  readonly because: ManifestFault | 'older-version' | 'same-version' | 'installed-too-old' | 'no-file' | 'unnamed-file' | 'altered-file';
  /** The file it is about, where it is about one. */
  readonly file?: string;
}

/** Whether this station may go to that update. What an intruder could replay, an older manifest that was truly signed, is refused too. */
export function verifyUpdate({ manifest, files, installed }: OfferedUpdate, key: NoteKey): Result<UpdateManifest, UpdateRefusal> {
  const read = readManifest(manifest, key);
  if (!read.ok) return failed({ because: read.failure });
  const because = versionFault(read.value, installed);
  if (because !== undefined) return failed({ because });
  if (files.length === 0) return failed({ because: 'no-file' });
  const refusal = files.map((file) => fileFault(read.value, file)).find((fault) => fault !== undefined);
  return refusal === undefined ? read : failed(refusal);
}

function versionFault({ version, minimum }: UpdateManifest, installed: string): UpdateRefusal['because'] | undefined {
  const order = compareVersions(version, installed);
  if (order < 0) return 'older-version';
  if (order === 0) return 'same-version';
  return compareVersions(installed, minimum) < 0 ? 'installed-too-old' : undefined;
}

function fileFault({ files }: UpdateManifest, { name, sha256, size }: UpdateFile): UpdateRefusal | undefined {
  const named = files.find((file) => file.name === name);
  if (named === undefined) return { because: 'unnamed-file', file: name };
  return named.sha256 === sha256 && named.size === size ? undefined : { because: 'altered-file', file: name };
}
