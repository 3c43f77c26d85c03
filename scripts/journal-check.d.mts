/** What is wrong with an export, and where: `line` from 1, `number` as the entry calls itself. */
export class Broken extends Error {
  readonly line: number | undefined;
  readonly number: number | undefined;
}
/** Gives the sentence to print; throws Broken. Goes through the chunks a second time where something is wrong. */
export function checkJournal(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  checkpointText: string,
  policyText: string,
): Promise<string>;
/** Whether one entry stands in a journal, by a C2SP tlog-proof. Gives the sentence to print; throws Broken. */
export function checkEntryProof(proofText: string, entryText: string, policyText: string): string;
/** The same as checkJournal, and that witnesses saw it: by a C2SP tlog-proof of one of its entries in a log, and a policy for that log. */
export function checkWitnessed(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  own: { readonly checkpoint: string; readonly policy: string },
  seen: { readonly proof: string; readonly policy: string },
): Promise<string>;
