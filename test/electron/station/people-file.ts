import { importPart } from '../../../core/actions/import/take.ts';
import type { ActionInput, ActionOutput } from '../../../core/actions/all.ts';

export interface Caller {
  call(action: 'import.take', input: ActionInput<'import.take'>): Promise<ActionOutput<'import.take'>>;
}

/** Hands a file over as the page does, part by part; the id of its import. */
export async function handOver(station: Caller, fileName: string, content: string | Uint8Array, part = importPart): Promise<string> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content);
  let importId: string | undefined;
  for (let at = 0; importId === undefined || at < bytes.length; at += part) {
    const slice = bytes.subarray(at, at + part);
    const last = at + part >= bytes.length;
    const of = importId === undefined ? {} : { importId };
    ({ importId } = await station.call('import.take', { ...of, fileName, at, bytes: slice.toString('base64'), last }));
  }
  return importId;
}
