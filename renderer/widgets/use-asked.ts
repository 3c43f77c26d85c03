import { useEffect } from 'react';
import type { PossibleView } from '../../core/actions/views.ts';
import { instead, type Params } from '../location.ts';

interface Asked {
  readonly params: Params;
  readonly possible: readonly PossibleView[];
  readonly page: string;
}

/** What was chosen in the search box for this page is begun once, as if it had been chosen here; what is not possible is not. */
export function useAsked({ params, possible, page }: Asked, choose: (action: string) => void): void {
  const wanted = params.do;
  const may = possible.some(({ action, allowed }) => allowed && action === wanted);
  useEffect(() => {
    if (wanted === undefined) return;
    instead(page);
    if (may) choose(wanted);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each time that it is asked for
  }, [wanted]);
}
