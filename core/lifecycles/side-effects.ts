import type { CardEvent } from './card.ts';
import { cascade, requestsEndedBy, rolesBy } from './cascade.ts';
import type { PersonEvent } from './person.ts';
import type { RequestEvent } from './request.ts';
import { type SideEffectName, sideEffects } from './side-effect.ts';
import type { TemporaryCardEvent } from './temporary-card.ts';

type EffectsOf<Event extends string> = Readonly<Record<Event, readonly SideEffectName[]>>;

/** What the cascade does to each credential of a person, as side effects of the person's event. */
function ofCredentials(event: keyof typeof cascade): readonly SideEffectName[] {
  return Object.entries(cascade[event]).map(([credential, own]) => {
    const name = `${credential}-${String(own)}`;
    if (!(name in sideEffects)) throw new TypeError(`no side effect ${name}`);
    return name as SideEffectName;
  });
}

const endedBy = { none: [], 'for-cards': ['card-requests-ended'], every: ['requests-ended'] } as const;

/** All that the tables of the cascade make of a person's event. */
const ofCascade = (event: keyof typeof cascade): readonly SideEffectName[] => [
  `roles-${rolesBy[event]}`,
  ...(event === 'reactivate' ? [] : (['session-ended'] as const)),
  ...ofCredentials(event),
  ...endedBy[requestsEndedBy[event]],
];

const firstPassword: readonly SideEffectName[] = ['password-made', 'password-printed', 'password-mailed'];

/** Events of a person. Locking keeps password, sealed PUKs and letters: nothing opens for who is locked, and a locked card may still be wiped. */
const person: EffectsOf<PersonEvent> = {
  activate: [],
  approve: ['roles-given', ...firstPassword, 'request-approved', 'requester-told'],
  'approve-inactive': [...firstPassword, 'request-approved', 'requester-told'],
  reject: ['request-rejected', 'requester-told'],
  abort: ['request-aborted'],
  deactivate: ofCascade('deactivate'),
  reactivate: ofCascade('reactivate'),
  lock: ofCascade('lock'),
  edit: ['home-moved', 'home-secrets-sealed-anew'],
  'edit-roles': ['roles-edited', 'roles-told'],
  erase: [
    ...ofCascade('lock'),
    'names-forgotten',
    'token-keys-to-remove',
    'data-key-destroyed',
    'sign-in-gone',
    'mail-dropped',
    'papers-destroyed',
  ],
};

/** Events of a card by themselves. Resting and locking touch no secret: a PUK is kept until its chip is wiped. */
const card: EffectsOf<CardEvent> = {
  request: [],
  approve: ['request-approved', 'requester-told'],
  reject: ['request-rejected', 'requester-told'],
  abort: ['request-aborted'],
  issue: ['certificates-made', 'certificates-at-once', 'secrets-sealed', 'work-done'],
  fail: ['certificates-revoked', 'secrets-destroyed', 'work-given-up'],
  activate: ['certificates-released', 'letter-withdrawn', 'puk-replaced'],
  deactivate: ['certificates-held'],
  reactivate: ['certificates-released'],
  lock: ['certificates-revoked'],
  wipe: ['letter-withdrawn', 'secrets-destroyed'],
  unblock: ['letter-withdrawn', 'puk-replaced'],
  'change-pin': ['letter-withdrawn'],
  edit: [],
  expire: ['certificates-expired'],
};

/** Events of a temporary card. What its holder had never rests: it is revoked. */
const temporaryCard: EffectsOf<TemporaryCardEvent> = {
  abort: [],
  issue: ['secrets-sealed', 'work-done'],
  fail: ['secrets-destroyed', 'work-given-up'],
  assign: ['certificates-lent', 'first-pin-destroyed', 'work-done'],
  extend: ['certificates-lent', 'certificates-revoked', 'puk-replaced', 'station-pin', 'work-done'],
  withdraw: ['certificates-revoked', 'work-given-up', 'wiped-in-reader', 'wipe-due'],
  lock: ['certificates-revoked', 'work-given-up'],
  wipe: ['secrets-destroyed'],
  expire: ['certificates-expired'],
};

const request: EffectsOf<RequestEvent> = {
  approve: ['asked-done', 'requester-told'],
  reject: ['asked-rejected', 'requester-told'],
  postpone: [],
  abort: ['asked-aborted'],
};

/** Every side effect of every event of these four; a row without one says so. */
export const sideEffectsOf = { person, card, 'temporary-card': temporaryCard, request } as const;
