/** One colour and one sign per state, the same everywhere; the word stands with the strings. Never colour alone. */
export type Tone = 'ok' | 'wait' | 'off' | 'bad';

interface Look {
  readonly tone: Tone;
  readonly sign: string;
}

const ok = { tone: 'ok', sign: '●' } as const;
const waits = { tone: 'wait', sign: '◔' } as const;
const rests = { tone: 'off', sign: '○' } as const;
const ended = { tone: 'bad', sign: '✕' } as const;

/** Active green; waiting or on hold amber; inactive grey; locked or revoked red (SCREENS). */
export const stateLooks = {
  active: ok,
  valid: ok,
  enabled: ok,
  open: ok,
  requested: waits,
  approved: waits,
  issued: waits,
  'on-hold': { tone: 'wait', sign: '◐' },
  assigned: ok,
  pending: waits,
  embargoed: waits,
  registered: rests,
  inactive: rests,
  unassigned: rests,
  disabled: rests,
  aborted: rests,
  expired: rests,
  erased: rests,
  draft: rests,
  unknown: rests,
  rejected: ended,
  failed: { tone: 'bad', sign: '!' },
  unfinished: { tone: 'bad', sign: '!' },
  locked: ended,
  revoked: ended,
} as const satisfies Record<string, Look>;

/** An approved request is carried out and waits for nothing; an approved card waits to be made. */
const requestLooks: Readonly<Partial<Record<keyof typeof stateLooks, Look>>> = { approved: ok };

export function stateLook(state: keyof typeof stateLooks, of?: 'request'): Look {
  return (of === 'request' ? requestLooks[state] : undefined) ?? stateLooks[state];
}
