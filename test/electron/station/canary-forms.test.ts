import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toBase64, toHex } from '../../../core/base/bytes.ts';
import { formsOf } from './canary-forms.ts';
import { CanaryNet, type Place } from './canary-net.ts';
import { Overheard, filePlaces, saidBy } from './canary-places.ts';
import { TestStation, random } from './test-station.ts';

const SECRET = 'kJ8-vQ2_zt5Lm.wR';
const PIN = '90817263';
const ascii = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));

function netFor(...secrets: readonly (string | Uint8Array)[]): CanaryNet {
  const net = new CanaryNet();
  for (const secret of secrets) net.add({ from: 'planted', bytes: typeof secret === 'string' ? ascii(secret) : secret });
  return net;
}

function amid(inner: Uint8Array, before = 'before ', after = ' after'): Place {
  return { place: 'here', bytes: Uint8Array.from([...ascii(before), ...inner, ...ascii(after)]) };
}

/** The encodings as other programs make them, without a line of the scanner's own. */
const WRITTEN: Readonly<Record<string, (secret: Uint8Array) => Uint8Array>> = {
  'as it is': (secret) => secret,
  hex: (secret) => ascii(toHex(secret)),
  'hex in capitals': (secret) => ascii(toHex(secret).toUpperCase()),
  'base64 alone': (secret) => ascii(toBase64(secret)),
  'base64 after one other byte': (secret) => ascii(toBase64(Uint8Array.of(0x41, ...secret, 0x42, 0x43))),
  'base64 after two other bytes': (secret) => ascii(toBase64(Uint8Array.of(0x41, 0x42, ...secret, 0x43))),
  'base64 after three other bytes': (secret) => ascii(toBase64(Uint8Array.of(1, 2, 3, ...secret, 4, 5))),
  base64url: (secret) => ascii(Buffer.from(secret).toString('base64url')),
  'UTF-16 LE': (secret) => Uint8Array.from(Buffer.from(Buffer.from(secret).toString('latin1'), 'utf16le')),
  'UTF-16 BE': (secret) => Uint8Array.from(Buffer.from(Buffer.from(secret).toString('latin1'), 'utf16le').swap16()),
  reversed: (secret) => Uint8Array.from(secret).reverse(),
};

describe('the search for secrets', () => {
  const secrets = { password: ascii(SECRET), PIN: ascii(PIN), PUK: random(8), 'management key': random(24), 'recovery code': random(20) };
  const cases = Object.entries(secrets).flatMap(([what, bytes]) => Object.keys(WRITTEN).map((form) => ({ what, form, bytes })));

  it.each(cases)('finds a $what written $form, and where', ({ form, bytes }) => {
    const hits = netFor(bytes).search(amid((WRITTEN[form] as (secret: Uint8Array) => Uint8Array)(bytes)));
    expect(hits.length).toBeGreaterThan(0);
    expect(hits.every(({ place, from, offset }) => place === 'here' && from === 'planted' && offset >= 7)).toBe(true);
  });

  it('finds nothing where only a part of a secret stands, or another one', () => {
    const net = netFor(SECRET, PIN, ...Array.from({ length: 300 }, () => random(24)));
    expect(net.search(amid(ascii(SECRET.slice(1))))).toEqual([]);
    expect(net.search(amid(ascii(PIN.slice(0, 7))))).toEqual([]);
    expect(net.search({ place: 'noise', bytes: random(2_000_000) })).toEqual([]);
  });

  it('finds a PIN at the very beginning, at the very end and beside other digits, and not within the hex of a hash or an id', () => {
    const net = netFor(PIN);
    for (const [before, after] of [
      ['', ''],
      ['', ' x'],
      ['pin=', ''],
      ['1', '2'],
      ['"', '"'],
    ] as const)
      expect(net.search(amid(ascii(PIN), before, after)), `${before}…${after}`).toHaveLength(1);
    expect(net.search(amid(ascii(PIN), 'a3f05c7e9b', 'd4e6f8a0b2c4d6e8f0'))).toEqual([]);
    expect(net.search(amid(ascii(PIN), '"f81d4fae-7dec-41d0-a765-0a', '1e"'))).toEqual([]);
  });

  it('refuses to look for what is so short that it would be found by chance', () => {
    expect(() => netFor('123456')).toThrow(RangeError);
  });

  it('looks for every secret in more than ten forms, none of them shorter than eight bytes', () => {
    for (const bytes of Object.values(secrets)) {
      const forms = formsOf(bytes);
      expect(forms.length).toBeGreaterThan(9);
      expect(forms.filter((form) => form.bytes.length < 8)).toEqual([]);
    }
  });
});

describe('a secret planted', () => {
  const net = netFor(SECRET);
  const found = (places: readonly Place[]): readonly string[] => places.flatMap((place) => net.search(place)).map(({ place }) => place);

  it.each(['station.sqlite', 'station.sqlite-wal', 'exports/journal-1/journal.jsonl', 'spool/note.txt'])(
    'in the file %s is found',
    (path) => {
      const folder = mkdtempSync(join(tmpdir(), 'cardwright-canary-'));
      try {
        mkdirSync(join(folder, path, '..'), { recursive: true });
        writeFileSync(join(folder, path), `x${toBase64(ascii(`a${SECRET}`))}`);
        expect(found(filePlaces(folder))).toHaveLength(1);
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );

  it('in the name of a file in the spool is found; what is printed on the paper itself may be read there', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cardwright-canary-'));
    try {
      writeFileSync(join(folder, `letter-${SECRET}.pdf`), SECRET);
      expect(found(filePlaces(folder))).toEqual(['file names']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('in a reply, an event, the log, the console, the name of a print job or an error’s cause is found', async () => {
    const station = await TestStation.open();
    const overheard = new Overheard(station);
    try {
      station.shell.onMessage(async () => JSON.stringify({ ok: true, output: { note: SECRET } }));
      await station.shell.say('{}');
      station.shell.post(JSON.stringify({ event: SECRET }));
      station.logged.push(`a line with ${toHex(ascii(SECRET))}`);
      process.stderr.write(`planted: ${SECRET}\n`);
      station.shell.printed.push({ jobName: SECRET, bytes: 1 });
      await overheard.quietly(Promise.reject(new Error('failed', { cause: new Error(SECRET) })));
      expect(new Set(found(overheard.places()))).toEqual(new Set(['replies', 'events', 'log', 'console', 'print jobs', 'errors']));
    } finally {
      overheard.end();
      await station.close();
    }
  });

  it('in the fields of an error is found', () => {
    expect(found([{ place: 'error', bytes: ascii(saidBy(Object.assign(new Error('failed'), { typed: SECRET }))) }])).toContain('error');
  });
});
