import type { RaidDifference } from '../../../core/actions/views.ts';
import { compareRaids } from '../../../core/raid/compare-raids.ts';
import { type Handler, required } from '../handler.ts';
import { versionOf } from './version-of.ts';

/** What differs between two versions of a RAiD. */
export const raidCompare: Handler<'raid.compare'> = (call, { store }) => {
  const raid = required(call.subject.raid, 'the RAiD');
  const { from, to } = call.input;
  const differences = compareRaids(versionOf(raid, from, store), versionOf(raid, to, store)) as RaidDifference[];
  return { title: raid.title, version: raid.version, differences: [...differences] };
};
