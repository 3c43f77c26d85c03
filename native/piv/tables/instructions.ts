/** Instruction bytes of the PIV card application (SP 800-73-5 part 2 §3, ISO/IEC 7816-4) and of Yubico beside it. */
export const instructions = {
  verify: { ins: 0x20, name: 'VERIFY', origin: 'standard', section: 'part 2 §3.2.1' },
  changeReferenceData: { ins: 0x24, name: 'CHANGE REFERENCE DATA', origin: 'standard', section: 'part 2 §3.2.2' },
  resetRetryCounter: { ins: 0x2c, name: 'RESET RETRY COUNTER', origin: 'standard', section: 'part 2 §3.2.3' },
  generateKeyPair: { ins: 0x47, name: 'GENERATE ASYMMETRIC KEY PAIR', origin: 'standard', section: 'part 2 §3.3.2' },
  generalAuthenticate: { ins: 0x87, name: 'GENERAL AUTHENTICATE', origin: 'standard', section: 'part 2 §3.2.4' },
  select: { ins: 0xa4, name: 'SELECT', origin: 'standard', section: 'part 2 §3.1.1' },
  getResponse: { ins: 0xc0, name: 'GET RESPONSE', origin: 'standard', section: 'part 2 §3.1, ISO/IEC 7816-4' },
  getData: { ins: 0xcb, name: 'GET DATA', origin: 'standard', section: 'part 2 §3.1.2' },
  putData: { ins: 0xdb, name: 'PUT DATA', origin: 'standard', section: 'part 2 §3.3.1' },
  moveKey: { ins: 0xf6, name: 'MOVE KEY', origin: 'yubico', section: 'firmware 5.7' },
  getMetadata: { ins: 0xf7, name: 'GET METADATA', origin: 'yubico', section: 'firmware 5.3' },
  getSerial: { ins: 0xf8, name: 'GET SERIAL', origin: 'yubico', section: 'firmware 5.0.3' },
  attest: { ins: 0xf9, name: 'ATTEST', origin: 'yubico', section: 'firmware 4.3' },
  setTries: { ins: 0xfa, name: 'SET PIN RETRIES', origin: 'yubico', section: 'all firmware' },
  reset: { ins: 0xfb, name: 'RESET', origin: 'yubico', section: 'all firmware' },
  getVersion: { ins: 0xfd, name: 'GET VERSION', origin: 'yubico', section: 'all firmware' },
  importKey: { ins: 0xfe, name: 'IMPORT ASYMMETRIC KEY', origin: 'yubico', section: 'all firmware' },
  setManagementKey: { ins: 0xff, name: 'SET MANAGEMENT KEY', origin: 'yubico', section: 'all firmware' },
} as const;

export type InstructionKey = keyof typeof instructions;
