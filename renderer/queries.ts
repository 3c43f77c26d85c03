import { keepPreviousData, QueryClient, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import type { ActionId, ActionInput, ActionOutput } from '../core/actions/all.ts';
import { call, type StationFailure } from './bridge.ts';

/** One client for the page: nothing is retried by itself (a refusal is an answer), nothing goes stale before an event says so. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: false, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false },
      mutations: { retry: false },
    },
  });
}

interface Options {
  readonly enabled?: boolean;
  /** A central server may have changed it, which tells nobody: it is asked for with each look. */
  readonly elsewhere?: true;
}

const ELSEWHERE = { refetchOnMount: 'always' } as const;

/** Reads by an action that changes nothing; asked again when the main process says that records changed. */
export function useStation<Id extends ActionId>(action: Id, input: ActionInput<Id>, options: Options = {}) {
  return useQuery<ActionOutput<Id>, StationFailure>({
    queryKey: [action, input],
    queryFn: () => call(action, input),
    enabled: options.enabled ?? true,
    placeholderData: keepPreviousData,
    ...(options.elsewhere === true ? ELSEWHERE : {}),
  });
}

/** Carries out an action on demand: `mutate(input)`; `error.failure` has the refusal. */
export function useAction<Id extends ActionId>(action: Id) {
  return useMutation<ActionOutput<Id>, StationFailure, ActionInput<Id>>({ mutationFn: (input) => call(action, input) });
}

type Listed = 'self.open' | 'person.find' | 'card.find' | 'temporary-card.find' | 'request.find' | 'batch.find' | 'journal.find';

/** A list in windows, one behind the other, as far as somebody scrolls. */
export function useWindows<Id extends Listed>(action: Id, input: ActionInput<Id>, { enabled = true }: Pick<Options, 'enabled'> = {}) {
  return useInfiniteQuery<ActionOutput<Id>, StationFailure, { readonly pages: readonly ActionOutput<Id>[] }, unknown[], string | undefined>(
    {
      queryKey: [action, input, 'windows'],
      enabled,
      queryFn: ({ pageParam }) => call(action, pageParam === undefined ? input : { ...input, after: pageParam }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.next,
      placeholderData: keepPreviousData,
    },
  );
}

/** How long a list is: what its first window says, and where that counted no further, the whole count as soon as it is there. */
export function useTotal<Id extends Exclude<Listed, 'self.open' | 'journal.find'>>(
  action: Id,
  input: ActionInput<Id>,
  first: { readonly total: number; readonly more?: true | undefined } | undefined,
): { readonly total: number; readonly more: boolean } | undefined {
  const whole = useStation(action, { ...input, limit: 1, exactly: true }, { enabled: first?.more === true });
  if (first?.more !== true) return first === undefined ? undefined : { total: first.total, more: false };
  const counted = whole.isPlaceholderData ? undefined : (whole.data as { readonly total: number } | undefined);
  return counted === undefined ? { total: first.total, more: true } : { total: counted.total, more: false };
}

const RAIDS_AT_ONCE = 100;

/** RAiDs in windows, by how many were shown already. */
export function useRaidWindows(input: Omit<ActionInput<'raid.find'>, 'limit' | 'offset'>) {
  return useInfiniteQuery<
    ActionOutput<'raid.find'>,
    StationFailure,
    { readonly pages: readonly ActionOutput<'raid.find'>[] },
    unknown[],
    number
  >({
    queryKey: ['raid.find', input, 'windows'],
    queryFn: ({ pageParam }) => call('raid.find', { ...input, limit: RAIDS_AT_ONCE, offset: pageParam }),
    initialPageParam: 0,
    getNextPageParam: (last, all) => {
      const shown = all.reduce((sum, page) => sum + page.raids.length, 0);
      return shown < last.total ? shown : undefined;
    },
    placeholderData: keepPreviousData,
    ...ELSEWHERE,
  });
}
