import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ActionRow } from '../../../core/actions/action.ts';
import { actions } from '../../../core/actions/all.ts';
import { failures } from '../../../core/failures/table.ts';
import { lifecycles } from '../../../core/lifecycles/all.ts';
import { houseTable } from '../../../core/roles/house-table.ts';
import { expectedActions } from './expected-actions.ts';
import { places, schemaOf } from './schema-walk.ts';

const rows = Object.entries(actions) as readonly (readonly [string, ActionRow])[];
const path = (id: string): string => id.replace('.', '/');
const inProject = (file: string): boolean => existsSync(new URL(`../../../${file}`, import.meta.url));

describe('The table of actions', () => {
  it('has exactly the actions that were agreed', () => {
    expect(rows.map(([id]) => id).toSorted()).toEqual(Object.keys(expectedActions).toSorted());
  });

  it('names every action once, the way it is found', () => {
    for (const [key, row] of rows) expect(row.id).toBe(key);
    expect(new Set(rows.map(([, row]) => row.id)).size).toBe(rows.length);
    for (const [id] of rows) expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*$/);
  });

  it.each(rows.map(([id]) => id))('%s stands at its own path, and so does its handler', (id) => {
    expect(inProject(`core/actions/${path(id)}.ts`)).toBe(true);
    expect(inProject(`electron/actions/${path(id)}.ts`)).toBe(true);
  });

  it.each(rows)('%s asks for the permission it should', (id, row) => {
    const { family, row: number } = row.permission;
    const as = row.permission.family === 'credentials' && row.permission.as === 'approve' ? ' approve' : '';
    expect(`${family} ${number}${as}`).toBe(expectedActions[id]?.permission);
    if (family === 'house') expect(Object.keys(houseTable)).toContain(number);
  });

  it.each(rows)('%s says whether it reads only, and what session it needs', (id, row) => {
    expect(row.reads).toBe(expectedActions[id]?.reads ?? false);
    expect(row.session).toBe(expectedActions[id]?.session ?? 'signed-in');
  });

  it.each(rows)('%s is the event of a life cycle, where it is one', (id, row) => {
    expect(row.event === undefined ? undefined : `${row.event.thing} ${row.event.event}`).toBe(expectedActions[id]?.event);
    if (row.event === undefined) return;
    const cycle = lifecycles.find((candidate) => candidate.thing === row.event?.thing);
    expect((cycle?.edges ?? []).map((edge) => edge.event as string)).toContain(row.event.event);
    // With a reader comes the card in it.
    const along: Readonly<Record<string, string>> = { reader: 'card', 'at-service-point': 'service-point' };
    const loaded = along[row.subject.kind] ?? row.subject.kind;
    expect(loaded, 'the router must load what the event happens to').toBe(row.event.thing);
  });

  it.each(rows)('%s names only failures of the table, each once', (_id, row) => {
    for (const code of row.failures) expect(Object.hasOwn(failures, code), code).toBe(true);
    expect(new Set(row.failures).size).toBe(row.failures.length);
  });

  it.each(rows)('%s names its subject by a field that must be there', (_id, row) => {
    if (row.subject.kind === 'none' || row.subject.kind === 'service-point' || row.subject.kind === 'self') return;
    const { properties, required } = schemaOf(row.input);
    expect(Object.keys(properties ?? {})).toContain(row.subject.from);
    expect(required).toContain(row.subject.from);
  });
});

describe('Secrets in actions', () => {
  const secretWord = /(?:pin|puk|password|secret|privateKey|recoveryCode)$/i;

  it.each(rows)('%s names as secret what its input has and what sounds like one', (_id, row) => {
    const fields = places(schemaOf(row.input)).map((place) => place.path);
    for (const secret of row.secrets) expect(fields).toContain(secret);
    expect(fields.filter((field) => secretWord.test(field)).toSorted()).toEqual(row.secrets.toSorted());
  });

  it.each(rows)('%s answers without anything that sounds like one', (_id, row) => {
    expect(places(schemaOf(row.output)).filter((place) => secretWord.test(place.path))).toEqual([]);
  });

  it('are in no action that only reads', () => {
    expect(rows.filter(([, row]) => row.reads && row.secrets.length > 0).map(([id]) => id)).toEqual([]);
  });
});

describe('Nobody signed in', () => {
  it('reaches first start, sign-in, the forgotten password and the holder’s half of a remote unblock, nothing else', () => {
    const anonymous = rows.filter(([, row]) => row.session === 'anonymous');
    for (const [id, { permission, subject }] of anonymous) {
      expect(['house sign-in', 'house first-start', 'house holders-half', 'credentials 20'], id).toContain(
        `${permission.family} ${permission.row}`,
      );
      expect(subject.kind, id).toBe('none');
    }
  });

  it('with the window locked, reaches signing in, unlocking and signing out', () => {
    const served = rows.filter(([, row]) => row.session !== 'signed-in').map(([id]) => id);
    expect(served.toSorted()).toEqual(
      [
        'kiosk.leave',
        'remote-unblock.begin',
        'remote-unblock.finish',
        'remote-unblock.leave',
        'remote-unblock.open',
        'session.ask-mobile-id',
        'session.cards-at-hand',
        'session.lock',
        'session.sign-in',
        'session.sign-in-by-card',
        'session.sign-in-by-mobile-id',
        'session.sign-in-through-provider',
        'session.sign-out',
        'session.unlock',
        'session.unlock-by-card',
        'self.forgot-password',
        'self.set-forgotten-password',
        'station.fill-demo',
        'station.first-start',
        'station.join',
        'station.join-request',
        'station.repair',
        'station.restore',
        'station.status',
        'station.take-backup',
      ].toSorted(),
    );
  });
});
