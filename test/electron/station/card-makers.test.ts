import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { concat, equalBytes, fromHex, toHex } from '../../../core/base/bytes.ts';
import type { CertificateAuthority } from '../../../electron/authority/certificate-authority.ts';
import { type AttestationAuthority, makeAttestationAuthority } from '../../../native/simulator/attestation.ts';
import type { CardInReader } from '../../../native/simulator/card-in-reader.ts';
import { REAL_KEYS } from '../../../native/simulator/key-source.ts';
import type { SimulatedCard } from '../../../native/simulator/simulated-card.ts';
import { pemOf } from '../../native/maker-certificates.ts';
import { approvedCard, blankCard, found, issue, person } from './path.ts';
import { READER, random, TestStation } from './test-station.ts';

const ROOT = 'CN=Cardwright Simulated Attestation Root';

let maker: AttestationAuthority;
let station: TestStation;
/** Orders that reached the certificate authority. */
let ordered: number;
let away: boolean;
const HOLDERS = ['Ada Ampère', 'Bo Berg', 'Cleo Curie'];
let holders: number;

const watched = (real: CertificateAuthority): CertificateAuthority => ({
  ...real,
  issueOnHold: (order) => {
    ordered += 1;
    if (away) throw new Error('the line to the authority is cut');
    return real.issueOnHold(order);
  },
});

beforeAll(async () => {
  maker = await makeAttestationAuthority(REAL_KEYS, random);
});
beforeEach(async () => {
  [ordered, away, holders] = [0, false, 0];
  station = await TestStation.open({ authority: watched });
  await found(station);
});
afterEach(() => station.close());

const trust = () => station.call('attestation-ca.trust', { pemSecret: pemOf(maker.certificate) });
const genuine = (name = 'yubikey-5.4') => blankCard(name, { attestationAuthority: maker });
const listed = async () => (await station.call('attestation-ca.list', {})).authorities;

/** What becomes of an issue onto the card: the pre-flight, the end, and the card's page. */
async function tried(card: CardInReader, profileId?: string) {
  const cardId = await approvedCard(station, await person(station, HOLDERS[holders++]), profileId);
  await station.insert(card);
  const { checks, ready } = await station.call('card.preflight', { cardId, reader: READER });
  const { operationId } = await station.call('card.issue', { cardId, reader: READER });
  const { failure, state } = await station.ended(operationId);
  const takenOut = async (): Promise<void> => {
    station.readers.remove(READER);
    await station.tile(READER, ({ contents }) => contents === 'empty');
  };
  return { check: checks.find(({ key }) => key === 'maker'), ready, failure, state, cardId, takenOut };
}

/** A card that answers some commands otherwise than the one inside. */
function lying(card: SimulatedCard, lie: (command: Uint8Array) => Uint8Array | 'as-asked' | { readonly ask: Uint8Array }): CardInReader {
  return {
    atr: card.atr,
    powerOn: () => card.powerOn(),
    reset: () => card.reset(),
    powerOff: () => card.powerOff(),
    process: (command) => {
      const answer = lie(command);
      if (answer === 'as-asked') return card.process(command);
      return 'ask' in answer ? card.process(answer.ask) : answer;
    },
  };
}
const begins = (command: Uint8Array, hex: string): boolean => equalBytes(command.slice(0, hex.length / 2), fromHex(hex));

describe('Without a trusted maker', () => {
  it('a forged attestation key is as good as a genuine one, and pre-flight, settings and the card’s page say that nobody looked', async () => {
    const { check, ready, state, cardId } = await tried(await blankCard());
    expect([check?.ok, check?.found, ready, state]).toEqual([true, 'not checked: no card maker is trusted here', true, 'done']);
    expect((await station.call('card.open', { cardId })).attestedBy).toBeUndefined();
    expect(await listed()).toEqual([]);
  });

  it('a profile that demands one refuses every card before anything is written', async () => {
    const card = await genuine();
    const before = card.state;
    const { ready, failure } = await tried(card, 'employee-p256-attested');
    expect([ready, failure?.code, card.state]).toEqual([false, 'attestation-roots-missing', before]);
  });
});

