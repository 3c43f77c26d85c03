import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActionId } from '../../../core/actions/all.ts';
import { concat } from '../../../core/base/bytes.ts';
import { measure } from '../../../scripts/measures.ts';
import { poolPins, remoteUnblock, restoredBy, staffCodes } from './canary-cards.ts';
import { CanaryDesk } from './canary-desk.ts';
import {
  firstStart,
  letters,
  lookAtEverything,
  pins,
  secretsInWrongFields,
  wrongFirstStarts,
  wrongJoinFiles,
  wrongPasswords,
} from './canary-flows.ts';
import { virtualPins, wrongServerPasswords } from './canary-elsewhere.ts';
import { everySecretField, madeByTheStation, secretFields } from './canary-every-field.ts';
import { type Form, formsOf } from './canary-forms.ts';
import { CanaryMint } from './canary-mint.ts';
import type { CanaryHit, Place } from './canary-net.ts';
import { filePlaces } from './canary-places.ts';
import { newFolder } from './scratch-folder.ts';

const mint = new CanaryMint();
const folders = { first: newFolder(), second: newFolder(), third: newFolder() };
const places: Place[] = [];
let desk: CanaryDesk;
let other: CanaryDesk;
let machine: CanaryDesk;
let kiosk: CanaryDesk;
let hits: readonly CanaryHit[];

/** Files twice: while they are written to, with the write-ahead log, and after the end. */
function gather(): void {
  for (const folder of Object.values(folders)) places.push(...filePlaces(folder));
}

async function joinAnother(): Promise<void> {
  other = await CanaryDesk.open(mint, folders.second);
  await wrongJoinFiles(other);
  const { text } = await other.station.taken('station.join-request', { station: 'Desk 2' });
  await wrongJoinFiles(other);
  const servicePointId = desk.register.here;
  await wrongJoinFiles(desk, servicePointId);
  const answer = await desk.station.taken('station.answer-join', { request: text, servicePointId, organisationKeys: true });
  await other.station.call('station.join', { answer: answer.text });
}

/** The newest backup, on a machine of its own. */
async function restoreElsewhere(): Promise<void> {
  machine = await CanaryDesk.open(mint, folders.third);
  const { folder, file } = await desk.station.call('backup.make', {});
  await restoredBy(desk, machine, readFileSync(join(folder, file)));
}

beforeAll(async () => {
  desk = await CanaryDesk.open(mint, folders.first);
  await wrongFirstStarts(desk);
  await firstStart(desk);
  await wrongPasswords(desk);
  await secretsInWrongFields(desk);
  await pins(desk);
  await letters(desk);
  await virtualPins(desk);
  await wrongServerPasswords(desk);
  await desk.signIn('operator');
  await poolPins(desk);
  await everySecretField(desk);
  await madeByTheStation(desk);
  await joinAnother();
  await remoteUnblock(desk, other);
  await restoreElsewhere();
  await lookAtEverything(desk);
  gather();
  await other.close();
  await machine.close();
  await desk.close();
  kiosk = await CanaryDesk.open(mint, folders.first, { kiosk: true });
  await staffCodes(kiosk);
  await kiosk.close();
  gather();
  places.push(...desk.overheard.places(), ...other.overheard.places(), ...machine.overheard.places(), ...kiosk.overheard.places());
  hits = places.flatMap((place) => mint.net.search(place));
  measure({ name: 'canary.hits', value: hits.length, unit: 'hits', goal: 0, holds: hits.length === 0 });
}, 60_000);

afterAll(() => {
  for (const folder of Object.values(folders)) rmSync(folder, { recursive: true, force: true });
});

describe('secrets pushed through every flow', () => {
  it('are a thousand and more: typed by people, and made by the station itself', () => {
    expect(mint.net.size).toBeGreaterThanOrEqual(1_000);
    expect(mint.counts.made).toBeGreaterThan(50);
  });

  it('got as far as they should: taken, refused as wrong, as malformed, as too fast, without a card', () => {
    const wanted = [
      'allowed',
      'wrong-password',
      'sign-in-slowed',
      'input-invalid',
      'pin-malformed',
      'pin-wrong',
      'pin-blocked',
      'join-file-invalid',
      'no-card',
      'card-unknown-answer',
      'card-pulled',
      'defect',
    ];
    expect(wanted.filter((code) => !desk.codes.has(code))).toEqual([]);
  });

  it('went into every field that an action names as secret', () => {
    for (const [action, fields] of secretFields) expect(desk.asked.get(action), `${action}: ${fields.join(', ')}`).toBeGreaterThan(4);
  });

  it('reached the handler of every action that names a secret, not only the way to it', () => {
    // What the router says before it hands a message on: its form, its caller, `judge`.
    const onTheWay = [
      'input-invalid',
      'message-malformed',
      'message-too-large',
      'not-signed-in',
      'session-locked',
      'pin-malformed',
      'denied',
      'not-found',
      'not-at-kiosk',
      'no-reader',
      'no-card',
      'four-eyes',
      'state-refuses',
      'person-not-active',
      'use-case-off',
      'card-foreign',
    ];
    const answers = (action: ActionId) => [desk, kiosk].flatMap((each) => [...(each.answers.get(action) ?? [])]);
    const unreached = secretFields.filter(([action]) => answers(action).every((code) => onTheWay.includes(code)));
    expect(
      unreached.map(([action, fields]) => `${action} (${fields.join(', ')}): a flow of canary-flows.ts has to bring a secret there`),
    ).toEqual([]);
  });

  it('were taken: by cards of the pool and from afar, at taking up again, and at a restore', () => {
    const at = (who: CanaryDesk, action: ActionId) => [...(who.answers.get(action) ?? [])];
    for (const action of ['temporary-card.assign', 'temporary-card.extend', 'operation.finish'] as const)
      expect(at(desk, action), action).toContain('done');
    for (const action of ['session.unlock-by-card', 'self.unblock-pin'] as const) expect(at(desk, action), action).toContain('allowed');
    expect(at(desk, 'temporary-card.extend')).toContain('card-pulled');
    expect(at(other, 'remote-unblock.finish')).toContain('allowed');
    expect(at(machine, 'station.restore')).toContain('allowed');
  });

  it('were looked for in records, write-ahead log, exports, file names, replies, events and log', () => {
    const named = new Set(places.filter(({ bytes }) => bytes.length > 0).map(({ place }) => place));
    for (const place of ['station.sqlite', 'station.sqlite-wal', 'file names', 'replies', 'events', 'log', 'print jobs'])
      expect([...named]).toContain(place);
    expect([...named].filter((place) => place.startsWith('export ')).length).toBeGreaterThan(2);
    const names = places.filter(({ place }) => place === 'file names').map(({ bytes }) => Buffer.from(bytes).toString());
    expect(names.join('\n')).toMatch(/pin-letter-\d+\.pdf/);
  });

  it('would be found in every one of these places: one that is planted there is', () => {
    const planted = mint.password('planted');
    const forms = formsOf(Uint8Array.from(Buffer.from(planted)));
    for (const [at, { place, bytes }] of places.entries()) {
      const { form, bytes: inner } = forms[at % forms.length] as Form;
      const middle = Math.floor(bytes.length / 2);
      const spoilt = concat(bytes.subarray(0, middle), inner, bytes.subarray(middle));
      expect(mint.net.search({ place, bytes: spoilt }), `${place}, ${form}`).toContainEqual({
        place,
        form,
        from: 'planted',
        offset: middle,
      });
    }
  });

  it('are found nowhere', () => {
    expect(hits).toEqual([]);
  });
});
