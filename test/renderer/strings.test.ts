import { globSync, readFileSync } from 'node:fs';
import i18next, { type TFunction } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { actions } from '../../core/actions/all.ts';
import { failures } from '../../core/failures/table.ts';
import { lifecycles } from '../../core/lifecycles/all.ts';
import { stateLooks } from '../../core/lifecycles/state-looks.ts';
import { options } from '../../core/options.ts';
import { card } from '../../core/records/records.ts';
import { english } from '../../renderer/strings/english.ts';
import { startStrings } from '../../renderer/strings/strings.ts';
import { sentence } from '../../renderer/widgets/sentence.ts';
import { toldOtherwise } from './told-otherwise.ts';

const root = new URL('../../', import.meta.url).pathname;
const sources = (pattern: string): readonly string[] =>
  globSync(pattern, { cwd: root, exclude: ['renderer/strings/**', 'renderer/kiosk/**'] }).map((file) =>
    readFileSync(`${root}${file}`, 'utf8'),
  );

/** All sentences by their key in dots. */
function flat(node: unknown, path: readonly string[] = []): readonly (readonly [key: string, text: string])[] {
  if (typeof node === 'string') return [[path.join('.'), node]];
  return Object.entries(node as Record<string, unknown>).flatMap(([key, child]) => flat(child, [...path, key]));
}
const all = new Map(flat(english));
const placeholders = (text: string): readonly string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '');

/** Reasons of `decide`, by hand. */
const reasons = [
  'not-signed-in',
  'not-active',
  'no-membership',
  'role-missing',
  'nobody-may',
  'other-service-point',
  'no-service-point',
  'not-own',
  'own-request',
  'oneself',
  'approval-off',
  'approver-only-decides',
  'last-holder',
  'already-authorised',
  'belongs-elsewhere',
  'target-unknown',
  'api-key-refused',
  'key-disabled',
  'service-point-disabled',
  'desk-writes-off',
];

describe('The words of the screens', () => {
  it('are sentences: none empty, none with a hole in its braces, none with spaces at its ends', () => {
    for (const [key, text] of all) {
      expect(text.trim(), key).toBe(text);
      expect(text.length, key).toBeGreaterThan(0);
      expect(text.replaceAll(/\{\{\w+\}\}/g, ''), key).not.toMatch(/[{}]/);
    }
  });

  it.each(Object.keys(failures))('failure “%s”: what happened, what it means, what to do next', (code) => {
    const sentences = ['happened', 'means', 'next'].map((part) => all.get(`failures.${code}.${part}`) ?? '');
    for (const text of sentences) expect(text).toMatch(/^.{6,}[.}]$/);
    expect(new Set(sentences).size).toBe(3);
  });

  it('of failures belong to the table, all of them', () => {
    const codes = new Set([...all.keys()].filter((key) => key.startsWith('failures.')).map((key) => key.split('.')[1] ?? ''));
    expect([...codes].toSorted()).toEqual(Object.keys(failures).toSorted());
  });

  it('name every action, and no other', () => {
    const named = [...all.keys()].filter((key) => key.startsWith('actions.')).map((key) => key.slice('actions.'.length));
    expect(named.toSorted()).toEqual([...Object.keys(actions), 'more'].toSorted());
  });

  it('name every state of every life cycle and of every badge, and no other', () => {
    const wanted = new Set([...Object.keys(stateLooks), ...lifecycles.flatMap((cycle) => cycle.states as readonly string[])]);
    const named = [...all.keys()].filter((key) => key.startsWith('states.')).map((key) => key.slice('states.'.length));
    expect(named.toSorted()).toEqual([...wanted].toSorted());
  });

  it('name every state of a PIN letter', () => {
    for (const state of card.shape.letterState.unwrap().options) expect(all.has(`card.letters.${state}`), state).toBe(true);
  });

  it('name every option, and no other', () => {
    const named = [...all.keys()].filter((key) => key.startsWith('options.')).map((key) => key.slice('options.'.length));
    expect(named.toSorted()).toEqual(options.map((option) => option.id).toSorted());
  });

  it('give every refusal of a role its sentence, and no other', () => {
    const named = [...all.keys()].filter((key) => key.startsWith('refusals.')).map((key) => key.slice('refusals.'.length));
    expect(named.toSorted()).toEqual(reasons.toSorted());
    for (const reason of reasons) expect(all.get(`refusals.${reason}`)).toMatch(/[.}]$/);
  });

  it('explain every kind of cell on the page of roles', () => {
    for (const cell of ['yes', 'no', 'approval', 'own-service-point'])
      for (const part of ['cells', 'names', 'explain']) expect(all.has(`roles.${part}.${cell}`), `${part} ${cell}`).toBe(true);
  });
});

