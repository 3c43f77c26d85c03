import { authenticate } from './authenticate.ts';
import { certificates } from './certificates.ts';
import { bind, writeChuid } from './chuid.ts';
import { discoveryAndHistory, photoAndPrinted, securityObject } from './contents.ts';
import type { IssueContext } from './context.ts';
import { makeKey, tryAlgorithms } from './keys.ts';
import { rotateManagementKey } from './management-key.ts';
import { tryRoom } from './room.ts';
import { setPin, setPuk, setTries } from './secrets.ts';

export interface Step {
  readonly key: string;
  readonly run: (context: IssueContext) => Promise<void>;
}

/**
 * The order of an issue (spec piv, i). Each step may be run again: it looks at what it finds and does only what is missing, so that
 * an unfinished card is taken up by running them all. Looking and pre-flight come before, proof and record after.
 */
export const issueSteps: readonly Step[] = [
  {
    key: 'authenticate',
    run: async (context) => {
      await authenticate(context);
      await tryRoom(context);
      await tryAlgorithms(context);
    },
  },
  {
    key: 'chuid',
    run: async (context) => {
      await bind(context);
      await writeChuid(context);
    },
  },
  { key: 'management-key', run: rotateManagementKey },
  { key: 'tries', run: setTries },
  { key: 'puk', run: setPuk },
  { key: 'pin', run: setPin },
  { key: 'key-9a', run: (context) => makeKey(context, '9a') },
  { key: 'key-9c', run: (context) => makeKey(context, '9c') },
  { key: 'key-9d', run: (context) => makeKey(context, '9d') },
  { key: 'key-9e', run: (context) => makeKey(context, '9e') },
  { key: 'certificates', run: certificates },
  { key: 'photo', run: photoAndPrinted },
  { key: 'discovery', run: discoveryAndHistory },
  { key: 'security-object', run: securityObject },
];

export const allStepKeys: readonly string[] = ['look', 'preflight', ...issueSteps.map((step) => step.key), 'prove', 'record'];
