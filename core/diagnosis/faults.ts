import type { ActionId } from '../actions/all.ts';
import type { RecordSeen, Seen } from './seen.ts';

type PoolSeen = NonNullable<RecordSeen['temporaryCard']>;

/** What a finding is called, and what its sentence needs. */
type Params = Readonly<Record<string, string | number>>;

interface Fault {
  /** Nothing where it is not so. */
  readonly when: (seen: Seen) => Params | undefined;
  /** The one right next step, where the program can do it; else the sentence says what the hand has to do. */
  readonly next?: ActionId;
  /** The same of a temporary card, where it is another. */
  readonly pool?: (card: PoolSeen) => ActionId;
}

const yes: Params = {};
const holds = (is: boolean | undefined, params: Params = yes): Params | undefined => (is === true ? params : undefined);
const lies = (contents: Seen['contents']) => (seen: Seen) => holds(seen.contents === contents);
const cardIs = (state: string) => (seen: Seen) => holds(seen.record?.card?.state === state, { card: seen.record?.card?.number ?? 0 });
const poolIs = (state: string) => (seen: Seen) => holds(seen.record?.temporaryCard?.state === state, dueOf(seen));
/** The record of the card, whichever kind it is of. */
const recordOf = (record: RecordSeen | undefined) => record?.card ?? record?.temporaryCard;
const inUse = (record: RecordSeen | undefined): boolean =>
  ['issued', 'active', 'inactive'].includes(record?.card?.state ?? '') ||
  ['unassigned', 'assigned'].includes(record?.temporaryCard?.state ?? '');

function dueOf({ record }: Seen): Params {
  return { card: `T-${record?.temporaryCard?.number ?? ''}`, due: record?.temporaryCard?.dueOn ?? '' };
}

function daysTo(day: string, today: string): number {
  return Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
}

const SOON_DAYS = 30;

/** In the hands of somebody who is to use it with their PIN. */
const isUsed = (record: RecordSeen | undefined): boolean => record?.card?.state === 'active' || record?.temporaryCard?.state === 'assigned';
/** Its holder chooses a PIN in both, and the station finds out which PUK is live. */
const encodedAnew = ({ state }: PoolSeen): ActionId => (state === 'assigned' ? 'temporary-card.extend' : 'temporary-card.assign');
/** Final, as with a card of one person. */
const locked = { next: 'card.lock', pool: (): ActionId => 'temporary-card.lock' } as const;
const unblocked = { next: 'card.unblock-pin', pool: encodedAnew } as const;

/** Slots whose certificate on record is in force or held, and for which `bad` holds. */
function slots(seen: Seen, bad: (certificate: RecordSeen['certificates'][number]) => boolean): Params | undefined {
  const found = seen.record?.certificates.filter(bad).map(({ slot }) => slot.toUpperCase()) ?? [];
  return found.length === 0 ? undefined : { slots: [...new Set(found)].join(', ') };
}

const onChip = (seen: Seen, slot: string) => seen.chip?.certificates.find((certificate) => certificate.slot === slot);
const live = (state: string): boolean => state === 'valid' || state === 'on-hold';

/**
 * The closed table of what a diagnosis can find, the gravest first: the first that is so decides the next step. Its sentences stand in
 * renderer/strings/en/diagnosis.ts; a test holds the two together, and has a case for each.
 */
