import { z } from 'zod';
import { line } from '../../records/scalars.ts';

/** The lists that have views. */
export const viewedList = z.enum(['people', 'cards', 'temporary-cards', 'requests', 'batches', 'journal', 'raids']);

/** What a list shows: what is searched, which states, which columns are left out, and in what order. */
export const keptView = z.strictObject({
  text: z.string().max(200),
  states: z.array(line(40)).max(40),
  hidden: z.array(line(40)).max(40),
  sort: z.strictObject({ by: line(40), down: z.boolean() }),
});

/** One’s own views of a list, by name. */
export const keptViews = z.object({ views: z.array(z.object({ name: z.string(), view: keptView })) });

/** So many of one list may be kept by one person. */
export const MOST_VIEWS = 50;
