import { importPart } from '../../../core/actions/import/take.ts';
import { call } from '../../bridge.ts';
import { base64Of } from '../../widgets/base64-of.ts';

/** Hands a file over part by part, `progress` in hundredths; the id of its import. Throws StationFailure. */
export async function sendFile(file: File, progress: (percent: number) => void): Promise<string> {
  let importId: string | undefined;
  for (let at = 0; ; at += importPart) {
    const end = Math.min(file.size, at + importPart);
    const of = importId === undefined ? {} : { importId };
    const part = { fileName: file.name.slice(0, 200), at, bytes: await base64Of(file.slice(at, end)), last: end === file.size };
    ({ importId } = await call('import.take', { ...of, ...part }));
    progress((100 * end) / Math.max(1, file.size));
    if (part.last) return importId;
  }
}
