import { z } from 'zod';
import { action } from '../action.ts';
import { keptViews, viewedList } from './kept-view.ts';

/** The views of a list that whoever calls keeps at this station. */
export const viewList = action({
  id: 'view.list',
  permission: { family: 'house', row: 'keep-views' },
  subject: { kind: 'none' },
  input: z.strictObject({ list: viewedList }),
  output: keptViews,
  reads: true,
});
