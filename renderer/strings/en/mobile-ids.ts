/** Of mobile IDs, at the desk and under My things. */
export const mobileIds = {
  title: 'Mobile ID',
  name: 'M-{{number}}',
  nobody: 'None. It is a key on a phone that proves who its holder is.',
  uses: { authentication: 'for signing in', signature: 'for decisions' },
  waits: 'waits for the phone until {{time}}',
  unfinished: 'was not finished',
  synced: 'the phone may keep copies elsewhere',
  tells: 'the central server is told as soon as it can be reached',
  first: 'M-{{number}} is in force. Lock it first; then the new one follows here.',
  lockFirst: 'Lock it and go on',
  supplyText:
    'The person has the phone at hand. It opens a page of the central server, makes a key that stays in it, and asks for finger, face or code.',
  getText:
    'Have your phone at hand. It opens a page of the central server, makes a key that stays in it, and asks for your finger, face or code.',
  show: 'Go on',
  scan: 'Scan this with the camera of the phone and follow the page that opens.',
  qr: 'Code that opens the page for mobile ID M-{{number}}',
  until: 'Good once, until {{time}}.',
  mailed: 'The way to the page is on its way to {{email}}. It is good once, until {{time}}.',
  made: 'Mobile ID M-{{number}} is on the phone and in force.',
  over: 'The phone did not finish in time. M-{{number}} stays as Registered; begin again for another.',
  lockText: 'Locking is final: nothing that this phone signs is taken any more. For a new one you begin again.',
  managerText: 'Locking is final: nothing that this phone signs is taken any more. What is left on the phone is worth nothing.',
  locked: 'Mobile ID M-{{number}} is locked.',
  lockedWaits: 'Mobile ID M-{{number}} is locked here. The central server is told as soon as it can be reached.',
} as const;
