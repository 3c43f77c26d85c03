import { ascii } from '../../../core/base/bytes.ts';
import type { Operation } from '../../../core/records/records.ts';
import type { Call, Parts } from '../handler.ts';
import { assertGoodPin, lending } from './lending.ts';
import { produceTemporary } from './produce.ts';

/** Takes an unfinished operation on a temporary card up; the holder chooses the PIN again, since it was kept nowhere. */
export function resumeTemporary({ id: operationId, kind }: Operation, call: Call<'operation.finish'>, parts: Parts): void {
  const { reader, newPin } = call.input;
  const { who } = call;
  if (kind === 'prepare' || kind === 'wipe') return produceTemporary({ operationId, reader, who }, parts);
  assertGoodPin(newPin, lending(parts.store));
  produceTemporary({ operationId, reader, who, chosen: ascii(newPin) }, parts);
}
