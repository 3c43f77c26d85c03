import { type Handler, factOf } from '../handler.ts';

export const syncGoOn: Handler<'sync.go-on'> = (call, { sync }) => {
  sync.goOn((note) => factOf(call, 'sync.go-on', { kind: 'observation', note, changes: [] }));
  void sync.now();
  return {};
};
