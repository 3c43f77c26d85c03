import { X509Certificate } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { activate, approvedCard, blankCard, issue, person, PIN } from './path.ts';
import { scratchFolder } from './scratch-folder.ts';
import { APPROVER, OPERATOR, PASSWORD, READER, TestStation } from './test-station.ts';
import { TwoStations } from './two-stations.ts';

let two: TwoStations;
beforeEach(async () => {
  two = await TwoStations.open();
});
afterEach(() => two.close());

describe('a station that joins', () => {
  it('is one of the organisation: its people sign in there, and it has the same kinds of documents and options', async () => {
    await two.first.call('option.change', { id: 'idle-lock-seconds', value: 120 });
    const ada = await person(two.first, 'Ada Ampère');
    await two.join();
    expect(await two.second.call('station.status', {})).toMatchObject({
      state: 'ready',
      organisation: 'Northwind Institute',
      stationName: 'Desk 2',
    });
    await two.second.signIn(APPROVER);
    expect((await two.second.call('session.sign-in', { email: OPERATOR.email, password: PASSWORD })).idleLockSeconds).toBe(120);
    expect(two.second.store.all('identifier')).toEqual(two.first.store.all('identifier'));
    expect(new Set(two.second.store.all('station').map(({ id }) => id))).toEqual(
      new Set(two.first.store.all('station').map(({ id }) => id)),
    );
    // Only accounts of the service point travel, not the whole register.
    expect(two.second.store.get('person', ada)).toBeUndefined();
    expect(await two.second.call('journal.verify', {})).toMatchObject({ sound: true });
    expect(await two.first.call('journal.verify', {})).toMatchObject({ sound: true });
    expect(two.second.logged).toEqual([]);
  });

  it('goes on as that station after a restart', async () => {
    await two.join();
    await two.restart();
    await two.second.signIn(OPERATOR);
    await person(two.second, 'Bo Berg');
    expect(await two.second.call('journal.verify', {})).toMatchObject({ sound: true });
  });

  it('may be restarted between asking and joining, and asks the same again', async () => {
    const request = await two.asks();
    await two.restart();
    expect(await two.asks()).toBe(request);
    expect((await two.second.taken('station.join-request', { station: 'Another name' })).fileName).toBe('cardwright-request-Desk-2.json');
    await two.second.call('station.join', { answer: await two.answers(request) });
    await two.second.signIn(OPERATOR);
  });

  it('has numbers of its own', async () => {
    await two.join();
    await two.second.signIn(OPERATOR);
    const personId = await person(two.second);
    expect(two.second.store.get('person', personId)?.number).toBe('1001001');
    const cardId = await approvedCard(two.second, personId);
    expect(two.second.store.get('card', cardId)?.number).toBe(1_001_001);
  });

  it('issues cards by an issuing authority of its own under the same root', async () => {
    await two.join();
    await two.second.signIn(OPERATOR);
    const cardId = await approvedCard(two.second, await person(two.second, 'Bo Berg'));
    await two.second.insert(await blankCard());
    await issue(two.second, cardId);
    await two.second.tile(READER, ({ contents }) => contents === 'ours');
    await activate(two.second, cardId, PIN);
    const { certificates } = await two.second.call('authority.open', {});
    const ofFirst = await two.first.call('authority.open', {});
    const pem = (role: string): string => certificates.find((one) => one.role === role)?.pem ?? '';
    expect(pem('root')).toBe(ofFirst.certificates.find(({ role }) => role === 'root')?.pem);
    expect(pem('issuing-ca')).not.toBe(ofFirst.certificates.find(({ role }) => role === 'issuing-ca')?.pem);
    const scratch = scratchFolder();
    const file = (name: string, text: string): string => {
      writeFileSync(join(scratch, name), text);
      return join(scratch, name);
    };
    const [root, issuing] = [file('root.pem', pem('root')), file('issuing.pem', pem('issuing-ca'))];
    const cards = two.second.store.certificates.byCard(cardId).map(({ der, slot }) => {
      const certificate = new X509Certificate(Buffer.from(der, 'base64'));
      return file(`${slot}.pem`, certificate.toString());
    });
    const signer = file('content-signer.pem', pem('content-signer'));
    expect(cards).toHaveLength(4);
    const said = execFileSync('openssl', ['verify', '-CAfile', root, '-untrusted', issuing, ...cards, signer], { encoding: 'utf8' });
    expect(
      said
        .trim()
        .split('\n')
        .every((line) => line.endsWith(': OK')),
    ).toBe(true);
  });

  it('is answered again with the same numbers, and another gets others', async () => {
    const request = await two.asks();
    await two.answers(request);
    const third = await TestStation.open({ dataFolder: scratchFolder() });
    await third.call('station.join', { answer: await two.answers(await two.asks(third, 'Desk 3')) });
    await two.second.call('station.join', { answer: await two.answers(request) });
    const numbers: (string | undefined)[] = [];
    for (const station of [two.second, third]) {
      await station.signIn(OPERATOR);
      numbers.push(station.store.get('person', await person(station))?.number);
    }
    expect(numbers).toEqual(['1001001', '2001001']);
    await third.close();
  });

  it('cannot let another one join: the root stays at the first', async () => {
    await two.join();
    await two.second.signIn(OPERATOR);
    const third = await TestStation.open({ dataFolder: scratchFolder() });
    const input = { request: await two.asks(third, 'Desk 3'), servicePointId: two.here, organisationKeys: true };
    expect(await two.second.refusal('station.answer-join', input)).toBe('authority-refused');
    await third.close();
  });

  it('without the organisation’s keys keeps its register; making cards it refuses by name', async () => {
    await two.join(false);
    await two.second.signIn(OPERATOR);
    const cardId = await approvedCard(two.second, await person(two.second, 'Bo Berg'));
    await two.second.insert(await blankCard());
    const reply = await two.second.ask('card.issue', { cardId, reader: READER });
    expect(reply).toMatchObject({ ok: false, failure: { code: 'authority-refused' } });
    expect((await two.second.call('card.open', { cardId })).state).toBe('approved');
    expect(await two.second.call('journal.verify', {})).toMatchObject({ sound: true });
  });
});
