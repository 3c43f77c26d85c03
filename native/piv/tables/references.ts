/** Reference data that VERIFY, CHANGE REFERENCE DATA and RESET RETRY COUNTER name in P2 (SP 800-73-5 part 1 table 5). */
export const references = {
  globalPin: { reference: 0x00, name: 'Global PIN', form: 'pin', origin: 'standard' },
  pin: { reference: 0x80, name: 'PIV Card Application PIN', form: 'pin', origin: 'standard' },
  puk: { reference: 0x81, name: 'PIN Unblocking Key', form: 'puk', origin: 'standard' },
  primaryFinger: { reference: 0x96, name: 'Primary finger', form: 'finger', origin: 'standard' },
  secondaryFinger: { reference: 0x97, name: 'Secondary finger', form: 'finger', origin: 'standard' },
  pairingCode: { reference: 0x98, name: 'Pairing code', form: 'pairing-code', origin: 'standard' },
} as const;

export type ReferenceKey = keyof typeof references;

/** How a reference's value must look before anything is sent. Lengths in characters before padding with FF. */
export const referenceForms = {
  pin: { least: 6, most: 8, padded: 8, characters: 'ASCII digits' },
  puk: { least: 8, most: 8, padded: 8, characters: 'any bytes' },
  'pairing-code': { least: 8, most: 8, padded: 8, characters: 'ASCII digits' },
} as const;
