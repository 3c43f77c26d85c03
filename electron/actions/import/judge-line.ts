import type { ImportKind, ImportReading } from '../../../core/actions/views.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import type { Failure } from '../../../core/failures/table.ts';
import { missingOf, type PersonOfFile, readPerson } from '../../../core/people-import/read-person.ts';
import type { Person } from '../../../core/records/records.ts';
import type { FileLine } from '../../people-file/file-line.ts';
import type { StoreReader } from '../../store/store.ts';
import type { Caller } from '../batch/order.ts';
import { optionValue } from '../option/option-value.ts';
import { assertEditable, editOf, type PersonEdit } from '../person/person-edit.ts';
import { neverEntered } from '../person/unique.ts';

/** What will come of a line, as the register is now. */
export interface Verdict {
  readonly line: number;
  readonly kind: ImportKind;
  readonly person: PersonOfFile;
  readonly problems: readonly Failure[];
  /** Whom the line is about, where they are there. */
  readonly known?: Person;
  readonly edit?: PersonEdit;
}

/** What a whole file is judged by, one line after the other. */
export interface Judging {
  readonly reading: ImportReading;
  readonly servicePointId: string;
  readonly caller: Caller;
  readonly identifiers: ReadonlyMap<string, string>;
  /** By what people are told apart here. */
  readonly byPhone: boolean;
  /** The identifying fields of the lines before, with the line: nobody is in a file twice. */
  readonly seen: Map<string, number>;
}

export function judging(store: StoreReader, rest: Pick<Judging, 'reading' | 'servicePointId' | 'caller'>): Judging {
  const inUse = store.all('identifier').flatMap(({ id, name, inUse: used }) => (used ? [[name.toLowerCase(), id] as const] : []));
  const byPhone = optionValue(store, 'users-identifying-field') === 'phone';
  return { ...rest, identifiers: new Map(inUse), byPhone, seen: new Map() };
}

/** Reads a line and notes whom it is about, so that a later one about the same person is found; says what is wrong with it by itself. */
export function readLine(line: FileLine, judge: Judging): Verdict {
  const refused = (person: PersonOfFile, problems: readonly Failure[]): Verdict => ({ line: line.line, kind: 'refused', person, problems });
  if ('problem' in line) return refused({}, [{ code: 'line-unreadable', params: { because: line.problem } }]);
  const { person, problems } = readPerson(line.cells, { mapping: judge.reading.mapping, identifiers: judge.identifiers });
  const key = judge.byPhone ? person.phone?.replaceAll(/[ ()/.-]/g, '') : person.email;
  const before = key === undefined ? undefined : judge.seen.get(key);
  if (key !== undefined && before === undefined) judge.seen.set(key, line.line);
  const twice: readonly Failure[] = before === undefined ? [] : [{ code: 'twice-in-file', params: { line: before } }];
  return problems.length + twice.length > 0
    ? refused(person, [...problems, ...twice])
    : { line: line.line, kind: 'create', person, problems: [] };
}

/** What comes of a line that can be read, as the register is now: somebody new, somebody who is there, or nobody and why. */
export function judgeLine(store: StoreReader, read: Verdict, judge: Judging): Verdict {
  const { person, line } = read;
  if (read.kind === 'refused') return read;
  const known = knownPerson(store, person, judge);
  if (known === undefined) {
    const problems = missingOf(person);
    return problems.length === 0 ? read : { line, kind: 'refused', person, problems };
  }
  const edit = judge.reading.existing === 'leave' ? {} : editOf(known, person);
  if (known.servicePointId !== judge.servicePointId) return { line, kind: 'refused', person, problems: [taken(known, judge)] };
  if (Object.keys(edit).length === 0) return { line, kind: 'same', person, known, problems: [] };
  const because = whyNotChanged(store, { known, edit, judge });
  return because === undefined
    ? { line, kind: 'change', person, known, edit, problems: [] }
    : { line, kind: 'refused', person, known, problems: [because] };
}

/** Whoever has the identifying field of the line; an entry that was taken back or rejected is nobody. */
function knownPerson(store: StoreReader, { email, phone }: PersonOfFile, { byPhone }: Judging): Person | undefined {
  const found = byPhone ? phone && store.people.byPhone(phone) : email && store.people.byEmail(email);
  return found === undefined || found === '' || neverEntered.includes(found.state) ? undefined : found;
}

interface Changing {
  readonly known: Person;
  readonly edit: PersonEdit;
  readonly judge: Judging;
}

function whyNotChanged(store: StoreReader, { known, edit, judge: { caller, servicePointId } }: Changing): Failure | undefined {
  const denied = caller.may('person.edit', { person: known, servicePointId });
  if (denied !== undefined) return denied;
  try {
    assertEditable(store, known.id, edit);
    return undefined;
  } catch (cause) {
    if (cause instanceof Refusal) return cause.failure;
    throw cause;
  }
}

function taken({ number }: Person, { byPhone }: Judging): Failure {
  return { code: byPhone ? 'phone-taken' : 'email-taken', params: { number } };
}
