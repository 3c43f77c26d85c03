import { X509Certificate } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fromBase64 } from '../../../core/base/bytes.ts';
import { cardProfileById } from '../../../core/records/card-profile.ts';
import { pooledKeys } from '../../native/pooled-keys.ts';
import { activate, approvedCard, blankCard, found, issue, NEW_PIN, person, PIN } from './path.ts';
import { READER, TestStation } from './test-station.ts';

let station: TestStation;
beforeEach(async () => {
  station = await TestStation.open();
  await found(station);
});
afterEach(() => station.close());

/** RSA keys of 4096 bits take their time, so two are made for four slots. */
const keys = pooledKeys(2);

const fits: readonly (readonly [profile: string, card: string])[] = [
  ['employee-p384', 'yubikey-5.4'],
  ['employee-p384', 'yubikey-5.7'],
  ['employee-p384-supplier-key', 'plain'],
  ['employee-rsa3072', 'yubikey-5.7'],
  ['employee-rsa3072-supplier-key', 'plain'],
  ['employee-rsa4096', 'yubikey-5.7'],
  ['employee-ed25519', 'yubikey-5.7'],
];

/** Told by pre-flight before anything is sent; a card that does not say is asked for a key before it gets a number. */
const cannot: readonly (readonly [profile: string, card: string, wanted: string, told: boolean])[] = [
  ['employee-rsa3072', 'yubikey-5.4', 'RSA-3072', true],
  ['employee-rsa4096', 'yubikey-5.4', 'RSA-4096', true],
  ['employee-ed25519', 'yubikey-5.4', 'Ed25519', true],
  ['employee-p384', 'odd', 'ECC P-384', false],
  ['employee-rsa3072', 'odd', 'RSA-3072', false],
  ['employee-ed25519', 'odd', 'Ed25519', false],
];

describe('a profile', () => {
  it.each(fits)('%s is issued on a %s card, proved and used', async (profileId, name) => {
    const cardId = await approvedCard(station, await person(station), profileId);
    await station.insert(await blankCard(name, { keys }));
    const { ready } = await station.call('card.preflight', { cardId, reader: READER });
    expect(ready).toBe(true);
    await issue(station, cardId);
    const view = await station.call('card.open', { cardId });
    expect(view.proof?.passed).toBe(view.proof?.total);
    const kept = station.store.certificates.byCard(cardId).map(({ slot, keyKind, der }) => [slot, keyKind, kindIn(der)] as const);
    const wanted = Object.entries(cardProfileById(profileId)?.keys ?? {}).map(([slot, kind]) => [slot, kind, openSslName[kind]]);
    expect(new Set(kept.map(String))).toEqual(new Set(wanted.map(String)));
    await activate(station, cardId, PIN);
    await station.call('card.change-pin', { reader: READER, oldPin: PIN, newPin: NEW_PIN });
    expect((await station.call('card.open', { cardId })).certificates.every(({ authority }) => authority === 'valid')).toBe(true);
  });

  it.each(cannot)('%s is refused on a %s card, which cannot make %s, and the card is as blank as before', async (...given) => {
    const [profileId, name, wanted, told] = given;
    const cardId = await approvedCard(station, await person(station), profileId);
    const card = await blankCard(name, { keys });
    await station.insert(card);
    const before = card.state;
    const { checks } = await station.call('card.preflight', { cardId, reader: READER });
    const check = checks.find(({ key }) => key === 'algorithms');
    expect([check?.ok, check?.wanted.includes(wanted)]).toEqual([!told, true]);
    const { operationId } = await station.call('card.issue', { cardId, reader: READER });
    expect((await station.ended(operationId)).failure).toMatchObject({ code: 'algorithm-missing', params: { algorithm: wanted } });
    expect(full(card.state.objects)).toEqual(full(before.objects));
    expect([card.state.management, card.state.pin, card.state.puk]).toEqual([before.management, before.pin, before.puk]);
    expect(await station.tile(READER, ({ contents }) => contents === 'blank')).toMatchObject({ contents: 'blank' });
    expect(station.store.certificates.byCard(cardId)).toEqual([]);
    expect((await station.call('card.open', { cardId })).state).toBe('approved');
  });
});

const openSslName: Readonly<Record<string, string>> = {
  p384: 'ec secp384r1',
  rsa3072: 'rsa 3072',
  rsa4096: 'rsa 4096',
  ed25519: 'ed25519',
  x25519: 'x25519',
};

/** What the key of a certificate is. */
function kindIn(der: string): string {
  const { asymmetricKeyType, asymmetricKeyDetails } = new X509Certificate(fromBase64(der)).publicKey;
  return [asymmetricKeyType, asymmetricKeyDetails?.namedCurve ?? asymmetricKeyDetails?.modulusLength].filter(Boolean).join(' ');
}

/** An object that was tried and emptied again is like none. */
function full(contents: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(contents).filter(([, value]) => value !== ''));
}
