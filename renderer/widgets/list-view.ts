import type { View } from './list-tools.tsx';

/** Rows of one window. */
const WINDOW = 100;

/** What a list is asked for with, as its view says. */
export function listInput({ text, states, sort }: View): {
  readonly text: string;
  readonly limit: number;
  readonly sort: View['sort'];
  readonly states?: readonly string[];
} {
  return { text, limit: WINDOW, sort, ...(states.length === 0 ? {} : { states }) };
}

/** A view that shows everything, sorted by that. */
export const viewBy = (by: string, down: boolean): View => ({ text: '', states: [], hidden: [], sort: { by, down } });
