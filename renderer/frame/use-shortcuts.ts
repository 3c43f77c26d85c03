import { useHotkeys } from '@mantine/hooks';
import { call } from '../bridge.ts';
import { go } from '../location.ts';

/** Keys that work on every page; Ctrl+K belongs to the search box. */
export function useShortcuts(): void {
  useHotkeys(
    [
      ['mod+L', () => void call('session.lock', {})],
      ['alt+1', () => go('/desk')],
      ['alt+2', () => go('/people')],
      ['alt+3', () => go('/cards')],
      ['alt+4', () => go('/requests')],
    ],
    [],
  );
}
