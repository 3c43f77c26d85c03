import { importCounts, type ImportCounts, importReading, type ImportReading } from '../../../core/actions/views.ts';
import { wipe } from '../../../core/base/bytes.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { type Encoding, encodings } from '../../people-file/encoding.ts';
import type { HowToRead } from '../../people-file/read-lines.ts';
import type { PeopleImport } from '../../store/people-imports.ts';
import type { StoreReader, StoreWriter } from '../../store/store.ts';
import type { Parts } from '../handler.ts';
import { optionValue } from '../option/option-value.ts';
import { tellOfImport } from '../request/tell-by-mail.ts';

export const nothingDone: ImportCounts = { create: 0, change: 0, same: 0, refused: 0 };

export const readingOf = ({ reading }: PeopleImport): ImportReading => importReading.parse(reading);
export const doneOf = ({ done }: PeopleImport): ImportCounts => importCounts.parse(done);
export const encodingOfImport = ({ encoding }: PeopleImport): Encoding => encodings.find((known) => known === encoding) ?? 'utf-8';

export function howToRead(made: PeopleImport, { format, delimiter, header } = readingOf(made)): HowToRead {
  return { format, delimiter, header, encoding: encodingOfImport(made) };
}

/** The file of an import that can still be taken. Throws Refusal: import-over, import-file-gone. */
export function fileOf(made: PeopleImport, { house }: Pick<Parts, 'house'>): () => AsyncGenerator<Uint8Array, undefined> {
  if (made.state === 'ended' || made.state === 'dropped') throw new Refusal('import-over');
  if (!house.peopleFiles.has(made.id)) throw new Refusal('import-file-gone');
  return async function* parts() {
    const key = house.sealed.open(made.keyBlobId);
    try {
      yield* house.peopleFiles.parts(made.id, key);
    } finally {
      wipe(key);
    }
    return undefined;
  };
}

/**
 * An import is over, one way or the other: in the same transaction its key is destroyed and approvers are told what waits for them; the
 * caller destroys the file behind it.
 */
export function endImport(writer: StoreWriter, made: PeopleImport, { house }: Pick<Parts, 'house'>): void {
  house.sealed.destroy(writer, made.keyBlobId);
  writer.peopleImports.put(made);
  const { servicePointId, madeBy: requesterId } = made;
  tellOfImport(writer, { servicePointId, requesterId, requests: requestsOf(made, writer) }, house);
}

/** What somebody else must approve of what a file brings, as the options are now. */
export function askedByImport(store: StoreReader): { readonly create: boolean; readonly change: boolean } {
  const asks = (option: string): boolean => optionValue(store, option) === true;
  return { create: asks('users-creation-approval'), change: asks('users-edit-approval') };
}

function requestsOf(made: PeopleImport, store: StoreReader): number {
  const [asks, done] = [askedByImport(store), doneOf(made)];
  return (asks.create ? done.create : 0) + (asks.change ? done.change : 0);
}
