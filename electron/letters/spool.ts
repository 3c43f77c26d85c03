import { chmodSync, closeSync, existsSync, fsyncSync, lstatSync, mkdirSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../../core/failures/refusal.ts';

/** Hands bytes to a printer; `queued: false` where there is none. */
export type Printer = (
  pdf: Uint8Array,
  options: { readonly jobName: string },
) => Promise<{ readonly queued: boolean; readonly where: string }>;

/** Zeros over the very bytes on the disk: opened without emptying it, since an emptied file is given other blocks. */
function overwrite(file: string, size: number): void {
  const opened = openSync(file, 'r+');
  try {
    writeFileSync(opened, new Uint8Array(size));
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

/**
 * Papers on their way to the printer. Where there is no printer the paper waits as a file that only the station's user may read,
 * until it is confirmed as printed; then it is overwritten and removed.
 */
export class Spool {
  readonly #folder: string;
  readonly #printer: Printer;

  constructor(folder: string, printer: Printer) {
    this.#folder = folder;
    this.#printer = printer;
  }

  /** Prints, or keeps the file for printing by hand. Throws Refusal('printer-refused') when a printer is there and fails. */
  async print(name: string, pdf: Uint8Array): Promise<{ queued: boolean; where: string }> {
    const printed = await this.#printer(pdf, { jobName: name }).catch((cause: unknown) => {
      throw new Refusal('printer-refused', {}, { cause });
    });
    if (printed.queued) return { ...printed };
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    chmodSync(this.#folder, 0o700);
    this.destroy(name);
    const file = this.#file(name);
    writeFileSync(file, pdf, { mode: 0o600, flag: 'wx' });
    return { queued: false, where: file };
  }

  /** Overwrites the paper and removes it; nothing happens where there is none. */
  destroy(name: string): void {
    const file = this.#file(name);
    const there = lstatSync(file, { throwIfNoEntry: false });
    if (there === undefined) return;
    if (there.isFile()) overwrite(file, there.size);
    rmSync(file);
  }

  /** Papers that still wait, by name. */
  waiting(): readonly string[] {
    return existsSync(this.#folder) ? readdirSync(this.#folder).map((file) => file.replace(/\.pdf$/, '')) : [];
  }

  #file(name: string): string {
    return join(this.#folder, `${name.replace(/[^a-z0-9-]/g, '')}.pdf`);
  }
}
