import type { Settings } from '../facts/fold.ts';

/** Kinds that every station of the organisation has whole. */
const ofAll: readonly string[] = [
  'organisation',
  'service-point',
  'station',
  'identifier',
  'reason',
  'default-role',
  'narrower-role',
  'option',
  'attestation-ca',
];

/** The service points that a record concerns: its home; `all` where every station has it. */
export function pointsOf(record: string, of: Settings | undefined): readonly string[] | 'all' {
  if (ofAll.includes(record)) return 'all';
  const home = of?.['servicePointId'];
  return typeof home === 'string' ? [home] : [];
}
