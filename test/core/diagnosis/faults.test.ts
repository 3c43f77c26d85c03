import { describe, expect, it } from 'vitest';
import { diagnose, faults, type FaultCode } from '../../../core/diagnosis/faults.ts';
import type { ChipSeen, RecordSeen, Seen } from '../../../core/diagnosis/seen.ts';

const CERTIFICATE = {
  slot: '9a',
  state: 'valid',
  waitingForAuthority: false,
  notAfter: '2031-05-05T08:00:00.000Z',
  authority: 'valid',
} as const;
const CHIP: ChipSeen = {
  identity: 'serial:0102',
  pinTriesLeft: 5,
  pukTriesLeft: 5,
  factoryDefaults: [],
  certificates: [{ slot: '9a', record: 'same' }],
  damaged: [],
};
const CARD = { number: 1042, state: 'active', expiresOn: '2031-05-05', chip: 'serial:0102', masterKeyVersion: 1, pukBlobId: 'a' } as const;
const RECORD: RecordSeen = { card: CARD, personState: 'active', certificates: [CERTIFICATE] };
const WELL: Seen = { contents: 'ours', chip: CHIP, record: RECORD, today: '2027-03-01' };

const chip = (change: Partial<ChipSeen>): Seen => ({ ...WELL, chip: { ...CHIP, ...change } });
const card = (change: Partial<NonNullable<RecordSeen['card']>>): Seen => ({ ...WELL, record: { ...RECORD, card: { ...CARD, ...change } } });
const record = (change: Partial<RecordSeen>): Seen => ({ ...WELL, record: { ...RECORD, ...change } });
const certificate = (change: Partial<RecordSeen['certificates'][number]>): Seen =>
  record({ certificates: [{ ...CERTIFICATE, ...change }] });
const pool = (state: 'unassigned' | 'assigned' | 'expired' | 'locked'): Seen => ({
  ...WELL,
  record: { temporaryCard: { number: 7, state, dueOn: '2027-02-01', pukBlobId: 'a' }, certificates: [] },
});
const LENT = { number: 7, state: 'assigned', dueOn: '2027-03-05', pukBlobId: 'a' } as const;
const lies = (contents: Seen['contents']): Seen => ({ contents, today: WELL.today });
const { pukBlobId: _none, ...WITHOUT_PUK } = CARD;

/** A case for every fault, by hand: what is seen, and the next step that is offered. */
const cases: Readonly<Record<FaultCode, readonly [Seen, string | undefined]>> = {
  'reader-empty': [lies('empty'), undefined],
  'reader-gone': [lies('gone'), undefined],
  'card-mute': [lies('mute'), undefined],
  'card-not-piv': [lies('no-piv'), undefined],
  'reader-held': [{ ...lies('held'), heldBy: 'gpg-agent' }, undefined],
  'card-unreadable': [lies('unreadable'), undefined],
  'chip-used-up': [lies('blocked'), undefined],
  'given-up-not-wiped': [record({ operation: 'given-up' }), 'operation.discard'],
  'wipe-waits': [record({ operation: 'wipe' }), 'operation.finish'],
  'card-unfinished': [record({ operation: 'issue' }), 'operation.finish'],
  'other-chip': [chip({ identity: 'serial:9999' }), 'card.lock'],
  'card-locked': [card({ state: 'locked' }), 'card.wipe'],
  'card-expired': [card({ state: 'expired' }), 'card.wipe'],
  'card-failed': [card({ state: 'failed' }), undefined],
  'holder-erased': [record({ personState: 'erased' }), undefined],
  'holder-locked': [record({ personState: 'locked' }), undefined],
  'past-its-day': [{ ...WELL, today: '2031-05-06' }, 'card.lock'],
  'holder-inactive': [record({ personState: 'inactive' }), 'person.reactivate'],
  'puk-blocked': [chip({ pukTriesLeft: 0 }), 'card.lock'],
  'factory-secret-left': [chip({ factoryDefaults: ['PUK'] }), 'card.lock'],
  'certificate-other': [chip({ certificates: [{ slot: '9a', record: 'different' }] }), 'card.lock'],
  'certificate-missing': [chip({ certificates: [] }), 'card.lock'],
  'object-damaged': [chip({ damaged: ['CHUID'] }), 'card.lock'],
  'authority-revoked-it': [certificate({ authority: 'revoked' }), 'card.lock'],
  'pin-blocked': [chip({ pinTriesLeft: 0 }), 'card.unblock-pin'],
  'card-not-activated': [card({ state: 'issued' }), 'card.activate'],
  'card-inactive': [card({ state: 'inactive' }), 'card.reactivate'],
  'pin-last-try': [chip({ pinTriesLeft: 1 }), 'card.unblock-pin'],
  'puk-unknown': [card({ pukPendingBlobId: 'b' }), 'card.unblock-pin'],
  'puk-missing': [record({ card: WITHOUT_PUK }), undefined],
  'puk-last-try': [chip({ pukTriesLeft: 1 }), undefined],
  'certificate-over': [certificate({ notAfter: '2027-02-01T08:00:00.000Z' }), 'card.lock'],
  'authority-waits': [certificate({ waitingForAuthority: true }), undefined],
  'authority-away': [certificate({ authority: 'unknown' }), undefined],
  'letter-waits': [card({ state: 'issued', letterState: 'waiting' }), 'letter.print'],
  'loan-over': [pool('expired'), 'temporary-card.withdraw'],
  'ends-soon': [{ ...WELL, today: '2031-04-20' }, 'card.request'],
  'supplier-key-kept': [card({ masterKeyVersion: 0 }), undefined],
  'pool-locked': [pool('locked'), undefined],
  'pool-free': [pool('unassigned'), 'temporary-card.assign'],
  'pool-lent': [pool('assigned'), undefined],
  'card-foreign': [lies('foreign'), 'reader.take-over'],
  'card-blank': [lies('blank'), 'card.issue'],
  'card-well': [WELL, undefined],
};

