import { useEffect } from 'react';
import type { SessionView } from '../../core/actions/views.ts';
import { call } from '../bridge.ts';

const signs = ['pointerdown', 'keydown', 'wheel'] as const;

/** Tells the main process, at most every quarter of the idle time, that somebody is here; the main process locks by itself. */
export function useIdle({ idleLockSeconds }: Pick<SessionView, 'idleLockSeconds'>): void {
  useEffect(() => {
    const everyMs = (idleLockSeconds * 1000) / 4;
    let last = performance.now();
    const note = (): void => {
      if (performance.now() - last < everyMs) return;
      last = performance.now();
      void call('session.active', {}).catch(() => undefined);
    };
    for (const sign of signs) window.addEventListener(sign, note, { passive: true });
    return () => {
      for (const sign of signs) window.removeEventListener(sign, note);
    };
  }, [idleLockSeconds]);
}
