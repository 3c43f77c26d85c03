import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileStorage } from '../../../../native/simulator/storage.ts';
import type { Moment } from './moments.ts';
import type { Left } from './play.ts';
import type { Ids, SignedIn } from './scene.ts';
import { copyOf, type Stage } from './stage.ts';
import type { Kind } from './kinds.ts';
import type { Wrong } from './watched-card.ts';

/** What a process that plays a flow and is killed in it needs to know; on its command line as JSON. */
export interface Doomed extends Moment {
  readonly flow: string;
  readonly kind: Kind;
  readonly folder: string;
  readonly cardFile: string;
  /** Where the wrong tries of the card are written at once. */
  readonly triesFile: string;
  readonly ids: Ids;
  readonly signedIn: SignedIn;
}

/** Lets a process of its own play the flow up to that moment, at which the system kills it; what it left, undefined where it never got there. */
export async function killed(stage: Stage, moment: Moment): Promise<Left | undefined> {
  const folder = copyOf(stage.folder);
  const cardFile = join(folder, 'card.json');
  const triesFile = join(folder, 'wrong-tries.json');
  writeFileSync(cardFile, JSON.stringify(stage.state));
  const { flow, kind, ids, signedIn } = stage;
  const doomed: Doomed = { ...moment, flow: flow.name, kind, folder, cardFile, triesFile, ids, signedIn };
  const child = spawn(process.execPath, [join(import.meta.dirname, 'children/doomed.ts'), JSON.stringify(doomed)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  if (code === NEVER_GOT_THERE) {
    rmSync(folder, { recursive: true, force: true });
    return undefined;
  }
  if (signal !== 'SIGKILL') throw new Error(`the process that was to be killed ended with ${code}: ${complaints.slice(0, 500)}`);
  const state = fileStorage(cardFile).load();
  if (state === undefined) throw new Error('the card is gone');
  const wrong = existsSync(triesFile) ? (JSON.parse(readFileSync(triesFile, 'utf8')) as Wrong) : { wrongPins: 0, wrongPuks: 0 };
  return { ...moment, ...wrong, folder, state };
}

/** The flow was over before the moment came. */
export const NEVER_GOT_THERE = 3;
