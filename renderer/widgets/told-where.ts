import type { TFunction } from 'i18next';
import type { TakenOutView } from '../../core/actions/views.ts';
import { tell } from './tell.ts';

/** Says where the file is that was taken out; nothing where the person named no place. */
export const toldWhere =
  (t: TFunction) =>
  ({ where }: TakenOutView): void => {
    if (where !== undefined) tell(t('lists.saved', { where }), t);
  };
