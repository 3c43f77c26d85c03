import { z } from 'zod';
import { line } from '../../records/scalars.ts';
import { action } from '../action.ts';
import { keptViews, viewedList } from './kept-view.ts';

/** Forgets a view that whoever calls keeps. */
export const viewDelete = action({
  id: 'view.delete',
  permission: { family: 'house', row: 'keep-views' },
  subject: { kind: 'none' },
  input: z.strictObject({ list: viewedList, name: line(40) }),
  output: keptViews,
});
