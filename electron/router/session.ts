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
  /** The card that it was proved with last, and as long as which lies there it is open; none where a password did. */
  readonly card?: SessionCard | undefined;
  /** Of who it is, beyond the sign-in or by it; asked for at a kiosk. */
  readonly proof?: HolderProof | undefined;
}

/** A code on its way by mail, as a hash; and what proved it, once something did. */
export interface HolderProof {
  readonly code?: { readonly hash: string; readonly sentAtMs: number; readonly wrong: number };
  readonly by?: 'mail' | 'staff' | 'mobile';
}

/** `lying` tells this sight of the card from the next one, as the reader counts. */
export interface SessionCard {
  readonly id: string;
  readonly number: number;
  readonly reader: string;
  readonly lying: number | undefined;
  /** When the revocation list was made that it was looked up in, ISO 8601. */
  readonly listOf: string;
}

export interface Entering {
  readonly personId: string;
  readonly servicePointId: string | undefined;
  /** `local`, or the issuer of the provider that vouched for the person. */
  readonly identityProvider?: string | undefined;
  readonly card?: SessionCard | undefined;
  readonly proof?: HolderProof | undefined;
}

export interface SessionHolder {
  current(): Session | undefined;
  open(entering: Entering): Session;
  close(): void;
  lock(): void;
  /** With a card, or with none: from then on it is not held to the one before. */
  unlock(card?: SessionCard): void;
  touch(): void;
  work(servicePointId: string): void;
  prove(proof: HolderProof): void;
  /** Whenever a session is locked or ends, or another one begins. */
  whenOver(work: () => void): void;
}

interface Parts {
  readonly clock: Clock;
  readonly newId: () => string;
  readonly changed: (state: 'signed-in' | 'locked' | 'signed-out') => void;
}

/** Holds the one session; every change is told to the page. Idle time is judged by whoever calls `lock`. */
export function createSessionHolder({ clock, newId, changed }: Parts): SessionHolder {
  let session: Session | undefined;
  const whenOver: (() => void)[] = [];
  const over = (): void => {
    for (const work of whenOver) work();
  };
  const update = (change: Partial<Session>): void => {
    if (session !== undefined) session = { ...session, ...change };
  };
  return {
    current: () => session,
    open({ identityProvider = 'local', ...entering }) {
      const now = clock.now();
      session = { ...entering, id: newId(), identityProvider, signedInAtMs: now, lastActiveMs: now, locked: false };
      over();
      changed('signed-in');
      return session;
    },
    close() {
      if (session === undefined) return;
      session = undefined;
      over();
      changed('signed-out');
    },
    lock() {
      if (session === undefined || session.locked) return;
      update({ locked: true });
      over();
      changed('locked');
    },
    unlock(card) {
      update({ locked: false, lastActiveMs: clock.now(), card });
      changed('signed-in');
    },
    touch: () => update({ lastActiveMs: clock.now() }),
    work: (servicePointId) => update({ servicePointId }),
    prove: (proof) => update({ proof }),
    whenOver: (work) => void whenOver.push(work),
  };
}
