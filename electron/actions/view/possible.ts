import type { ActionId } from '../../../core/actions/all.ts';
import type { PossibleView } from '../../../core/actions/views.ts';
import type { Call, Subject } from '../handler.ts';

/**
 * What could be done with a subject now, in the order given: allowed or the reason why not.
 * The first allowed of `likely` is primary. Asks the same tables that the call itself would meet.
 */
export function possible(
  actions: readonly ActionId[],
  subject: Subject,
  options: { readonly call: Pick<Call<ActionId>, 'may'>; readonly likely: readonly ActionId[] },
): PossibleView[] {
  const judged = actions.map((action) => ({ action, refusal: options.call.may(action, subject) }));
  const primary = options.likely.find((action) => judged.some((entry) => entry.action === action && entry.refusal === undefined));
  return judged.map(({ action, refusal }) => ({
    action,
    allowed: refusal === undefined,
    primary: action === primary,
    ...(refusal === undefined
      ? {}
      : { because: { code: refusal.code, ...(refusal.params === undefined ? {} : { params: { ...refusal.params } }) } }),
  }));
}
