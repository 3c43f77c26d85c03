import type { TFunction } from 'i18next';
import type { PossibleView } from '../../core/actions/views.ts';

/** Why an action is not possible now, in a sentence. A denial by `decide` names its own reason. */
export function whyNot(because: PossibleView['because'], t: TFunction): string {
  if (because === undefined) return '';
  const params = because.params ?? {};
  if (because.code === 'denied' && params.because !== undefined) return t(`refusals.${String(params.because)}`, params);
  return t(`failures.${because.code}.happened`, params);
}
