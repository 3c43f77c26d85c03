import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join, parse } from 'node:path';

/** Writes a file part by part; nothing stands at its place until all of it is on the disk. Throws what the disk or the parts throw. */
export async function writeParts(path: string, parts: AsyncIterable<string>): Promise<void> {
  const growing = `${path}.part`;
  try {
    const file = await open(growing, 'w', 0o600);
    try {
      for await (const part of parts) await file.appendFile(part);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(growing, path);
  } catch (cause) {
    await rm(growing, { force: true });
    throw cause;
  }
}

/** A place in that folder where nothing stands yet: `people.csv`, then `people (2).csv`. */
export async function freePlace(folder: string, fileName: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const { name, ext } = parse(fileName);
  for (let at = 1; ; at += 1) {
    const path = join(folder, at === 1 ? fileName : `${name} (${at})${ext}`);
    if (!existsSync(path)) return path;
  }
}