describe('A diagnosis', () => {
  it('knows at least 25 faults by name', () => {
    expect(Object.keys(faults).length).toBeGreaterThanOrEqual(25);
  });

  it.each(Object.entries(cases))('finds “%s”, and offers its one next step', (code, [seen, next]) => {
    const findings = diagnose(seen);
    expect(findings.map((finding) => finding.code)).toContain(code);
    expect(findings.find((finding) => finding.code === code)?.next).toBe(next);
  });

  it.each([
    ['pin-blocked', 'temporary-card.extend', { chip: { pinTriesLeft: 0 } }],
    ['pin-last-try', 'temporary-card.extend', { chip: { pinTriesLeft: 1 } }],
    ['puk-unknown', 'temporary-card.extend', { temporaryCard: { pukPendingBlobId: 'b' } }],
    ['puk-missing', 'temporary-card.lock', { temporaryCard: { pukBlobId: undefined } }],
    ['puk-blocked', 'temporary-card.lock', { chip: { pukTriesLeft: 0 } }],
    ['factory-secret-left', 'temporary-card.lock', { chip: { factoryDefaults: ['PIN'] } }],
    ['certificate-missing', 'temporary-card.lock', { chip: { certificates: [] } }],
    ['certificate-other', 'temporary-card.lock', { chip: { certificates: [{ slot: '9a', record: 'different' }] } }],
    ['object-damaged', 'temporary-card.lock', { chip: { damaged: ['CHUID'] } }],
  ] as const)('finds “%s” of a temporary card that is lent before it says that it is lent, and offers %s', (code, next, seen) => {
    const temporaryCard = { ...LENT, ...('temporaryCard' in seen ? seen.temporaryCard : {}) } as typeof LENT;
    const [first, ...rest] = diagnose({
      ...WELL,
      chip: { ...CHIP, ...('chip' in seen ? seen.chip : {}) },
      record: { temporaryCard, personState: 'active', certificates: [CERTIFICATE] },
    });
    expect([first?.code, first?.next, rest.map((finding) => finding.code)]).toEqual([code, next, ['pool-lent']]);
  });

  it('finds nothing of a PIN that nobody has, and of slots that are to be empty, while a temporary card rests', () => {
    const rests: RecordSeen = { temporaryCard: { ...LENT, state: 'unassigned' }, certificates: [{ ...CERTIFICATE, state: 'revoked' }] };
    expect(diagnose({ ...WELL, chip: { ...CHIP, pinTriesLeft: 0, certificates: [] }, record: rests }).map(({ code }) => code)).toEqual([
      'pool-free',
    ]);
    const unknown = { ...rests, temporaryCard: { ...LENT, state: 'unassigned', pukPendingBlobId: 'b' } } as const;
    expect(diagnose({ ...WELL, record: unknown })[0]).toMatchObject({ code: 'puk-unknown', next: 'temporary-card.assign' });
  });

  it('puts the gravest first, whatever else is so', () => {
    const bad: Seen = { ...WELL, chip: { ...CHIP, pinTriesLeft: 0, pukTriesLeft: 0 }, record: { ...RECORD, operation: 'issue' } };
    expect(diagnose(bad).map(({ code }) => code)).toEqual(['card-unfinished', 'puk-blocked', 'pin-blocked']);
  });

  it('says of a card without fault that it is well, and that alone', () => {
    expect(diagnose(WELL)).toEqual([{ code: 'card-well', params: {} }]);
  });
});
