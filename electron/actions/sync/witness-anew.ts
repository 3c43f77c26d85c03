import { type Handler, factOf } from '../handler.ts';

export const syncWitnessAnew: Handler<'sync.witness-anew'> = (call, { sync }) => {
  sync.witnessing.anew((note) => factOf(call, 'sync.witness-anew', { kind: 'observation', note, changes: [] }));
  return {};
};
