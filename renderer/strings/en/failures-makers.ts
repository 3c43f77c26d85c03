import type { FailureSentences } from './failure-sentences.ts';

/** Of card makers: whether a card is one of theirs, and whom to trust. */
export const makerFailures = {
  'attestation-missing': {
    happened: 'This card has no attestation, and its profile demands one.',
    means: 'Whether a maker that you trust made it cannot be proved. It was not issued.',
    next: 'Take a card that attests its keys, or request another profile.',
  },
  'attestation-untrusted': {
    happened: 'This card leads to no card maker that is trusted here: {{found}}.',
    means: 'It may be a forgery, or of a maker that nobody set here. No certificate was asked for, and the card was not issued.',
    next: 'Lay it aside. If you buy from its maker, an Administrator adds that maker’s root and intermediates under Settings, Card makers.',
  },
  'attestation-outdated': {
    happened: 'A certificate between this card and its maker is not valid now: {{subject}}, from {{from}} to {{to}}.',
    means: 'Nobody vouches for this card. No certificate was asked for, and the card was not issued.',
    next: 'Look at the date of this computer. If it is right, lay the card aside and ask its maker.',
  },
  'attestation-wrong': {
    happened: 'What the card attests of its key {{slot}} is not so: {{found}}.',
    means: 'It speaks of another key or of another card. No certificate was asked for, and the card was not issued.',
    next: 'Destroy this card and take another.',
  },
  'attestation-roots-missing': {
    happened: 'The profile demands a card of a trusted maker, and no maker is trusted here.',
    means: 'No card can have this profile yet. This one was not issued.',
    next: 'An Administrator adds the maker’s root under Settings, Card makers; or request another profile.',
  },
  'ca-private-key': {
    happened: 'There is a private key in this.',
    means: 'Nothing of it was kept, and nobody is trusted by it.',
    next: 'Give the certificate alone. A private key that left its place is no secret any more: tell whoever it belongs to.',
  },
  'ca-unreadable': {
    happened: 'This is no certificate, or one that cannot be read.',
    means: 'Nothing was changed.',
    next: 'Give certificates as the maker publishes them: in PEM, from BEGIN CERTIFICATE to END CERTIFICATE.',
  },
  'ca-not-ca': {
    happened: 'This certificate cannot vouch for cards: {{subject}}: {{why}}.',
    means: 'Nothing was changed.',
    next: 'Give the certificates of the maker’s root and intermediates, not the one of a card or of a server.',
  },
  'ca-outdated': {
    happened: 'This certificate is not valid now: {{subject}}, from {{from}} to {{to}}.',
    means: 'Nothing was changed.',
    next: 'Look at the date of this computer. If it is right, get the maker’s present certificates.',
  },
  'ca-without-root': {
    happened: 'This certificate leads to no root that is trusted here: {{subject}}.',
    means: 'By itself it would vouch for no card. Nothing was changed.',
    next: 'Add the maker’s root first, or both together.',
  },
  'ca-known': { happened: 'All of this is trusted already.', means: 'Nothing was changed.', next: 'There is nothing more to do.' },
} as const satisfies Record<string, FailureSentences>;
