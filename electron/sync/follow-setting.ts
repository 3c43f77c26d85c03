import type { StoreReader, StoreWriter } from '../store/store.ts';

/** How far this station has what concerns it of the time before it did. */
export interface Following {
  /** The service point whose entries it has; absent where no server has said. */
  readonly point?: string;
  /** Every move up to that place in the feed was followed. */
  readonly moves: number;
  /** The station is of another service point since: what concerns that of the entries behind `after` and up to `to` is not here yet. */
  readonly all?: { readonly after: number; readonly to: number };
}

const SETTING = 'feed-following';

export function following({ settings }: Pick<StoreReader, 'settings'>): Following {
  return (settings.get(SETTING) as Following | undefined) ?? { moves: 0 };
}

export function keepFollowing({ settings }: Pick<StoreWriter, 'settings'>, { point, moves, all }: Following): void {
  settings.set(SETTING, { moves, ...(point === undefined ? {} : { point }), ...(all === undefined ? {} : { all: { ...all } }) });
}

/** The server lost what stood behind that place: nothing behind it was followed. */
export function followingUpTo(writer: Pick<StoreWriter, 'settings'>, place: number): void {
  const { moves, all, ...rest } = following(writer);
  const left = all === undefined ? {} : { all: { after: Math.min(all.after, place), to: Math.min(all.to, place) } };
  keepFollowing(writer, { ...rest, moves: Math.min(moves, place), ...left });
}

/** What came in between these two places was followed with it. */
export function followedTo(
  writer: Pick<StoreWriter, 'settings'>,
  { from, to, scope }: { readonly from: number; readonly to: number; readonly scope: string | undefined },
): void {
  const { moves, point = scope, ...rest } = following(writer);
  if (moves === from) keepFollowing(writer, { ...rest, moves: to, ...(point === undefined ? {} : { point }) });
}
