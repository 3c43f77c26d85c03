import { pkcs11Tokens } from '../../native/pkcs11/pkcs11-tokens.ts';
import type { Tokens } from '../../native/pkcs11/tokens.ts';

/** The PKCS #11 modules that were asked for something, each loaded once. */
export interface TokenModules {
  readonly at: (path: string) => Tokens;
  readonly close: () => Promise<void>;
}

export function createTokenModules(open: (path: string) => Tokens = pkcs11Tokens): TokenModules {
  const opened = new Map<string, Tokens>();
  return {
    at: (path) => {
      const tokens = opened.get(path) ?? open(path);
      opened.set(path, tokens);
      return tokens;
    },
    close: async () => {
      for (const tokens of opened.values()) await tokens.close();
      opened.clear();
    },
  };
}
