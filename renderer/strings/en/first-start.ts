export const firstStart = {
  title: 'Set up this station',
  text: 'It takes two people: nobody may request and approve alone.',
  tabs: { found: 'New organisation', join: 'Join an organisation', demo: 'Try it with demo data' },
  organisation: 'Organisation',
  servicePoint: 'Service point',
  servicePointHint: 'The desk’s unit, for example “North campus”',
  station: 'Name of this station',
  stationHint: 'What people call this machine, for example “Desk 1”',
  operator: 'Operator',
  operatorHint: 'Issues cards and looks after this station',
  approver: 'Approver',
  approverHint: 'Another person, who decides requests',
  name: 'Name',
  email: 'E-mail',
  password: 'Password',
  passwordHint: 'At least 10 characters; a few words are best',
  passwordAgain: 'Password again',
  mismatch: 'The two passwords differ',
  makes:
    'This makes the organisation’s root, an issuing authority, a content signer and this station’s key, all on this machine. At the end you print a recovery code.',
  submit: 'Set up',
  sealing: 'How this machine keeps the station’s keys: {{sentence}}',
  demo: {
    text: 'An invented organisation: 500 people with drawn faces, roles, and requests in every state. Two people are ready to sign in; the password of both is shown on the sign-in page.',
    submit: 'Fill in demo data',
    wait: 'Drawing faces and writing records',
  },
  join: {
    one: 'Make the request file and carry it to an Administrator at a station that is set up.',
    make: 'Make request file',
    two: 'Choose the answer file that you got back.',
    choose: 'Choose answer file',
    submit: 'Join',
  },
} as const;

export const recovery = {
  title: 'Print the recovery code',
  text: 'With this code and a backup the organisation can be brought back on a new machine. Without it, never. The code is printed by the station and does not show on this screen.',
  print: 'Print recovery code',
  queued: 'It is at the printer: {{where}}.',
  kept: 'No printer is set up. The paper waits here, readable by this station’s user alone: {{where}}',
  confirm: 'It is on paper and in a safe place',
  forgets: 'After this the station forgets the code; it cannot be printed again.',
} as const;

export const signIn = {
  title: 'Sign in',
  email: 'E-mail',
  password: 'Password',
  submit: 'Sign in',
  demo: 'Demo data: sign in as',
  demoPassword: 'The password of every demo account is “{{password}}”.',
} as const;