export const faults = {
  'reader-empty': { when: lies('empty') },
  'reader-gone': { when: lies('gone') },
  'card-mute': { when: lies('mute') },
  'card-not-piv': { when: lies('no-piv') },
  'reader-held': { when: (seen) => holds(seen.contents === 'held', { who: seen.heldBy ?? 'another program' }) },
  'card-unreadable': { when: lies('unreadable') },
  'chip-used-up': { when: lies('blocked') },
  'given-up-not-wiped': { when: ({ record }) => holds(record?.operation === 'given-up'), next: 'operation.discard' },
  'wipe-waits': { when: ({ record }) => holds(record?.operation === 'wipe'), next: 'operation.finish' },
  'card-unfinished': {
    when: ({ record }) => holds(record?.operation !== undefined && record.operation !== 'wipe' && record.operation !== 'given-up'),
    next: 'operation.finish',
  },
  'other-chip': {
    when: ({ chip, record }) => {
      const known = record?.card?.chip;
      const differs = known !== undefined && !known.startsWith('uuid:') && chip?.identity !== undefined && chip.identity !== known;
      return holds(differs && !chip.identity?.startsWith('uuid:'), { found: chip?.identity ?? '', known: known ?? '' });
    },
    next: 'card.lock',
  },
  'card-locked': { when: cardIs('locked'), next: 'card.wipe' },
  'card-expired': { when: cardIs('expired'), next: 'card.wipe' },
  'card-failed': { when: cardIs('failed') },
  'holder-erased': { when: ({ record }) => holds(record?.personState === 'erased') },
  'holder-locked': { when: ({ record }) => holds(record?.personState === 'locked') },
  'past-its-day': {
    when: ({ record, today }) =>
      holds(inUse(record) && daysTo(record?.card?.expiresOn ?? '9999-12-31', today) < 0, { day: record?.card?.expiresOn ?? '' }),
    next: 'card.lock',
  },
  'holder-inactive': { when: ({ record }) => holds(record?.personState === 'inactive'), next: 'person.reactivate' },
  'puk-blocked': { when: ({ chip, record }) => holds(chip?.pukTriesLeft === 0 && inUse(record)), ...locked },
  'factory-secret-left': {
    when: ({ chip, record }) =>
      holds(inUse(record) && (chip?.factoryDefaults.length ?? 0) > 0, { what: chip?.factoryDefaults.join(', ') ?? '' }),
    ...locked,
  },
  'certificate-other': {
    when: (seen) => slots(seen, ({ slot, state }) => live(state) && onChip(seen, slot)?.record === 'different'),
    ...locked,
  },
  'certificate-missing': {
    when: (seen) => slots(seen, ({ slot, state }) => seen.chip !== undefined && live(state) && onChip(seen, slot) === undefined),
    ...locked,
  },
  'object-damaged': {
    when: ({ chip, record }) => holds(inUse(record) && (chip?.damaged.length ?? 0) > 0, { what: chip?.damaged.join(', ') ?? '' }),
    ...locked,
  },
  'authority-revoked-it': {
    when: (seen) => slots(seen, ({ state, authority }) => live(state) && authority === 'revoked'),
    ...locked,
  },
  'pin-blocked': {
    when: ({ chip, record }) => holds(chip?.pinTriesLeft === 0 && isUsed(record)),
    ...unblocked,
  },
  'card-not-activated': { when: cardIs('issued'), next: 'card.activate' },
  'card-inactive': { when: cardIs('inactive'), next: 'card.reactivate' },
  'pin-last-try': {
    when: ({ chip, record }) => holds(chip?.pinTriesLeft === 1 && isUsed(record)),
    ...unblocked,
  },
  'puk-unknown': { when: ({ record }) => holds(inUse(record) && recordOf(record)?.pukPendingBlobId !== undefined), ...unblocked },
  'puk-missing': {
    when: ({ record }) => holds(inUse(record) && recordOf(record)?.pukBlobId === undefined),
    pool: locked.pool,
  },
  'puk-last-try': { when: ({ chip, record }) => holds(chip?.pukTriesLeft === 1 && inUse(record)) },
  'certificate-over': {
    when: (seen) => slots(seen, ({ state, notAfter }) => live(state) && notAfter.slice(0, 10) < seen.today),
    ...locked,
  },
  'authority-waits': { when: (seen) => slots(seen, ({ waitingForAuthority }) => waitingForAuthority) },
  'authority-away': { when: (seen) => slots(seen, ({ state, authority }) => live(state) && authority === 'unknown') },
  'letter-waits': {
    when: ({ record }) => holds(record?.card?.state === 'issued' && record.card.letterState === 'waiting'),
    next: 'letter.print',
  },
  'loan-over': { when: poolIs('expired'), next: 'temporary-card.withdraw' },
  'ends-soon': {
    when: ({ record, today }) => {
      const day = record?.card?.expiresOn;
      return holds(record?.card?.state === 'active' && day !== undefined && daysTo(day, today) <= SOON_DAYS, {
        days: daysTo(day ?? today, today),
      });
    },
    next: 'card.request',
  },
  'supplier-key-kept': { when: ({ record }) => holds(record?.card?.state === 'active' && record.card.masterKeyVersion === 0) },
  'pool-locked': { when: poolIs('locked') },
  'pool-free': { when: poolIs('unassigned'), next: 'temporary-card.assign' },
  'pool-lent': { when: poolIs('assigned') },
  'card-foreign': { when: lies('foreign'), next: 'reader.take-over' },
  'card-blank': { when: lies('blank'), next: 'card.issue' },
} as const satisfies Record<string, Fault>;

export type FaultCode = keyof typeof faults | 'card-well';

export interface Finding {
  readonly code: FaultCode;
  readonly params: Params;
  readonly next?: ActionId;
}

function nextOf({ next, pool }: Fault, { record }: Seen): ActionId | undefined {
  return record?.temporaryCard === undefined || pool === undefined ? next : pool(record.temporaryCard);
}

/** Everything that is so, the gravest first; a card of ours with nothing wrong is well. */
export function diagnose(seen: Seen): readonly Finding[] {
  const found = Object.entries(faults as Readonly<Record<keyof typeof faults, Fault>>).flatMap(([code, fault]): Finding[] => {
    const params = fault.when(seen);
    const next = nextOf(fault, seen);
    return params === undefined ? [] : [{ code: code as FaultCode, params, ...(next === undefined ? {} : { next }) }];
  });
  return found.length === 0 ? [{ code: 'card-well', params: {} }] : found;
}