describe('With a trusted maker', () => {
  beforeEach(trust);

  it.each(['yubikey-5.4', 'yubikey-5.7'])('a %s of it is issued, and record, fact and page name the root', async (name) => {
    const { check, failure, cardId } = await tried(await genuine(name), 'employee-p256-attested');
    const [{ fingerprint } = { fingerprint: '' }] = await listed();
    expect([failure, check?.found]).toEqual([undefined, ROOT]);
    expect((await station.call('card.open', { cardId })).attestedBy).toEqual({ root: ROOT, fingerprint });
    const [issued] = station.store.facts.find({ subjectId: cardId, action: 'card.issued', limit: 1 });
    expect(issued?.fact.note).toMatchObject({ root: fingerprint });
    const steps = station.store.facts.find({ subjectId: cardId, action: 'card.step-done', limit: 100 });
    for (const slot of ['9a', '9c', '9d', '9e']) expect(steps.some(({ fact }) => fact.note[`attested-${slot}`] === fingerprint)).toBe(true);
  });

  it('a card with an attestation key of its own is refused: nothing is written, nothing is asked of the authority', async () => {
    const card = await blankCard();
    const before = card.state;
    const { check, ready, failure, cardId } = await tried(card);
    expect([check?.ok, ready, failure?.code]).toEqual([false, false, 'attestation-untrusted']);
    expect(failure?.params).toMatchObject({ found: `issued by ${ROOT}` });
    expect([card.state, ordered]).toEqual([before, 0]);
    expect((await station.call('card.open', { cardId })).state).toBe('approved');
  });

  it('a card that shows no certificate of its attestation key, or garbage, is refused as it lies there', async () => {
    for (const content of ['6a82', '530a7008aabbccddeeff00119000']) {
      const { failure, takenOut } = await tried(
        lying(await genuine(), (command) => (toHex(command).includes('5c035fff01') ? fromHex(content) : 'as-asked')),
      );
      expect([failure, ordered]).toMatchObject([{ code: 'attestation-untrusted', params: { found: 'no certificate' } }, 0]);
      await takenOut();
    }
  });

  it('a card that gives itself another serial number than its attestation is refused before a certificate is asked for', async () => {
    const card = lying(await genuine(), (command) => (begins(command, '00f8') ? fromHex('010203049000') : 'as-asked'));
    const { ready, failure } = await tried(card);
    expect([ready, failure?.code, ordered]).toEqual([true, 'key-not-proved', 0]);
  });

  it('a card that gives itself another firmware than its attestation is refused before a certificate is asked for', async () => {
    const card = lying(await genuine(), (command) => (begins(command, '00fd') ? fromHex('0504029000') : 'as-asked'));
    const { failure } = await tried(card);
    expect([failure, ordered]).toMatchObject([{ code: 'attestation-wrong', params: { slot: '9A', found: 'firmware' } }, 0]);
  });

  it('a card that attests the key of another slot is refused before a certificate is asked for', async () => {
    const card = lying(await genuine(), (command) =>
      begins(command, '00f99c') ? { ask: concat(fromHex('00f99a'), command.slice(3)) } : 'as-asked',
    );
    const { failure } = await tried(card);
    expect([failure, ordered]).toMatchObject([{ code: 'key-not-proved', params: { slot: '9C' } }, 0]);
  });

  it('a card that cannot attest is issued and says so, unless its profile demands it: then it stays as blank as it came', async () => {
    const { check, state, cardId, takenOut } = await tried(await blankCard('plain'), 'employee-p256-supplier-key');
    expect([check?.found, state]).toEqual(['not checked: the card has no attestation', 'done']);
    expect((await station.call('card.open', { cardId })).attestedBy).toBeUndefined();
    await takenOut();
    const card = await blankCard('odd');
    const before = card.state;
    const { ready, failure } = await tried(card, 'employee-p256-attested');
    expect([ready, failure?.code, card.state]).toEqual([false, 'attestation-missing', before]);
  });

  it('keys that were made before are attested as well when the issue is taken up', async () => {
    const [{ fingerprint } = { fingerprint: '' }] = await listed();
    await station.call('attestation-ca.distrust', { fingerprint });
    away = true;
    const { failure, cardId } = await tried(await genuine());
    expect(failure).toBeDefined();
    away = false;
    await trust();
    await station.tile(READER, ({ contents }) => contents === 'unfinished');
    const { openOperation } = await station.call('card.open', { cardId });
    await station.call('operation.finish', { operationId: openOperation?.operationId ?? '', reader: READER });
    expect((await station.ended(openOperation?.operationId ?? '')).state).toBe('done');
    expect((await station.call('card.open', { cardId })).attestedBy).toEqual({ root: ROOT, fingerprint });
  });

  it('who trusts whom is a fact each time, and a maker that is trusted no longer vouches for nobody', async () => {
    const [{ fingerprint } = { fingerprint: '' }] = await listed();
    await station.call('attestation-ca.distrust', { fingerprint });
    expect(await listed()).toEqual([]);
    expect(await station.refusal('attestation-ca.distrust', { fingerprint })).toBe('not-found');
    await issue(station, await issuable());
    await trust();
    const facts = ['attestation-ca.trust', 'attestation-ca.distrust'].flatMap((action) => station.store.facts.find({ action, limit: 9 }));
    expect(facts.map(({ fact }) => fact.note)).toEqual([
      { maker: ROOT, fingerprint, kind: 'root' },
      { maker: ROOT, fingerprint, kind: 'root' },
      { maker: ROOT, fingerprint },
    ]);
  });
});

async function issuable(): Promise<string> {
  const cardId = await approvedCard(station, await person(station));
  await station.insert(await blankCard());
  return cardId;
}
