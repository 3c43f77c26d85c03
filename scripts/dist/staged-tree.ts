import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, lutimesSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** A folder that becomes a package, seen as the root of the system it will be unpacked into. */
export class StagedTree {
  readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  at(path: string): string {
    return join(this.root, path);
  }

  write(path: string, contents: string | Uint8Array): void {
    mkdirSync(dirname(this.at(path)), { recursive: true });
    writeFileSync(this.at(path), contents);
  }

  copy(from: string, path: string): void {
    mkdirSync(dirname(this.at(path)), { recursive: true });
    copyFileSync(from, this.at(path));
  }

  /** Every file, sorted, from the root without a slash first. */
  files(): readonly string[] {
    return readdirSync(this.root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(this.root, join(entry.parentPath, entry.name)))
      .filter((path) => !path.startsWith('DEBIAN/'))
      .sort();
  }

  /** As Debian counts: each file in whole KiB, and one for each folder. */
  kibibytes(): number {
    const entries = readdirSync(this.root, { recursive: true, withFileTypes: true });
    return entries
      .map((entry) => (entry.isFile() ? Math.ceil(statSync(join(entry.parentPath, entry.name)).size / 1024) : 1))
      .reduce((sum, size) => sum + size, 0);
  }

  /** For `dpkg --verify`. */
  md5sums(): string {
    const line = (path: string) =>
      `${createHash('md5')
        .update(readFileSync(this.at(path)))
        .digest('hex')}  ${path}\n`;
    return this.files().map(line).join('');
  }

  /** One set of rights and one time for everything, so that the same sources make the same package whoever makes it. */
  settle(programs: readonly string[], seconds: number): void {
    const runs = new Set(programs.map((path) => this.at(path)));
    for (const entry of readdirSync(this.root, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      chmodSync(path, entry.isDirectory() || runs.has(path) ? 0o755 : 0o644);
      lutimesSync(path, seconds, seconds);
    }
    chmodSync(this.root, 0o755);
    lutimesSync(this.root, seconds, seconds);
  }
}
