import { fromBase64, wipe } from '../../../core/base/bytes.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { encodingOf } from '../../people-file/encoding.ts';
import { guessReading } from '../../people-file/look-into.ts';
import type { PeopleImport } from '../../store/people-imports.ts';
import { type Call, type Handler, type Parts, required } from '../handler.ts';
import { optionValue } from '../option/option-value.ts';
import { fileOf, nothingDone } from './import-state.ts';

const KEY_BYTES = 32;
const UNKNOWN = { format: 'csv', delimiter: ',', header: false, mapping: {}, existing: 'leave' } as const;

/** Keeps the parts sealed under a key of this file alone; with the last one it guesses how the file is to be read. */
export const importTake: Handler<'import.take'> = async (call, parts) => {
  const { at, last } = call.input;
  const bytes = fromBase64(call.input.bytes);
  const made = at === 0 ? begin(call, parts) : arriving(call, parts);
  const key = parts.house.sealed.open(made.keyBlobId);
  parts.house.peopleFiles.append(made.id, key, { at, bytes });
  wipe(key);
  const arrived = { ...made, bytes: at + bytes.length };
  put(arrived, parts);
  if (last) put(await read(arrived, parts), parts);
  return { importId: made.id, taken: arrived.bytes };
};

function begin(call: Call<'import.take'>, { store, house, newId, random }: Parts): PeopleImport {
  const id = newId();
  const servicePointId = required(call.subject.servicePointId, 'a service point');
  return store.transact((writer) => {
    const secret = random(KEY_BYTES);
    const keyBlobId = house.sealed.put(writer, { kind: 'people-file', recordId: id, secret, under: { servicePointId } });
    wipe(secret);
    const made: PeopleImport = {
      id,
      servicePointId,
      madeBy: required(call.session, 'a session').personId,
      madeAt: call.at,
      fileName: call.input.fileName,
      keyBlobId,
      bytes: 0,
      encoding: 'utf-8',
      reading: UNKNOWN,
      state: 'arriving',
      taken: 0,
      done: { ...nothingDone },
    };
    writer.peopleImports.put(made);
    return made;
  });
}

/** The one whose parts came so far, in order, from the same person. */
function arriving(call: Call<'import.take'>, { store, house }: Parts): PeopleImport {
  const { importId = '', at } = call.input;
  const made = store.peopleImports.get(importId);
  const own = made?.madeBy === call.session?.personId && made?.servicePointId === call.subject.servicePointId;
  if (made === undefined || !own || made.state !== 'arriving') throw new Refusal('not-found');
  if (!house.peopleFiles.has(importId)) throw new Refusal('import-file-gone');
  if (made.bytes !== at) throw new Refusal('input-invalid', { field: 'at', wanted: `part of the file from ${made.bytes} on` });
  return made;
}

async function read(made: PeopleImport, parts: Parts): Promise<PeopleImport> {
  const file = fileOf(made, parts);
  const encoding = await encodingOf(file());
  const guessed = await guessReading(file, made.fileName, encoding);
  // Where somebody else must approve each change, nobody is changed unless it is said so.
  const existing = optionValue(parts.store, 'users-edit-approval') === true ? 'leave' : 'change';
  return { ...made, encoding, reading: { ...guessed, existing }, state: 'open' };
}

function put(made: PeopleImport, { store }: Parts): void {
  store.transact((writer) => writer.peopleImports.put(made));
}
