import { useEffect, useState } from 'react';
import { listen } from '../../bridge.ts';

/** How far a batch that runs without readers has come. */
export function useProgress(): { readonly done: number; readonly of: number } | undefined {
  const [progress, setProgress] = useState<{ readonly done: number; readonly of: number } | undefined>();
  useEffect(
    () =>
      listen((event) => {
        if (event.event === 'progress' && event.action === 'batch.run') setProgress({ done: event.done, of: event.of });
      }),
    [],
  );
  return progress;
}
