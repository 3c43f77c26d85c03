import type { FactDraft } from '../../core/facts/draft.ts';
import type { Loaded } from './judge.ts';

/** What a fact of a call is about: the nearest of the records that were loaded. */
export function subjectOf(subject: Loaded): FactDraft['subject'] {
  const kinds = [
    'card',
    'temporaryCard',
    'virtualSmartCard',
    'mobileId',
    'request',
    'membership',
    'accessRequest',
    'apiKey',
    'raid',
    'servicePoint',
    'person',
  ] as const;
  const kind = kinds.find((candidate) => subject[candidate] !== undefined);
  const id = kind === undefined ? undefined : subject[kind]?.id;
  if (kind === undefined || id === undefined) return undefined;
  return { kind: kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), id };
}
