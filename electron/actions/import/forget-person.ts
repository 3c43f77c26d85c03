import { Refusal } from '../../../core/failures/refusal.ts';
import type { Person } from '../../../core/records/records.ts';
import { readLines } from '../../people-file/read-lines.ts';
import type { PeopleImport } from '../../store/people-imports.ts';
import type { Caller } from '../batch/order.ts';
import type { Parts } from '../handler.ts';
import { dropImport } from './drop.ts';
import { fileOf, howToRead } from './import-state.ts';
import { importsOf } from './running.ts';

/**
 * Gives up every file that is still kept and speaks of somebody who is being erased: what they are called must be nowhere, and a line about
 * them must not enter them again. Throws Refusal('busy') where such a file is being taken just now.
 */
export async function forgetInImports(person: Person, caller: Pick<Caller, 'who'>, parts: Parts): Promise<void> {
  for (const made of parts.store.peopleImports.unfinished()) {
    if (!parts.house.peopleFiles.has(made.id) || !(await speaksOf(person, made, parts))) continue;
    if (importsOf(parts.store).runs.has(made.id)) throw new Refusal('busy');
    dropImport(made, caller, parts);
  }
}

/** One that never came whole is nothing that anybody waits for. */
async function speaksOf({ name, email }: Person, made: PeopleImport, parts: Parts): Promise<boolean> {
  if (made.state === 'arriving') return true;
  const words = [name.toLowerCase(), email];
  const told = (value: string | undefined): boolean => {
    const said = value?.normalize('NFC').toLowerCase() ?? '';
    return words.some((word) => said.includes(word));
  };
  for await (const block of readLines(fileOf(made, parts)(), { ...howToRead(made), header: false }))
    if (block.some((line) => 'problem' in line || Object.values(line.cells).some(told))) return true;
  return false;
}
