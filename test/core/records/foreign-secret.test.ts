import { describe, expect, it } from 'vitest';
import { type ActionId, actions } from '../../../core/actions/all.ts';
import { foreignSecret } from '../../../core/records/scalars.ts';

describe('a secret that another program gave out', () => {
  it.each(['s3cret', 'pässwörd', '🔑'])('may be %s', (text) => {
    expect(foreignSecret(20).safeParse(text).success).toBe(true);
  });

  it.each(['', 'x'.repeat(21), '\ud800', 'a\udc00b'])('is refused as %j, which is empty, too long or no UTF-8', (text) => {
    expect(foreignSecret(20).safeParse(text).error?.issues[0]?.message).toBe('a text of 1 to 20 characters');
  });

  it.each([
    [
      'registry.change-registrar',
      'memberPassword',
      { inUse: true, api: 'https://api.example.org', account: 'NORTH.WIND', prefix: '10.5072' },
    ],
    [
      'sign-in.change-provider',
      'clientSecret',
      { inUse: true, name: 'Campus', issuer: 'https://login.example.org', clientId: 'cardwright' },
    ],
  ] as const satisfies readonly (readonly [ActionId, string, object])[])('is what %s takes as %s', (id, field, input) => {
    expect(actions[id].input.safeParse({ ...input, [field]: 'given out' }).success).toBe(true);
    expect(actions[id].input.safeParse({ ...input, [field]: '\ud800' }).success).toBe(false);
  });
});
