import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from '../../../core/base/canonical-json.ts';
import { verifyUpdate } from '../../../electron/updates/verify.ts';
import { manifestBy, PACKAGE, RELEASE, releaseKey, signedText } from './release.ts';

const signer = releaseKey();
const files = [PACKAGE];
const refused = (because: string, file?: string) => ({ ok: false, failure: file === undefined ? { because } : { because, file } });
const judge = (change: Partial<Parameters<typeof verifyUpdate>[0]> = {}) =>
  verifyUpdate({ manifest: manifestBy(signer), files, installed: '1.3.9', ...change }, signer.key);
const placesOf = (text: string) => Array.from(text, (_, at) => at);
const signed = (body: unknown) => signedText(signer, `${canonicalJson(body as Json)}\n`);

describe('an update', () => {
  it('is taken when its manifest is signed, its file is the one named and it is newer', () => {
    expect(judge()).toEqual({ ok: true, value: RELEASE });
  });

  it.each(['1.2.0', '1.3.99', '1.3.100000'])('is taken by a station at %s, for numbers count as numbers', (installed) => {
    expect(judge({ installed }).ok).toBe(true);
  });

  it('needs only the files of this system', () => {
    const manifest = manifestBy(signer, { files: [PACKAGE, { ...PACKAGE, name: 'Cardwright-1.4.0.dmg' }] });
    expect(judge({ manifest }).ok).toBe(true);
  });

  it('is refused when another key signed it, also one of the same name', () => {
    expect(judge({ manifest: manifestBy(releaseKey()) })).toEqual(refused('wrong-signature'));
    expect(judge({ manifest: manifestBy(releaseKey('others.example')) })).toEqual(refused('wrong-signature'));
  });

  it('is refused when the signature of the right key stands under another text', () => {
    const [text = ''] = manifestBy(signer, { version: '9.0.0' }).split('\n\n');
    const [, signature = ''] = manifestBy(signer).split('\n\n');
    expect(judge({ manifest: `${text}\n\n${signature}` })).toEqual(refused('wrong-signature'));
  });

  it('is refused with any one character of its manifest changed', () => {
    const good = manifestBy(signer);
    const taken = placesOf(good).filter((at) => {
      const others = ['A', 'B', ' ', '\n'].filter((character) => character !== good[at]);
      return others.some((other) => judge({ manifest: good.slice(0, at) + other + good.slice(at + 1) }).ok);
    });
    expect(taken).toEqual([]);
  });

  it('is refused when its signature is spelled in another way that means the same bytes', () => {
    const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
    const good = manifestBy(signer);
    const last = good.at(-3) ?? '';
    expect(good.slice(-2)).toBe('=\n');
    const manifest = `${good.slice(0, -3)}${digits[digits.indexOf(last) + 1] ?? ''}=\n`;
    expect(judge({ manifest })).toEqual(refused('not-a-note'));
  });

  it('is refused cut off at any place', () => {
    const good = manifestBy(signer);
    expect(placesOf(good).filter((at) => judge({ manifest: good.slice(0, at) }).ok)).toEqual([]);
  });

  it.each([
    ['an altered file', { ...PACKAGE, sha256: `${'ab'.repeat(31)}ac` }, 'altered-file'],
    ['a file of another size', { ...PACKAGE, size: PACKAGE.size + 1 }, 'altered-file'],
    ['a file that the manifest does not name', { ...PACKAGE, name: 'other.deb' }, 'unnamed-file'],
  ])('is refused with %s, also beside a good one', (_, file, because) => {
    expect(judge({ files: [file] })).toEqual(refused(because, file.name));
    expect(judge({ files: [PACKAGE, file] })).toEqual(refused(because, file.name));
  });

  it('is refused with no file at all', () => {
    expect(judge({ files: [] })).toEqual(refused('no-file'));
  });

  it.each([
    ['1.4.1', 'older-version'],
    ['1.10.0', 'older-version'],
    ['2.0.0', 'older-version'],
    ['1.4.0', 'same-version'],
    ['1.1.9', 'installed-too-old'],
  ])('is refused by a station at %s: %s', (installed, because) => {
    expect(judge({ installed })).toEqual(refused(because));
  });

  it('is refused with unknown fields, beside its own or in a file', () => {
    expect(judge({ manifest: signed({ ...RELEASE, run: 'after.sh' }) })).toEqual(refused('unknown-field'));
    expect(judge({ manifest: signed({ ...RELEASE, files: [{ ...PACKAGE, url: 'https://example.org' }] }) })).toEqual(
      refused('unknown-field'),
    );
  });
});

describe('what was signed', () => {
  it.each([
    ['nothing', ''],
    ['a line that is no note', 'Cardwright 1.4.0\n'],
    ['a note without signature', '{}\n\n'],
    ['a note longer than any manifest', manifestBy(signer).padStart(40_000, ' ')],
  ])('is no note: %s', (_, manifest) => {
    expect(judge({ manifest })).toEqual(refused('not-a-note'));
  });

  it.each([
    ['text that is no JSON', 'Cardwright 1.4.0\n'],
    ['a checkpoint of a journal', 'cardwright.example/journal\n12\nq6s=\n'],
    ['JSON that is not canonical', `${JSON.stringify(RELEASE, undefined, 1)}\n`],
    ['a field said twice', `${canonicalJson(RELEASE).replace('{', '{"version":"9.9.9",')}\n`],
  ])('is no manifest: %s', (_, text) => {
    expect(judge({ manifest: signedText(signer, text) })).toEqual(refused('not-a-manifest'));
  });

  it.each([
    ['another kind', { kind: 'cardwright-update-2' }],
    ['a version with words', { version: '1.4.0-beta' }],
    ['a version with a leading zero', { version: '1.04.0' }],
    ['a minimum newer than itself', { minimum: '1.4.0' }],
    ['no files', { files: [] }],
    ['a file twice', { files: [PACKAGE, PACKAGE] }],
    ['a file elsewhere', { files: [{ ...PACKAGE, name: '../cardwright.deb' }] }],
    ['a hash in capitals', { files: [{ ...PACKAGE, sha256: 'AB'.repeat(32) }] }],
    ['an empty file', { files: [{ ...PACKAGE, size: 0 }] }],
  ])('is no manifest: %s', (_, change) => {
    expect(judge({ manifest: signed({ ...RELEASE, ...change }) })).toEqual(refused('not-a-manifest'));
  });

  it('is never nonsense where we sign', () => {
    expect(() => manifestBy(signer, { version: 'next' })).toThrow(/version/);
    expect(() => manifestBy(signer, { minimum: '2.0.0' })).toThrow(/before this one/);
  });
});
