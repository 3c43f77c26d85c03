import { Refusal } from '../../../core/failures/refusal.ts';
import { type Handler, factOf } from '../handler.ts';

/** A key that opens nothing is not the sign-in of whoever stands here. */
export const syncEnrol: Handler<'sync.enrol'> = async (call, { store, sync }) => {
  await sync.enrol(call.input.apiKeySecret.trim()).catch((cause: unknown) => {
    if (cause instanceof Refusal && cause.failure.code === 'central-sign-in')
      throw new Refusal('station-key-refused', undefined, { cause });
    throw cause;
  });
  const address = sync.state.enrolled?.address ?? '';
  store.transact((writer) => {
    writer.append(factOf(call, 'sync.enrol', { kind: 'observation', note: { address }, changes: [] }));
  });
  void sync.now();
  return {};
};
