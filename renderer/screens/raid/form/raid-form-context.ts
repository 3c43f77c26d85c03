import { createContext, useContext } from 'react';
import type { Json } from '../../../../core/base/canonical-json.ts';
import type { RaidFailure } from '../../../../core/raid/raid-failure.ts';
import type { Metadata } from './path.ts';

export interface RaidForm {
  readonly value: Metadata;
  readonly change: (path: string, value: Json | undefined) => void;
  readonly faults: readonly RaidFailure[];
  /** How this person looks for somebody to link: in the whole register, by name or whole e-mail where they work, or not at all. */
  readonly findsPeople: 'anybody' | 'by name' | 'nobody';
  /** The last day to which an embargo may be set, YYYY-MM-DD. */
  readonly lastEmbargoDay: string;
}

export const RaidFormContext = createContext<RaidForm | undefined>(undefined);

/** The form that a field stands in. Throws outside of one. */
export function useRaidForm(): RaidForm {
  const form = useContext(RaidFormContext);
  if (form === undefined) throw new TypeError('expected to be inside the form of a RAiD');
  return form;
}
