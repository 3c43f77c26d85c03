import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

/** What one command takes: its usage line and its options as node:util's parseArgs has them. */
export interface Command<Options extends ParseArgsOptionsConfig> {
  /** Such as `npm run card -- [--keep FILE]`. */
  readonly usage: string;
  readonly options: Options;
}

/** Words that a command does not take; the message names what it takes and what came. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Something that whoever typed the command can mend is said in a line, not as a trace; everything else is a defect and keeps its trace. */
process.once('uncaughtException', (cause: unknown) => {
  console.error(cause instanceof UsageError ? cause.message : cause);
  process.exit(cause instanceof UsageError ? 2 : 1);
});

/** The options that were typed. Ends the process with the usage line for `--help`; throws UsageError for words that the command does not take. */
export function wordsOf<Options extends ParseArgsOptionsConfig>(command: Command<Options>) {
  return parsed(command, false).values;
}

/** The same for a command that also takes names, which choose among what it does: both options and names. */
export function namesAndWordsOf<Options extends ParseArgsOptionsConfig>(command: Command<Options>) {
  return parsed(command, true);
}

function parsed<Options extends ParseArgsOptionsConfig>({ usage, options }: Command<Options>, allowPositionals: boolean) {
  if (process.argv.includes('--help')) {
    console.log(`Usage: ${usage}`);
    process.exit(0);
  }
  try {
    return parseArgs({ options, allowPositionals, strict: true });
  } catch (cause) {
    throw new UsageError(`${cause instanceof Error ? cause.message : String(cause)}\nUsage: ${usage}`, { cause });
  }
}

/** A width and a height such as 1280x800. Throws UsageError. */
export function windowSize(words: string): { readonly width: number; readonly height: number } {
  const [, width, height] = /^(\d{3,4})x(\d{3,4})$/.exec(words) ?? [];
  if (width === undefined || height === undefined) throw new UsageError(`--size takes a width and a height such as 1280x800, got ${words}`);
  return { width: Number(width), height: Number(height) };
}

/** What `look` finds by a name that was typed; its RangeError, which names what there is, becomes a UsageError. */
export function byName<Value>(name: string, look: (name: string) => Value): Value {
  try {
    return look(name);
  } catch (cause) {
    throw cause instanceof RangeError ? new UsageError(cause.message, { cause }) : cause;
  }
}
