import { type Handler, required } from '../handler.ts';
import { keptViewsOf } from './kept-views.ts';

export const viewDelete: Handler<'view.delete'> = (call, { store }) => {
  const { personId } = required(call.session, 'a session');
  const { list, name } = call.input;
  store.transact(({ savedViews }) => savedViews.remove({ personId, list, name }));
  return keptViewsOf(personId, list, store);
};
