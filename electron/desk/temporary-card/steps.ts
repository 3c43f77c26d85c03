import type { Operation } from '../../../core/records/records.ts';
import { authenticate } from '../issue/authenticate.ts';
import { securityObject } from '../issue/contents.ts';
import { issueSteps, type Step } from '../issue/steps.ts';
import { emptyHolder, replaceKeys } from './empty.ts';
import { adoptKeys } from './adopt-keys.ts';
import { takePin } from './station-pin.ts';

/** Steps that issuing a personal card has too. */
function alike(...keys: readonly string[]): readonly Step[] {
  return keys.map((key) => {
    const step = issueSteps.find((candidate) => candidate.key === key);
    if (step === undefined) throw new TypeError(`expected a step ${key} of issuing`);
    return step;
  });
}

/** A blank card becomes one of the pool: numbered, with secrets of its own, and nothing of anybody. */
export const prepareSteps: readonly Step[] = alike(
  'authenticate',
  'chuid',
  'management-key',
  'tries',
  'puk',
  'pin',
  'discovery',
  'security-object',
);

const OWN_KEY: Step = { key: 'own-key', run: authenticate };
const TAKE_PIN: Step = { key: 'take-pin', run: takePin };

/** A card of the pool becomes its holder's. Extending goes the same way, over the keys that are there. */
export const assignSteps: readonly Step[] = [
  OWN_KEY,
  TAKE_PIN,
  { key: 'adopt-keys', run: adoptKeys },
  ...alike('key-9a', 'key-9c', 'key-9d', 'key-9e', 'certificates', 'photo', 'security-object'),
];

/** What the last holder had goes from the chip. */
export const wipeSteps: readonly Step[] = [
  OWN_KEY,
  TAKE_PIN,
  { key: 'empty', run: emptyHolder },
  { key: 'replace-keys', run: replaceKeys },
  { key: 'security-object', run: securityObject },
];

const keysOf = (steps: readonly Step[]): readonly string[] => steps.map(({ key }) => key);

/** All steps of an operation on a temporary card, in their order. */
export function stepKeysOf(kind: Operation['kind']): readonly string[] {
  if (kind === 'prepare') return ['look', 'preflight', ...keysOf(prepareSteps), 'prove', 'record'];
  if (kind === 'wipe') return ['look', ...keysOf(wipeSteps), 'prove', 'record'];
  return ['look', ...keysOf(assignSteps), 'prove', 'give-pin', 'record'];
}
