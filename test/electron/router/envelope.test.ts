import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ActionId, actions } from '../../../core/actions/all.ts';
import { largestMessageBytes, reply as replyShape } from '../../../core/actions/wire.ts';
import { failures } from '../../../core/failures/table.ts';
import { type Aim, lawfulInputs, SECRET_PASSWORD } from '../station/lawful-inputs.ts';
import { found } from '../station/path.ts';
import { Register } from '../station/register.ts';
import { newFolder } from '../station/scratch-folder.ts';
import { OPERATOR, TestStation } from '../station/test-station.ts';
import { dice, mutated } from './mutations.ts';

let station: TestStation;
let aim: Aim;

/** Every refused message is counted on disk. */
const dataFolder = newFolder();

beforeAll(async () => {
  station = await TestStation.open({ dataFolder });
  await found(station);
  const register = new Register(station);
  const { id } = register.person('Hugo Holder', { roles: ['Self-service user'], memberships: [{}] });
  const caller = { id: register.operator, email: OPERATOR.email };
  aim = { register, holder: id, requester: register.operator, servicePointId: register.here, caller };
});
afterAll(async () => {
  await station.close();
  rmSync(dataFolder, { recursive: true });
});

/** The answer as the page gets it; it must always be of the shape that travels, with a code of the table. */
async function say(json: string): Promise<ReturnType<typeof replyShape.parse>> {
  const answer = replyShape.parse(JSON.parse(await station.shell.say(json)));
  if (!answer.ok) expect(Object.keys(failures)).toContain(answer.failure.code);
  return answer;
}

async function refused(json: string): Promise<unknown> {
  const answer = await say(json);
  return answer.ok ? 'allowed' : answer.failure;
}

const post = (action: unknown, input: unknown): string => JSON.stringify({ action, input });
const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

describe('a message', () => {
  it('of more bytes than are taken is refused before it is read, also where its letters are fewer', async () => {
    const wanted = { code: 'message-too-large', params: { wanted: `at most ${largestMessageBytes} bytes` } };
    expect(await refused('x'.repeat(largestMessageBytes + 1))).toEqual(wanted);
    expect(await refused(JSON.stringify({ action: 'station.status', input: { name: '€'.repeat(largestMessageBytes / 3) } }))).toEqual(
      wanted,
    );
  });

  it.each(['', '{', 'nothing', '{"action":"station.status","input":{}', '\u0000', '{"action":"station.status",}'])(
    'that is not JSON is refused: %j',
    async (text) => {
      expect(await refused(text)).toEqual({ code: 'message-malformed', params: { wanted: 'JSON text' } });
    },
  );

  it.each([
    'null',
    '[]',
    '7',
    '"station.status"',
    '{}',
    '{"input":{}}',
    '{"action":7,"input":{}}',
    '{"action":"station.status","input":{},"more":1}',
    '{"action":"station.status","input":{},"__proto__":{"a":1}}',
    `{"action":"${'x'.repeat(61)}","input":{}}`,
    nested(100_000),
  ])('that is not an action with an input is refused: %.60s', async (text) => {
    expect(await refused(text)).toEqual({ code: 'message-malformed', params: { wanted: 'an object of action and input' } });
  });

  it.each([
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'valueOf',
    '',
    'card',
    'card.',
    'CARD.OPEN',
    'card.open ',
    'station.status\u0000',
  ])('for the action %j is refused: there is none', async (action) => {
    expect(await refused(post(action, {}))).toEqual({ code: 'action-unknown', params: { wanted: 'the id of an action' } });
  });
});

