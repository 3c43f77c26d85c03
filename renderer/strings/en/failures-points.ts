import type { FailureSentences } from './failure-sentences.ts';

/** Of service points, staff and RAiDs. */
export const pointFailures = {
  'service-point-incomplete': {
    happened: 'This service point cannot mint yet: it has no owner or no prefix.',
    means: 'Nothing was minted; what you typed is still here.',
    next: 'Save it as a draft, and ask a Registry operator to complete the service point.',
  },
  'already-member': {
    happened: 'They have a membership at this service point already.',
    means: 'Nothing was changed.',
    next: 'Find them in the list of staff; there they can be enabled or given another role.',
  },
  'raid-invalid': {
    happened: 'The RAiD is not right yet: {{count}} things to mend.',
    means: 'Nothing was saved; what you typed is still here.',
    next: 'Mend what is marked below and save again.',
  },
  'raid-stale': {
    happened: 'Somebody saved this RAiD meanwhile: it is at version {{version}}, you began at {{seen}}.',
    means: 'Your change was not saved, and theirs is untouched.',
    next: 'Compare the two versions, then make your change again on the newest.',
  },
  'resolver-away': {
    happened: 'It could not be checked whether {{name}} exists: the service did not answer.',
    means: 'Nothing was saved; everything else is right.',
    next: 'Save it as a draft and try again later.',
  },
  'registrar-away': {
    happened: 'The service that registers handles did not answer.',
    means: 'Nothing was saved or registered.',
    next: 'Try again in a while; until then, keep it as a draft.',
  },
  'registrar-refused': {
    happened: 'The service that registers handles refused.',
    means: 'Nothing was saved or registered.',
    next: 'Have a Registry operator look at the service point’s repository in the settings.',
  },
  'central-away': {
    happened: 'The central server cannot be reached.',
    means: 'Nothing was changed, here or there; what you typed is still here.',
    next: 'Try again in a while. A RAiD can be kept as a draft until then.',
  },
  'central-lost': {
    happened: 'The central server was asked, but its answer did not come.',
    means: 'Nothing was changed here; whether it was changed there is not known yet.',
    next: 'Look at the list again when the server is back, before you do it once more.',
  },
  'central-sign-in': {
    happened: 'You are not signed in at the central server, or no longer.',
    means: 'Nothing was changed, here or there; what you typed is still here.',
    next: 'Click your name at the top right, choose Where you may work, sign in at the server, and do it again.',
  },
  'central-denied': {
    happened: 'The central server does not let you do this.',
    means: 'Nothing was changed, here or there. What you may do there may have been changed since you signed in.',
    next: 'Ask a Registry operator what you are at the server.',
  },
  'central-refused': {
    happened: 'The central server refused: {{said}}.',
    means: 'Nothing was changed here.',
    next: 'Look whether the record is as you think, and ask whoever runs the server if it stays so.',
  },
  'central-unknown': {
    happened: 'The central server does not know this, or no server is set.',
    means: 'Nothing was changed, here or there.',
    next: 'Service points and people are found at the server by name and by e-mail: have them entered there first.',
  },
  'station-key-refused': {
    happened: 'The central server does not take this API key.',
    means: 'This station is not enrolled; nothing was sent.',
    next: 'Have a Service Point Admin make a key at the server for this service point, and type it whole.',
  },
  'station-unknown': {
    happened: 'The central server knows the organisation, but not this station.',
    means: 'This station is not enrolled; nothing was sent.',
    next: 'Let the station that answered its join file sync first; then enrol this one again.',
  },
  'lease-held': {
    happened: 'This card is being made at {{station}}.',
    means: 'Nothing was written to the card in the reader.',
    next: 'Ask there. If it is not made there after all, it can be made here as soon as that station gives it back, or in a day.',
  },
  'lease-away': {
    happened: 'The central server cannot be asked whether another station makes this card, and this station did not take it along.',
    means: 'Nothing was written to the card in the reader.',
    next: 'Try again when the server can be reached. What is to be made away from it is taken along before, on the page Sync.',
  },
  'along-away': {
    happened: 'The central server cannot be reached.',
    means: 'Nothing was taken along: another station may make these cards.',
    next: 'Take them along where the server can be reached.',
  },
  'station-taken': {
    happened: 'The central server knows this station with other keys, or it was shut out.',
    means: 'This station is not enrolled; nothing was sent.',
    next: 'Ask whoever runs the server which computer is the station.',
  },
  'provider-missing': {
    happened: 'No provider is set for signing in.',
    means: 'You are not signed in.',
    next: 'Sign in with e-mail and password, or have an Administrator set the provider under Settings.',
  },
  'provider-away': {
    happened: 'The sign-in service {{name}} did not answer.',
    means: 'You are not signed in; whoever was signed in still is.',
    next: 'Try again in a while, or sign in with e-mail and password.',
  },
  'provider-refused': {
    happened: 'The sign-in service {{name}} did not let you in, or its answer was not right.',
    means: 'You are not signed in; whoever was signed in still is.',
    next: 'Try again. If it stays so, have an Administrator look at the provider under Settings.',
  },
  'provider-left': {
    happened: 'Signing in was not finished in the browser.',
    means: 'You are not signed in; whoever was signed in still is.',
    next: 'Begin again and finish in the browser within five minutes.',
  },
  'provider-unknown-person': {
    happened: 'The sign-in service {{name}} knows you, but nobody in the register has your verified address.',
    means: 'You are not signed in, and nothing was entered.',
    next: 'Have an operator enter you with the address that the sign-in service knows, then try again.',
  },
} as const satisfies Record<string, FailureSentences>;
