import { type Handler, required } from '../handler.ts';
import { keptViewsOf } from './kept-views.ts';

export const viewList: Handler<'view.list'> = (call, { store }) =>
  keptViewsOf(required(call.session, 'a session').personId, call.input.list, store);