describe('an input', () => {
  it('that is missing is no message', async () => {
    expect(await refused('{"action":"station.status"}')).toMatchObject({ code: 'message-malformed' });
  });

  it('that is no object is refused by every action', async () => {
    for (const id of Object.keys(actions))
      for (const input of [null, 7, 'x', [], true])
        expect(await refused(post(id, input)), id).toMatchObject({ code: 'input-invalid', params: { field: '' } });
  });

  it.each(['more', '__proto__', 'constructor', 'toString'])('with one field too many, %s, is refused by every action', async (name) => {
    for (const id of Object.keys(actions) as ActionId[]) {
      const text = post(id, lawfulInputs[id](aim)).replace(
        /\}\}$/,
        `${Object.keys(lawfulInputs[id](aim)).length === 0 ? '' : ','}"${name}":{"a":1}}}`,
      );
      expect(await refused(text), id).toEqual({ code: 'input-invalid', params: { field: '', wanted: 'no other fields' } });
    }
  });

  it('that nests deeply or is a huge list is refused', async () => {
    expect(await refused(`{"action":"desk.search","input":{"text":${nested(200_000)}}}`)).toMatchObject({ code: 'input-invalid' });
    const ids = Array.from({ length: 100_000 }, () => 'x');
    expect(await refused(post('card.activate', { ...lawfulInputs['card.activate'](aim), identifierIds: ids }))).toMatchObject({
      code: 'input-invalid',
      params: { field: 'identifierIds' },
    });
  });

  it('names the field and what was wanted, never what was typed', async () => {
    const weak = { ...lawfulInputs['station.first-start'](aim), operator: { name: 'One', email: SECRET_PASSWORD, password: 'short-pw' } };
    const answer = await refused(post('station.first-start', weak));
    expect(answer).toMatchObject({ code: 'input-invalid', params: { field: 'operator.email', wanted: 'an e-mail address' } });
    expect(
      JSON.stringify(await refused(post('session.sign-in', { email: 'a@example.org', password: '', [SECRET_PASSWORD]: 1 }))),
    ).not.toContain(SECRET_PASSWORD);
    expect(await refused(post('card.change-pin', { reader: 'Reader A', oldPin: '12a456', newPin: '739152' }))).toEqual({
      code: 'pin-malformed',
    });
  });
});

it('a file to join with that nests deeply is refused as a file', async () => {
  const [request, answer] = [`{"body":${nested(40_000)},"signature":""}`, `{"body":${nested(40_000)},"signature":""}`];
  const input = { request, servicePointId: aim.servicePointId, organisationKeys: false };
  expect(await refused(post('station.answer-join', input))).toMatchObject({ code: 'join-file-invalid' });
  const fresh = await TestStation.open();
  await fresh.call('station.join-request', { station: 'Desk 2' });
  expect(await fresh.refusal('station.join', { answer })).toBe('join-file-invalid');
  await fresh.close();
});

/** These would end the session, or take long where they are let in: their schemas are mutated all the same, but not their lawful form. */
const slow: readonly ActionId[] = [
  'session.sign-in',
  'session.unlock',
  'session.sign-out',
  'session.lock',
  'journal.verify',
  'journal.export',
];

it('ten thousand nearly lawful messages get an answer each, none is a defect, and the malformed are counted but not chained', {
  timeout: 60_000,
}, async () => {
  const roll = dice(20_260_131);
  const messages = (Object.keys(actions) as ActionId[])
    .filter((id) => !slow.includes(id))
    .map((action) => ({ action, input: lawfulInputs[action](aim) as unknown }));
  const codes = new Map<string, number>();
  const malformed = () => station.store.counters.get('malformed');
  for (let done = 0; done < 10_000; done += 1) {
    const message = messages[roll(messages.length)];
    if (message === undefined) continue;
    const text = mutated(message, roll);
    const [facts, counted] = [station.store.facts.last()?.n, malformed()];
    const answer = await say(text);
    const code = answer.ok ? 'allowed' : answer.failure.code;
    codes.set(code, (codes.get(code) ?? 0) + 1);
    if (code === 'defect') expect(station.logged.join('\n'), text).toBe('');
    if (['message-too-large', 'message-malformed', 'action-unknown', 'input-invalid'].includes(code)) {
      expect(malformed()).toBe(counted + 1);
      expect(station.store.facts.last()?.n).toBe(facts);
    }
  }
  expect(codes.get('defect')).toBeUndefined();
  for (const code of ['message-malformed', 'action-unknown', 'input-invalid', 'pin-malformed', 'allowed'])
    expect(codes.get(code)).toBeGreaterThan(0);
});
