import { useEffect, useState } from 'react';
import type { ActionId } from '../../core/actions/all.ts';
import { listen } from '../bridge.ts';

/** How many rows of a list are written so far. */
export function useRowsWritten(action: ActionId): number {
  const [rows, setRows] = useState(0);
  useEffect(
    () =>
      listen((event) => {
        if (event.event === 'progress' && event.action === action) setRows(event.done);
      }),
    [action],
  );
  return rows;
}
