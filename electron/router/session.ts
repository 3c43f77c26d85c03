import type { Clock } from './clock.ts';

/** One sign-in at this station. A station has one window and so at most one session. */
export interface Session {
  readonly id: string;
  readonly personId: string;
  readonly servicePointId: string | undefined;
  /** `local`, or the issuer of the provider that vouched for the person. */
  readonly identityProvider: string;
  readonly signedInAtMs: number;
  readonly lastActiveMs: number;
  readonly locked: boolean;
}

export interface SessionHolder {
  current(): Session | undefined;
  open(personId: string, servicePointId: string | undefined, identityProvider?: string): Session;
  close(): void;
  lock(): void;
  unlock(): void;
  touch(): void;
  work(servicePointId: string): void;
}

interface Parts {
  readonly clock: Clock;
  readonly newId: () => string;
  readonly changed: (state: 'signed-in' | 'locked' | 'signed-out') => void;
}

/** Holds the one session; every change is told to the page. Idle time is judged by whoever calls `lock`. */
export function createSessionHolder({ clock, newId, changed }: Parts): SessionHolder {
  let session: Session | undefined;
  const update = (change: Partial<Session>): void => {
    if (session !== undefined) session = { ...session, ...change };
  };
  return {
    current: () => session,
    open(personId, servicePointId, identityProvider = 'local') {
      const now = clock.now();
      session = { id: newId(), personId, servicePointId, identityProvider, signedInAtMs: now, lastActiveMs: now, locked: false };
      changed('signed-in');
      return session;
    },
    close() {
      if (session === undefined) return;
      session = undefined;
      changed('signed-out');
    },
    lock() {
      if (session === undefined || session.locked) return;
      update({ locked: true });
      changed('locked');
    },
    unlock() {
      update({ locked: false, lastActiveMs: clock.now() });
      changed('signed-in');
    },
    touch: () => update({ lastActiveMs: clock.now() }),
    work: (servicePointId) => update({ servicePointId }),
  };
}
