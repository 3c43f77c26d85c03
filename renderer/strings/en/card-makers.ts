/** The settings’ page of card makers. */
export const makers = {
  unchecked:
    'No card maker is trusted yet, so the maker of a card is not checked: a key is attested by the card’s own attestation key alone, and a forged card has one too.',
  checked:
    'A card that attests its keys is issued only if it leads to one of these roots. Cards without attestation are issued all the same, unless their profile demands it.',
  none: 'Nobody is trusted.',
  kinds: { root: 'Root', intermediate: 'Intermediate' },
  valid: '{{from}} to {{to}}',
  fingerprint: 'SHA-256 {{fingerprint}}',
  notInForce: 'vouches for no card now',
  distrust: 'Trust no longer',
  sure: '{{subject}} vouches for no card from now on. Cards that were issued keep what they say.',
  add: 'Trust a maker',
  pem: 'Certificates in PEM',
  pemHint: 'The maker’s root, and its intermediates where there are any. Compare the fingerprint with the one that the maker publishes.',
  choose: 'Choose file',
  save: 'Trust',
  saved_one: '{{count}} certificate was added.',
  saved_other: '{{count}} certificates were added.',
} as const;
