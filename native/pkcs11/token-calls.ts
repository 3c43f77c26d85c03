import { fromHex, toHex } from '../../core/base/bytes.ts';
import type { TokenModule } from './token-module.ts';
import type { TokenKey, TokenPin, Tokens } from './tokens.ts';

/** The calls of Tokens as a thread makes them: one after the other, each a whole visit to the token. */
export type TokenCalls = {
  readonly [Name in Exclude<keyof Tokens, 'close'>]: (...given: Parameters<Tokens[Name]>) => Awaited<ReturnType<Tokens[Name]>>;
};

export function tokenCalls(module: TokenModule): TokenCalls {
  const asUser = ({ label, pin }: TokenPin): [string, { as: 'user'; pin: Uint8Array }] => [label, { as: 'user', pin }];
  const named = ({ id, label, kind }: TokenKey): { id: Uint8Array; label: string; kind: TokenKey['kind'] } => ({
    id: fromHex(id),
    label,
    kind,
  });
  return {
    list: () => module.list(),
    create: ({ label, soPin, pin }) => {
      module.initialize(label, soPin);
      module.at(label, { as: 'so', pin: soPin }, (session) => session.initPin(pin));
    },
    generate: ({ key, ...token }) => module.at(...asUser(token), (session) => session.generate(named(key))),
    sign: ({ key, message, ...token }) => module.at(...asUser(token), (session) => session.sign(fromHex(key.id), key.kind, message)),
    writeCertificate: ({ key, der, ...token }) => module.at(...asUser(token), (session) => session.writeCertificate(named(key), der)),
    certificates: ({ label }) =>
      module.at(label, undefined, (session) => session.certificates().map(({ id, der }) => ({ id: toHex(id), der }))),
    changePin: ({ newPin, ...token }) => module.at(...asUser(token), (session) => session.setPin(token.pin, newPin)),
    resetPin: ({ label, soPin, newPin }) => module.at(label, { as: 'so', pin: soPin }, (session) => session.initPin(newPin)),
    empty: (token) => module.at(...asUser(token), (session) => session.destroyAll([])),
  };
}
