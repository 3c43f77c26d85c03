import { z } from 'zod';
import { line } from '../../records/scalars.ts';
import { action } from '../action.ts';
import { keptView, keptViews, viewedList } from './kept-view.ts';

/** Keeps a view of a list under a name, for whoever calls alone; one of that name is written over. It is no fact. */
export const viewSave = action({
  id: 'view.save',
  permission: { family: 'house', row: 'keep-views' },
  subject: { kind: 'none' },
  input: z.strictObject({ list: viewedList, name: line(40), view: keptView }),
  output: keptViews,
});
