/** What the journal says of virtual smart cards. */
export const virtualSentences = {
  expire: 'Virtual smart card V-{{card}} expired, and its certificates with it',
} as const;
