/** The few numbers of PKCS #11 v2.40 that tokens are spoken to with (OASIS pkcs11t.h). */
export const CKU = { so: 0, user: 1 } as const;

export const CKF = {
  rwSession: 0x2,
  serialSession: 0x4,
  loginRequired: 0x4,
  userPinInitialized: 0x8,
  tokenInitialized: 0x400,
  userPinCountLow: 0x10000,
  userPinFinalTry: 0x20000,
  userPinLocked: 0x40000,
} as const;

export const CKO = { certificate: 1, publicKey: 2, privateKey: 3 } as const;
export const CKC_X_509 = 0;

export const CKM = { rsaKeyPairGen: 0x0, ecKeyPairGen: 0x1040, sha256RsaPkcs: 0x40, ecdsa: 0x1041 } as const;

export const CKA = {
  class: 0x0,
  token: 0x1,
  private: 0x2,
  label: 0x3,
  value: 0x11,
  certificateType: 0x80,
  issuer: 0x81,
  serialNumber: 0x82,
  subject: 0x101,
  id: 0x102,
  sensitive: 0x103,
  sign: 0x108,
  verify: 0x10a,
  modulus: 0x120,
  modulusBits: 0x121,
  publicExponent: 0x122,
  extractable: 0x162,
  ecParams: 0x180,
  ecPoint: 0x181,
} as const;
