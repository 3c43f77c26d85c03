import type { Change as RecordChange } from '../../core/facts/draft.ts';
import { approvalOptionOf, type OptionValue, optionById } from '../../core/options.ts';
import type { Request } from '../../core/records/records.ts';
import type { Reads } from '../store/reads.ts';
import type { Call } from './enter.ts';

/** An option as it is set, or its standard value. */
export async function optionValue(id: string, reads: Pick<Reads, 'get'>): Promise<OptionValue> {
  return (await reads.get('option', id))?.value ?? optionById(id).standard;
}

/** Must somebody else approve the use case of that row of the first table? */
export async function asksApproval(row: number, reads: Pick<Reads, 'get'>): Promise<boolean> {
  const option = approvalOptionOf(row);
  return option !== undefined && (await optionValue(option, reads)) === true;
}

type Asked = Pick<Request, 'id' | 'row' | 'personId' | 'servicePointId' | 'before' | 'after'>;

/** A request as it starts: asked by whoever calls, waiting for an approver who is somebody else. */
export function newRequest(asked: Asked, { caller, at }: Pick<Call, 'caller' | 'at'>): RecordChange {
  const set = { ...asked, state: 'requested' as const, requesterId: caller.personId ?? '', requestedAt: at };
  return { record: 'request', id: asked.id, set };
}
