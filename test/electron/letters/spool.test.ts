import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pinLetter } from '../../../electron/letters/pin-letter.ts';
import { type Printer, Spool } from '../../../electron/letters/spool.ts';

let folder: string;
let spoolFolder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cardwright-spool-'));
  spoolFolder = join(folder, 'spool');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const noPrinter: Printer = async () => ({ queued: false, where: '' });
const pdf = new Uint8Array(5000).fill(0x41);
const modeOf = (path: string): number => statSync(path).mode & 0o777;

describe('a paper without a printer', () => {
  it('waits as a file that only the own user reads, in a folder that only they open', async () => {
    const spool = new Spool(spoolFolder, noPrinter);
    const { queued, where } = await spool.print('pin-letter-1042', pdf);
    expect([queued, where]).toEqual([false, join(spoolFolder, 'pin-letter-1042.pdf')]);
    expect(readFileSync(where).equals(pdf)).toBe(true);
    expect([modeOf(where), modeOf(spoolFolder)]).toEqual([0o600, 0o700]);
    expect(spool.waiting()).toEqual(['pin-letter-1042']);
  });

  it('is nobody else’s to read even where folder or file were there before with other rights', async () => {
    mkdirSync(spoolFolder, { mode: 0o755 });
    const file = join(spoolFolder, 'pin-letter-1042.pdf');
    writeFileSync(file, 'older', { mode: 0o644 });
    chmodSync(file, 0o644);
    await new Spool(spoolFolder, noPrinter).print('pin-letter-1042', pdf);
    expect([modeOf(file), modeOf(spoolFolder)]).toEqual([0o600, 0o700]);
  });

  it('does not write through a link that somebody laid there', async () => {
    mkdirSync(spoolFolder);
    const elsewhere = join(folder, 'elsewhere');
    writeFileSync(elsewhere, 'mine');
    symlinkSync(elsewhere, join(spoolFolder, 'pin-letter-1042.pdf'));
    await new Spool(spoolFolder, noPrinter).print('pin-letter-1042', pdf);
    expect(readFileSync(elsewhere, 'utf8')).toBe('mine');
  });

  it('has no PIN in its name, and its name leads nowhere else', async () => {
    const spool = new Spool(spoolFolder, noPrinter);
    const letter = { organisation: 'Navy', servicePoint: 'Desk', holder: 'Ada', card: 1042, at: '2031-05-04T08:00:00.000Z' };
    await spool.print('pin-letter-1042', await pinLetter({ ...letter, pin: Buffer.from('83917264') }));
    await spool.print('../../etc/passwd', pdf);
    expect(readdirSync(spoolFolder).sort()).toEqual(['etcpasswd.pdf', 'pin-letter-1042.pdf']);
    expect(readdirSync(folder)).toEqual(['spool']);
    expect(JSON.stringify(readdirSync(spoolFolder))).not.toContain('83917264');
  });

  it('is overwritten in place before it goes', async () => {
    const spool = new Spool(spoolFolder, noPrinter);
    const { where } = await spool.print('pin-letter-1042', pdf);
    const secondName = join(folder, 'the-same-bytes-on-disk');
    linkSync(where, secondName);
    const inode = statSync(where).ino;
    spool.destroy('pin-letter-1042');
    expect(existsSync(where)).toBe(false);
    expect([statSync(secondName).ino, readFileSync(secondName).equals(new Uint8Array(pdf.length))]).toEqual([inode, true]);
    expect(spool.waiting()).toEqual([]);
  });

  it('goes alone: others keep waiting, and going twice does nothing', async () => {
    const spool = new Spool(spoolFolder, noPrinter);
    await spool.print('pin-letter-1042', pdf);
    await spool.print('recovery-code', pdf);
    spool.destroy('pin-letter-1042');
    spool.destroy('pin-letter-1042');
    spool.destroy('pin-letter-7');
    expect(new Spool(spoolFolder, noPrinter).waiting()).toEqual(['recovery-code']);
  });

  it('is replaced by the same paper printed again, the earlier one overwritten', async () => {
    const spool = new Spool(spoolFolder, noPrinter);
    const earlier = join(folder, 'the-earlier-bytes-on-disk');
    linkSync((await spool.print('recovery-code', pdf)).where, earlier);
    const { where } = await spool.print('recovery-code', pdf.slice(0, 10));
    expect(readFileSync(where)).toHaveLength(10);
    expect(readFileSync(earlier).equals(new Uint8Array(pdf.length))).toBe(true);
  });
});

describe('a paper with a printer', () => {
  it('goes to the printer under its name and leaves no file', async () => {
    const printed: unknown[] = [];
    const printer: Printer = async (bytes, options) => {
      printed.push([bytes.length, options]);
      return { queued: true, where: 'Brother in the corner' };
    };
    const spool = new Spool(spoolFolder, printer);
    expect(await spool.print('pin-letter-1042', pdf)).toEqual({ queued: true, where: 'Brother in the corner' });
    expect(printed).toEqual([[pdf.length, { jobName: 'pin-letter-1042' }]]);
    expect(existsSync(spoolFolder)).toBe(false);
    expect(spool.waiting()).toEqual([]);
    expect(() => spool.destroy('pin-letter-1042')).not.toThrow();
  });

  it('is refused when the printer fails, and no file is left', async () => {
    const spool = new Spool(spoolFolder, async () => {
      throw new Error('out of toner');
    });
    await expect(spool.print('pin-letter-1042', pdf)).rejects.toMatchObject({ failure: { code: 'printer-refused' } });
    expect(existsSync(spoolFolder)).toBe(false);
  });
});
