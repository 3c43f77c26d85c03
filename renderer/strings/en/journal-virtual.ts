/** What the journal says of virtual smart cards. */
export const virtualSentences = {
  lock: '{{who}} locked virtual smart card V-{{card}}; its certificates are revoked',
  'step-done': 'Virtual smart card V-{{card}}: certificate of {{slot}} made, on hold',
  active: '{{who}} has virtual smart card V-{{card}}; its certificates are valid',
  'given-up': 'Virtual smart card V-{{card}} was not finished and is given up; what it had of certificates is revoked',
  'keys-removed': 'Keys and certificates of virtual smart card V-{{card}} were removed from the computer',
  'keys-left': 'The keys of virtual smart card V-{{card}} could not be removed: another program made the token its own',
  expire: 'Virtual smart card V-{{card}} expired, and its certificates with it',
} as const;
