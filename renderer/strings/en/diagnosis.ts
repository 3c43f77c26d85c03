import type { FaultCode } from '../../../core/diagnosis/faults.ts';

/** What a diagnosis finds: what is so, and what to do next. */
const found = {
  'reader-empty': { is: 'The reader is empty.', next: 'Put a card in.' },
  'reader-gone': { is: 'The reader is unplugged.', next: 'Plug it in again.' },
  'card-mute': { is: 'The card does not answer.', next: 'Turn it, clean its contacts, try another reader; else it is broken.' },
  'card-not-piv': { is: 'This is no PIV card, or not one that this station can read.', next: 'Give it back to whoever brought it.' },
  'reader-held': { is: 'The card is held by {{who}}.', next: 'Close that program; the card is looked at again by itself.' },
  'card-unreadable': {
    is: 'The card could not be read.',
    next: 'Take it out and put it in again; if it happens again, try another reader.',
  },
  'chip-used-up': { is: 'PIN and PUK of this chip are blocked, and nothing of ours is on it.', next: 'It is for the shredder.' },
  'given-up-not-wiped': {
    is: 'This card was given up, and its chip is not wiped yet.',
    next: 'Wipe it now: it then serves as a blank again.',
  },
  'wipe-waits': { is: 'What its last holder had is still on this temporary card.', next: 'Wipe it now; it rests in the pool afterwards.' },
  'card-unfinished': {
    is: 'This card was begun and not finished. None of its certificates is valid.',
    next: 'Finish it: it goes on where it stopped.',
  },
  'other-chip': {
    is: 'This card says the number of one of ours, but it is another chip ({{found}} instead of {{known}}).',
    next: 'Keep it here. Lock the card, and tell whoever looks after security.',
  },
  'card-locked': {
    is: 'Card {{card}} is locked for good; its certificates are revoked.',
    next: 'The holder needs a new one. Wipe this chip for another card, or destroy it.',
  },
  'card-expired': {
    is: 'Card {{card}} is expired.',
    next: 'The holder needs a new one. Wipe this chip for another card, or destroy it.',
  },
  'card-failed': {
    is: 'The production of card {{card}} failed on this chip.',
    next: 'Take a blank card for it; this one is for the shredder.',
  },
  'holder-erased': { is: 'Its holder was erased from the register.', next: 'Keep it and destroy it.' },
  'holder-locked': { is: 'Its holder is locked for good.', next: 'Keep it and destroy it.' },
  'past-its-day': { is: 'Its last day was {{day}}.', next: 'Lock it, and make a new one.' },
  'holder-inactive': { is: 'Its holder rests, and the card with them.', next: 'Reactivate the person; the card comes back with them.' },
  'puk-blocked': { is: 'The PUK of this card is blocked: its PIN can never be unblocked again.', next: 'Lock it, and make a new one.' },
  'factory-secret-left': {
    is: 'A secret of the factory is still on this card: {{what}}.',
    next: 'Lock it, and make a new one: anybody could change it.',
  },
  'certificate-other': {
    is: 'In slot {{slots}} lies another certificate than the one we issued.',
    next: 'Lock it, and make a new one; somebody wrote to it.',
  },
  'certificate-missing': { is: 'The certificate of slot {{slots}} is not on the chip.', next: 'Lock it, and make a new one.' },
  'object-damaged': { is: 'What stands on the chip is damaged: {{what}}.', next: 'Lock it, and make a new one.' },
  'authority-revoked-it': {
    is: 'The authority has revoked {{slots}}, though our record says otherwise.',
    next: 'Lock it, and make a new one.',
  },
  'pin-blocked': {
    is: 'The PIN is blocked: it was typed wrong too often.',
    next: 'Unblock it: the holder chooses a new PIN here.',
    pool: 'Extend it, or withdraw it if it is not needed any more: extending, the holder chooses a new PIN here.',
  },
  'card-not-activated': { is: 'The card is made and not handed over; its certificates are on hold.', next: 'Hand it over.' },
  'card-inactive': {
    is: 'The card is inactive; its certificates are on hold.',
    next: 'Reactivate it, if its holder is here and may have it.',
  },
  'pin-last-try': {
    is: 'One try of the PIN is left.',
    next: 'Do not guess: let the holder set a new PIN.',
    pool: 'Do not guess: extend it, and let the holder set a new PIN.',
  },
  'puk-unknown': {
    is: 'Two PUKs are on record, and one of them is on the card.',
    next: 'Unblock it: that finds out which, and replaces it.',
    pool: 'Lend or extend it: that finds out which, and replaces it.',
  },
  'puk-missing': {
    is: 'The station has no PUK for this card: a blocked PIN could not be unblocked here.',
    next: 'Let the holder keep their PIN in mind; make a new card when there is time.',
    pool: 'It cannot be lent again: lock it as soon as its holder needs it no more.',
  },
  'puk-last-try': { is: 'One try of the PUK is left; the station will not spend it.', next: 'Make a new card for the holder soon.' },
  'certificate-over': { is: 'The certificate of slot {{slots}} is past its last day.', next: 'Lock it, and make a new one.' },
  'authority-waits': {
    is: 'The authority does not know yet what changed for {{slots}}.',
    next: 'Nothing: the station tells it as soon as it can.',
  },
  'authority-away': {
    is: 'The authority cannot be asked about {{slots}} just now.',
    next: 'Nothing for the card; look at Settings if it lasts.',
  },
  'letter-waits': { is: 'Its PIN letter is not printed yet.', next: 'Print the letter.' },
  'loan-over': { is: 'Temporary card {{card}} was due on {{due}}.', next: 'Withdraw it.' },
  'ends-soon': { is: 'The card ends in {{days}} days.', next: 'Request a new one now.' },
  'supplier-key-kept': {
    is: 'This card keeps its supplier’s management key, as its profile says.',
    next: 'Nothing: whoever knows that key can rewrite the card.',
  },
  'pool-locked': { is: 'Temporary card {{card}} is locked for good.', next: 'Keep it and destroy it.' },
  'pool-free': { is: 'Temporary card {{card}} rests in the pool.', next: 'Lend it to somebody.' },
  'pool-lent': { is: 'Temporary card {{card}} is lent until {{due}}.', next: 'Give it back to its holder.' },
  'card-foreign': {
    is: 'Somebody else issued this card.',
    next: 'Give it back to whoever brought it, or take it over: everything on it is destroyed, and it is a blank card.',
  },
  'card-blank': { is: 'This card is blank.', next: 'Choose on the desk whose card it becomes.' },
  'card-well': { is: 'Nothing is wrong: chip, authority and record agree.', next: 'Give it back to its holder.' },
} as const satisfies Record<FaultCode, { readonly is: string; readonly next: string; readonly pool?: string }>;

export const diagnosis = {
  title: 'Diagnosis',
  whose: 'Card {{number}} of {{name}}',
  pool: 'Temporary card {{number}}',
  looking: 'Looking at chip, authority and record.',
  nextStep: 'Next',
  also: 'Also so',
  sides: 'Chip, authority and record side by side',
  slot: 'Slot',
  chip: 'Chip',
  authority: 'Authority',
  record: 'Record',
  onChip: { same: 'ours', different: 'another', none: 'nothing' },
  found,
} as const;
