import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from '../../../core/base/canonical-json.ts';
import { writeJoinRequest } from '../../../electron/secrets/join-request.ts';
import { makeStationKeys } from '../../../electron/secrets/station-keys.ts';
import { MemoryShell } from '../../../electron/shell/memory-shell.ts';
import { found } from './path.ts';
import { Register } from './register.ts';
import { scratchFolder } from './scratch-folder.ts';
import { APPROVER, OPERATOR, random, TestStation } from './test-station.ts';
import { TwoStations } from './two-stations.ts';

let two: TwoStations;
beforeEach(async () => {
  two = await TwoStations.open();
});
afterEach(() => two.close());

/** The answer with part of its body changed, and nothing else. */
function tampered(file: string, change: (body: Record<string, unknown>) => void): string {
  const parsed = JSON.parse(file) as { body: Record<string, unknown>; signature: string };
  change(parsed.body);
  return `${canonicalJson(parsed as unknown as Json)}\n`;
}

/** What the joining station says to a file, and what it is afterwards. */
async function tried(answer: string): Promise<unknown> {
  const { second } = two;
  const refusal = await second.refusal('station.join', { answer });
  return [refusal, (await second.call('station.status', {})).state, second.store.facts.last(), second.store.all('organisation')];
}
const untouched = ['join-file-invalid', 'first-start', undefined, []];

describe('an answer', () => {
  it('holds nothing of the root’s key, sealed or not, and no PIN', async () => {
    await two.join();
    const kinds = (station: TestStation) => station.store.blobs.find({}).map(({ kind, field }) => `${kind} ${field}`.trim());
    expect(kinds(two.first)).toContain('ca-key root');
    expect(kinds(two.second)).not.toContain('ca-key root');
    expect(kinds(two.second)).not.toContain('initial-pin');
    const root = two.first.store.blobs.find({ kind: 'ca-key' }).find(({ field }) => field === 'root');
    expect(two.second.store.blobs.find({}).some(({ bytes }) => Buffer.from(bytes).equals(Buffer.from(root?.bytes ?? [])))).toBe(false);
  });

  it('says nothing in the clear: no name, no hash of a password', async () => {
    const answer = await two.answers(await two.asks());
    for (const word of [OPERATOR.email, OPERATOR.name, 'argon2', 'Northwind']) expect(answer).not.toContain(word);
  });

  it('for another station is refused', async () => {
    const third = await TestStation.open({ dataFolder: scratchFolder() });
    await two.asks();
    expect(await tried(await two.answers(await two.asks(third, 'Desk 3')))).toEqual(untouched);
    await third.close();
  });

  it('that comes without a request is refused', async () => {
    const third = await TestStation.open({ dataFolder: scratchFolder() });
    expect(await tried(await two.answers(await two.asks(third, 'Desk 3')))).toEqual(untouched);
    await third.close();
  });

  it('with anything changed is refused', async () => {
    const answer = await two.answers(await two.asks());
    const changes: readonly ((body: Record<string, unknown>) => void)[] = [
      (body) => void (body['at'] = '2020-01-01T00:00:00.000Z'),
      (body) => void (body['sealed'] = `A${String(body['sealed']).slice(1)}`),
      (body) => void (body['request'] = '0'.repeat(64)),
      (body) => void (body['more'] = 1),
      (body) => void delete body['by'],
    ];
    for (const change of changes) expect(await tried(tampered(answer, change))).toEqual(untouched);
    for (const text of ['', '{}', 'null', '[]', answer.slice(0, -20), `${answer}x`, await two.asks()])
      expect(await tried(text)).toEqual(untouched);
    await two.second.call('station.join', { answer });
  });

  it('of another organisation, written by hand for this request, is refused where its authorities do not fit', async () => {
    // A signed answer is as good as who signed it; what can be judged here is that chain and keys belong together.
    const request = await two.asks();
    const stranger = await TestStation.open({ dataFolder: scratchFolder() });
    await found(stranger);
    const register = new Register(stranger);
    const organisation = stranger.store.all('organisation')[0];
    register.change({ record: 'organisation', id: organisation?.id ?? '', set: { rootSpkiHash: '00'.repeat(32) } });
    const { text } = await stranger.taken('station.answer-join', { request, servicePointId: register.here, organisationKeys: true });
    expect(await tried(text)).toEqual(untouched);
    await stranger.close();
  });
});

describe('a request', () => {
  const refused = async (request: string) => {
    const refusal = await two.first.refusal('station.answer-join', { request, servicePointId: two.here, organisationKeys: true });
    return [refusal, two.first.store.all('station')];
  };
  const forged = async (id: string): Promise<string> => {
    const { keys } = await makeStationKeys(new MemoryShell(), random);
    return writeJoinRequest({ id, name: 'Forged', issuingSpki: keys.wrappingSpki, at: new Date().toISOString() }, keys);
  };

  it('that was changed, or is something else, is refused', async () => {
    const request = await two.asks();
    const answer = await two.answers(request);
    const stations = two.first.store.all('station');
    for (const text of ['', '{}', request.replace('Desk 2', 'Desk 3'), `${request} x`, answer])
      expect(await refused(text)).toEqual(['join-file-invalid', stations]);
  });

  it('that calls itself a station which is known, or this very one, is refused', async () => {
    await two.join();
    const stations = two.first.store.all('station');
    expect(stations).toHaveLength(2);
    for (const { id } of stations) expect(await refused(await forged(id))).toEqual(['join-file-invalid', stations]);
    expect(await two.first.call('journal.verify', {})).toMatchObject({ sound: true });
  });

  it('is answered by an Administrator, for a service point that there is', async () => {
    const request = await two.asks();
    const input = { request, servicePointId: two.here, organisationKeys: true };
    expect(await two.first.refusal('station.answer-join', { ...input, servicePointId: crypto.randomUUID() })).toBe('not-found');
    await two.first.signIn(APPROVER);
    expect(await two.first.refusal('station.answer-join', input)).toBe('denied');
    expect(two.first.store.all('station')).toHaveLength(1);
  });

  it('is a fact with the station it lets in', async () => {
    await two.answers(await two.asks());
    const [row] = two.first.store.facts.find({ action: 'station.answer-join', limit: 1 });
    expect(row?.fact).toMatchObject({ note: { station: 'Desk 2' }, changes: [{ record: 'station' }] });
  });
});
