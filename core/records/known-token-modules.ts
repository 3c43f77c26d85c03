/** PKCS #11 modules that are known by name, and where their packages put them (Debian 12; Fedora, openSUSE; Windows). */
export const knownTokenModules = [
  {
    id: 'tpm2-pkcs11',
    paths: [
      '/usr/lib/x86_64-linux-gnu/pkcs11/libtpm2_pkcs11.so',
      '/usr/lib/aarch64-linux-gnu/pkcs11/libtpm2_pkcs11.so',
      '/usr/lib64/pkcs11/libtpm2_pkcs11.so',
    ],
  },
  {
    id: 'softhsm2',
    paths: [
      '/usr/lib/softhsm/libsofthsm2.so',
      '/usr/lib64/softhsm/libsofthsm2.so',
      '/usr/lib64/pkcs11/libsofthsm2.so',
      'C:\\SoftHSM2\\lib\\softhsm2-x64.dll',
    ],
  },
] as const;
export type KnownTokenModule = (typeof knownTokenModules)[number]['id'];
