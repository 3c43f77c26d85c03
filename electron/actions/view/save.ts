import { MOST_VIEWS } from '../../../core/actions/view/kept-view.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { type Handler, required } from '../handler.ts';
import { keptViewsOf } from './kept-views.ts';

export const viewSave: Handler<'view.save'> = (call, { store }) => {
  const { personId } = required(call.session, 'a session');
  const { list, name, view } = call.input;
  store.transact(({ savedViews }) => {
    const others = savedViews.of(personId, list).filter((kept) => kept.name !== name);
    if (others.length >= MOST_VIEWS) throw new Refusal('input-invalid', { field: 'name', wanted: `at most ${MOST_VIEWS} views of a list` });
    savedViews.put({ personId, list, name, view });
  });
  return keptViewsOf(personId, list, store);
};