describe('The words a page asks for', () => {
  const code = sources('renderer/**/*.{ts,tsx}').join('\n');
  const quoted = new Set([...code.matchAll(/'([A-Za-z][\w-]*(?:\.[\w-]+)+)'/g)].map((match) => match[1] ?? ''));
  const templates = [...code.matchAll(/`([A-Za-z][\w.-]*\$\{[^`]*)`/g)].map((match) => {
    const pattern = (match[1] ?? '').replaceAll('.', '\\.').replaceAll(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '[\\w.-]+');
    return new RegExp(`^${pattern}$`);
  });
  const plain = (key: string): string => key.replace(/_(?:one|other)$/, '');

  it('are there', () => {
    const asked = [...code.matchAll(/\bt\(\s*'([^']+)'/g)].map((match) => match[1] ?? '');
    expect(asked.length).toBeGreaterThan(100);
    expect(asked.filter((key) => !all.has(key) && !all.has(`${key}_one`))).toEqual([]);
  });

  it('are all that there are: no words without a page', () => {
    const orphans = [...all.keys()].filter((key) => !quoted.has(plain(key)) && !templates.some((template) => template.test(plain(key))));
    // `named` in sentence.ts takes its first level as an argument.
    const byName = ['actions.', 'issue.steps.', 'journal.tried.'];
    expect(orphans.filter((key) => !byName.some((start) => key.startsWith(start)))).toEqual([]);
  });

  it('have both plurals or none', () => {
    const ones = [...all.keys()].filter((key) => key.endsWith('_one'));
    expect(ones.filter((key) => !all.has(key.replace(/_one$/, '_other')))).toEqual([]);
  });
});

describe('A refusal that travels', () => {
  /** From a fault of card or reader, translated at the desk’s edge, come these parameters at most. */
  const ofFaults = ['code', 'triesLeft', 'command', 'holders'];
  const faults = ['pin-malformed', 'pin-easy', 'pin-wrong', 'pin-blocked', 'puk-wrong', 'puk-blocked', 'management-key-unknown', 'no-room'];
  const more = ['card-not-piv', 'algorithm-missing', 'card-unknown-answer', 'key-not-proved', 'card-refused', 'card-pulled'];
  const readers = ['card-swapped', 'card-mute', 'reader-held', 'reader-fault', 'pcsc-missing', 'pcsc-service-down'];
  const gone = ['card-reset', 'reader-gone', 'no-reader', 'pcsc-refused'];
  const needs = (failure: string): readonly string[] =>
    ['happened', 'means', 'next'].flatMap((part) => placeholders(all.get(`failures.${failure}.${part}`) ?? ''));

  it.each([...faults, ...more, ...readers, ...gone])('as “%s” from a fault has all that its sentences need', (failure) => {
    expect(needs(failure).filter((name) => !ofFaults.includes(name))).toEqual([]);
  });

  it('from the station has all that its sentences need, wherever it is thrown', () => {
    const thrown = sources('electron/**/*.ts').flatMap((text) => [...text.matchAll(/new Refusal\('([a-z-]+)'([^;]*)/g)]);
    expect(thrown.length).toBeGreaterThan(50);
    const holes = thrown.flatMap(([, failure = '', rest = '']) =>
      needs(failure)
        .filter((name) => !new RegExp(`\\b${name}\\b`).test(rest))
        .map((name) => `${failure}: ${name}`),
    );
    expect(holes).toEqual([]);
  });
});

describe('The journal', () => {
  /** Facts that are no action of their own. */
  const facts = [
    'action.denied',
    'authority.settled',
    'card.issued',
    'card.step-done',
    'card.failed',
    'card.discarded',
    ...['founded', 'joined', 'restored', 'repaired'].map((fact) => `station.${fact}`),
    'membership.request',
    ...['wiped', 'expire', 'in-force', 'not-in-force', 'remind'].map((fact) => `card.${fact}`),
    'certificate.expire',
    'authority.renew-crl',
    ...['point', 'raid', 'request', 'person', 'membership', 'access-request', 'api-key'].map((fact) => `central.take-in-${fact}`),
    ...['issued', 'step-done', 'failed', 'discarded', 'assigned', 'extended', 'wiped', 'remind', 'expired'].map(
      (fact) => `temporary-card.${fact}`,
    ),
    ...['active', 'step-done', 'given-up', 'keys-removed', 'keys-left', 'expire'].map((fact) => `virtual-smart-card.${fact}`),
    ...['active', 'left', 'told', 'expire', 'remind'].map((fact) => `mobile-id.${fact}`),
    'reader.taken-over',
    'api-key.used',
    'identity.found',
    'sync.rejoined',
    'lease.taken',
    'lease.given-back',
  ];
  it.each(Object.entries(actions).filter(([, row]) => !row.reads))('has a sentence for %s, or tells it otherwise', (id) => {
    const told = Object.hasOwn(toldOtherwise, id) ? toldOtherwise[id] : id;
    expect(told === undefined || all.has(`journal.sentences.${told}`)).toBe(true);
  });

  it('has sentences for actions that write and for those facts, and no other', () => {
    const told = [...all.keys()].filter((key) => key.startsWith('journal.sentences.')).map((key) => key.slice('journal.sentences.'.length));
    const writing = Object.entries(actions).flatMap(([id, row]) => (row.reads || Object.hasOwn(toldOtherwise, id) ? [] : [id]));
    expect(told.toSorted()).toEqual([...writing, ...facts].toSorted());
  });

  it('has a sentence for every fact that the station writes', () => {
    const written = sources('electron/**/*.ts').flatMap((text) =>
      [...text.matchAll(/kind: '(?:intent|observation)',\s*action: '([a-z.-]+)'|factOf\(\w+, '([a-z.-]+)'/g)].map(
        ([, made, called]) => made ?? called ?? '',
      ),
    );
    expect(written.length).toBeGreaterThan(20);
    expect(written.filter((action) => !all.has(`journal.sentences.${action}`))).toEqual([]);
  });

  describe('in words', () => {
    let t: TFunction;
    beforeAll(() => {
      startStrings();
      t = i18next.t.bind(i18next) as TFunction;
    });
    const fact = (action: string, note: Record<string, string | number | boolean>) =>
      ({ n: 1, at: '2026-03-14T09:26:53.589Z', action, kind: 'intent', whoName: 'Ada', note }) as const;

    it.each([
      [
        fact('action.denied', { asked: 'card.issue', because: 'role-missing', roles: 'Operator' }),
        'Ada was refused “Issue card”. Your roles do not allow this. It takes: Operator.',
      ],
      [
        fact('action.denied', { asked: 'card.lock', because: 'state-refuses', state: 'locked' }),
        'Ada was refused “Lock card”. This is not possible while it is locked.',
      ],
      [fact('card.failed', { card: 1042, because: 'card-pulled' }), 'Issuing card 1042 failed: The card was pulled out in the middle.'],
      [fact('card.step-done', { card: 1042, step: 'key-9a' }), 'Card 1042: Authentication key (9A)'],
      [fact('card.step-done', { card: 1042, step: 'engrave' }), 'Card 1042: engrave'],
      [fact('card.lock', { card: 1042, approval: false }), 'Ada locked card 1042; its certificates are revoked'],
      [fact('card.lock', { card: 1042, approval: true }), 'Ada asked for card 1042 to be locked'],
      [fact('card.request', { card: 1042, profile: 'P-256', approval: true }), 'Ada requested card 1042, P-256'],
      [fact('option.change', { option: 'cards-pin-length', value: '7' }), 'Ada set cards-pin-length to 7'],
      [{ ...fact('station.founded', {}), whoName: '' }, 'The organisation was founded at this station'],
      [fact('card.polish', {}), 'Ada: card.polish '],
    ])('%o', (entry, words) => {
      expect(sentence(entry, t)).toBe(words);
    });
  });
});
