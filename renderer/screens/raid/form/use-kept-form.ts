import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useSession } from '../../../session-context.ts';
import type { Metadata } from './path.ts';

/** What somebody typed, and from which version they began. */
export interface KeptForm {
  readonly value: Metadata;
  /** Content as it was when they began; a new RAiD begins from nothing. */
  readonly base: Metadata;
  readonly version: number;
}

/**
 * A form that outlives its page: leaving it, the lock and a look at another page lose nothing while the window is open. In the page's
 * memory alone, for whoever typed it.
 */
export function useKeptForm(name: string, begun: () => KeptForm) {
  const client = useQueryClient();
  const { person } = useSession();
  const [key] = useState(() => ['raid-form', person.id, name]);
  const [form, setForm] = useState<KeptForm>(() => client.getQueryData<KeptForm>(key) ?? begun());
  const [wasKept] = useState(() => client.getQueryData(key) !== undefined);
  const keep = useCallback(
    (next: (before: KeptForm) => KeptForm): void =>
      setForm((before) => {
        const after = next(before);
        client.setQueryDefaults(key, { gcTime: Number.POSITIVE_INFINITY });
        client.setQueryData(key, after);
        return after;
      }),
    [client, key],
  );
  const forget = useCallback((): void => client.removeQueries({ queryKey: key, exact: true }), [client, key]);
  return { form, keep, forget, wasKept };
}
