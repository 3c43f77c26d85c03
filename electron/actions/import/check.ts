import type { ImportCounts } from '../../../core/actions/views.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { readLines } from '../../people-file/read-lines.ts';
import { type Handler, required } from '../handler.ts';
import { fileOf, howToRead, nothingDone, readingOf } from './import-state.ts';
import { judgeLine, judging, readLine, type Verdict } from './judge-line.ts';
import { importsOf } from './running.ts';
import { inTurns } from './in-turns.ts';

/** Keeps how the file is read and looks at every line. Once lines were taken, the reading stays as it was: it is the same file to its end. */
export const importCheck: Handler<'import.check'> = async (call, parts) => {
  const { store, announce } = parts;
  const made = required(call.subject.peopleImport, 'the import');
  const file = fileOf(made, parts);
  const { runs, checked } = importsOf(store);
  if (runs.has(made.id)) throw new Refusal('busy');
  const reading = made.taken > 0 ? readingOf(made) : call.input.reading;
  const now = { ...made, reading };
  if (made.taken === 0) store.transact((writer) => writer.peopleImports.put(now));
  const judge = judging(store, { reading, servicePointId: made.servicePointId, caller: call });
  const verdicts: Verdict[] = [];
  const lines = readLines(file(), howToRead(now));
  for await (const block of lines)
    await inTurns(block, (line) => {
      verdicts.push(judgeLine(store, readLine(line, judge), judge));
      if (verdicts.length % 5000 === 0) announce({ event: 'progress', action: 'import.check', done: verdicts.length, of: 0 });
    });
  checked.set(made.id, { verdicts });
  return { found: counted(verdicts) };
};

export function counted(verdicts: readonly Verdict[]): ImportCounts {
  const counts = { ...nothingDone };
  for (const { kind } of verdicts) counts[kind] += 1;
  return counts;
}
