import type { ActionOutput } from '../../../core/actions/all.ts';
import { keptView } from '../../../core/actions/view/kept-view.ts';
import type { StoreReader } from '../../store/store.ts';

/** As the page gets them; one that an older version wrote otherwise is left out. */
export function keptViewsOf(personId: string, list: string, { savedViews }: Pick<StoreReader, 'savedViews'>): ActionOutput<'view.list'> {
  return {
    views: savedViews.of(personId, list).flatMap(({ name, view }) => {
      const read = keptView.safeParse(view);
      return read.success ? [{ name, view: read.data }] : [];
    }),
  };
}
