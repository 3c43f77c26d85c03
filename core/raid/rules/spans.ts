import { endOf, firstDay, isPartialDate } from '../partial-date.ts';
import type { Dated } from './values.ts';

/** How ends are read. Titles and positions may touch on one day, and what has no end counts as ending today; roles of organisations may not touch and last for ever. */
export interface SpanRule {
  readonly mayTouch: boolean;
  /** First day, YYYY-MM-DD, of an end that is not there. */
  readonly openEnd: string;
}

export const FOR_EVER = '9999-12-31';

interface Span {
  readonly index: number;
  readonly start: string;
  readonly end: string;
  readonly open: boolean;
}

/** Indexes of those that begin while an earlier one is not over. What cannot be read is passed over: it is a fault of its own. */
export function overlapping(dated: readonly Dated[], rule: SpanRule): readonly number[] {
  const spans = dated
    .flatMap((entry, index) => spanOf(entry, index, rule.openEnd))
    .toSorted((left, right) => left.start.localeCompare(right.start) || left.end.localeCompare(right.end) || left.index - right.index);
  const found: number[] = [];
  let latest: Span | undefined;
  for (const span of spans) {
    if (latest !== undefined && clashes(latest, span, rule)) found.push(span.index);
    if (latest === undefined || span.end >= latest.end) latest = span;
  }
  return found.toSorted((left, right) => left - right);
}

function spanOf({ startDate, endDate }: Dated, index: number, openEnd: string): readonly Span[] {
  const end = endOf(endDate);
  if (!isPartialDate(startDate) || (end !== undefined && !isPartialDate(end))) return [];
  const start = firstDay(startDate);
  const last = end === undefined ? openEnd : firstDay(end);
  if (end !== undefined && last < start) return [];
  return [{ index, start, end: last < start ? start : last, open: end === undefined }];
}

function clashes(earlier: Span, later: Span, { mayTouch }: SpanRule): boolean {
  if (later.start < earlier.end) return true;
  if (!mayTouch) return later.start === earlier.end;
  return later.start === earlier.start && earlier.open;
}
