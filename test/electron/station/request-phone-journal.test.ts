import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../core/base/canonical-json.ts';
import { checkJournal } from '../../../scripts/journal-check.mjs';
import { SoftPhone } from '../../server/mobile-id/soft-phone.ts';
import { DecisionScene, RP, sha256 } from './decision-scene.ts';
import type { Register, Somebody } from './register.ts';
import type { TestStation } from './test-station.ts';

let scene: DecisionScene;
let station: TestStation;
let register: Register;
let anna: Somebody;
let phone: SoftPhone;
let mobileId: string;
let requestId: string;

beforeEach(async () => {
  scene = await DecisionScene.open();
  ({ station, register, anna, phone, mobileId, requestId } = scene);
});
afterEach(() => scene.close());

describe('The checker of journals', () => {
  type Note = Readonly<Record<string, string | number | boolean>>;
  const flipped = (text: unknown): string => {
    const bytes = Buffer.from(String(text), 'base64url');
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    return bytes.toString('base64url');
  };
  const wrong = "its phone signature is not its key's";
  const other = new SoftPhone(RP);

  /** The approval once more, as a station would write it that makes it up. */
  async function madeUp(note: (genuine: Note) => Note, more: object = {}): Promise<string> {
    await station.call('request.approve', { requestId, askedId: await scene.signed() });
    const genuine = scene.lastFact('request.approve');
    if (genuine === undefined) throw new TypeError('expected the approval');
    const { kind, action, who, subject } = genuine;
    const about = subject === undefined ? {} : { subject };
    station.store.transact((writer) => writer.append({ kind, action, who, ...about, note: note(genuine.note), changes: [], ...more }));
    return scene.judged();
  }

  it.each<readonly [string, (note: Note) => Note, string]>([
    ['a damaged signature', (note) => ({ ...note, phoneSignature: flipped(note['phoneSignature']) }), wrong],
    ['damaged authenticator data', (note) => ({ ...note, phoneAuthenticatorData: flipped(note['phoneAuthenticatorData']) }), wrong],
    ['what the browser said, damaged', (note) => ({ ...note, phoneClientData: flipped(note['phoneClientData']) }), wrong],
    ['another statement', (note) => ({ ...note, statement: String(note['statement']).replace('"v":1', '"v":2') }), wrong],
    ['another key', (note) => ({ ...note, phoneKey: other.credential().spki }), wrong],
    ['no key at all', ({ phoneKey: _key, ...note }) => note, wrong],
  ])('finds %s', async (_what, note, sentence) => expect(await madeUp(note)).toContain(sentence));

  it('finds a signature that stands under another request or another decision', async () => {
    const id = register.cardRequest(anna.id, register.operator);
    expect(await madeUp((note) => note, { subject: { kind: 'request', id } })).toContain('its phone signed another request');
  });

  it('finds a decision that a phone signed whose mobile ID is somebody else’s', async () => {
    await station.call('request.approve', { requestId, askedId: await scene.signed() });
    scene.change(mobileId, { personId: register.person('Otto Other').id });
    expect(await scene.judged()).toContain("the key of its phone signature is not that of the decider's phone");
  });

  it('finds a signature from after the mobile ID was locked', async () => {
    await station.call('request.approve', { requestId, askedId: await scene.signed() });
    const genuine = scene.lastFact('request.approve');
    scene.change(mobileId, { state: 'locked' });
    expect(await scene.judged()).toMatch(/^Sound/);
    if (genuine === undefined) throw new TypeError('expected the approval');
    const { kind, action, who, subject, note } = genuine;
    const about = subject === undefined ? {} : { subject };
    station.store.transact((writer) => writer.append({ kind, action, who, ...about, note, changes: [] }));
    expect(await scene.judged()).toContain("the key of its phone signature is not that of the decider's phone");
  });

  it('takes a wish that no entry here names for one of another station, and no other', async () => {
    const [elsewhere, session] = [randomUUID(), randomUUID()];
    const written = (request: string): void => {
      const said = { v: 1, action: 'request.approve', asked: '', person: anna.id, request, session, station: stationId() };
      const statement = canonicalJson(said);
      const { id, spki } = phone.credential();
      const { response } = phone.sign({ challenge: sha256(statement).toString('base64url') });
      const { authenticatorData, clientDataJSON, signature } = response as Readonly<Record<string, string>>;
      const passkey = { phoneCredential: id, phoneKey: spki };
      const answer = { phoneAuthenticatorData: authenticatorData, phoneClientData: clientDataJSON, phoneSignature: signature };
      const note = { statement, ...passkey, ...answer } as Note;
      const of = { action: 'request.approve', who: { person: anna.id, session }, subject: { kind: 'request', id: request } } as const;
      station.store.transact((writer) => writer.append({ kind: 'intent', ...of, note, changes: [] }));
    };
    written(elsewhere);
    expect(await scene.judged()).toMatch(/^Sound: .* 1 decisions carry a signature of the decider's phone; 1 of/);
    written(requestId);
    expect(await scene.judged()).toContain('what its phone signed was asked nowhere before it');
  });

  const stationId = () => scene.lastFact('card.request').station;

  it('finds one byte of an assertion that was changed in an export', async () => {
    await station.call('request.approve', { requestId, askedId: await scene.signed() });
    const genuine = String(scene.lastFact('request.approve').note['phoneSignature']);
    const [entries, checkpoint, policy] = await scene.exported();
    const damaged = entries.replace(genuine, flipped(genuine));
    expect(damaged).not.toBe(entries);
    await expect(checkJournal([Buffer.from(damaged)], checkpoint, policy)).rejects.toThrow('its hash is not the hash of what it says');
  });
});
