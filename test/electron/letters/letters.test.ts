import { beforeEach, describe, expect, it } from 'vitest';
import { type PinLetter, pinLetter } from '../../../electron/letters/pin-letter.ts';
import { recoveryPaper } from '../../../electron/letters/recovery-paper.ts';
import { recoveryGroups } from '../../../electron/secrets/recovery-code.ts';
import { linesOf, popplerSays as run, skipWithoutReading } from './paper-lines.ts';

beforeEach(skipWithoutReading);

/** Right and lower end of everything that is printed, in points. */
function reachOf(pdf: Uint8Array): readonly [right: number, bottom: number] {
  const boxes = [...run('pdftotext', pdf, '-bbox').matchAll(/xMax="([\d.]+)" yMax="([\d.]+)"/g)];
  return [Math.max(...boxes.map(([, right]) => Number(right))), Math.max(...boxes.map(([, , bottom]) => Number(bottom)))];
}

const letter: PinLetter = {
  organisation: 'Marine – Łódź',
  servicePoint: 'Hafen, Pier 7',
  holder: 'Łukasz Ångström',
  card: 1042,
  at: '2031-05-04T08:00:00.000Z',
  pin: Buffer.from('83917264'),
};
/** A4 in points, less an inch of margin. */
const [widest, lowest] = [595.28 - 72, 841.89 - 72];

describe('the PIN letter', () => {
  it('is one A4 page for the right person, with card, place, day and PIN', async () => {
    const pdf = await pinLetter(letter);
    expect(run('pdfinfo', pdf)).toMatch(/Pages: +1\n/);
    expect(run('pdfinfo', pdf)).toMatch(/Page size: +595.28 x 841.89 pts \(A4\)/);
    const lines = linesOf(pdf);
    expect(lines.slice(0, 4)).toEqual(['Marine – Łódź', 'Hafen, Pier 7', 'Łukasz Ångström', 'The PIN of your card 1042']);
    expect(lines.map((line) => line.replaceAll(' ', ''))).toContain('83917264');
    expect(lines.join(' ')).toContain('Made 2031-05-04.');
  });

  it.each(['000000', '123456', '9876543', '00000001'])('shows the PIN %s whole, zeros first', async (pin) => {
    const lines = linesOf(await pinLetter({ ...letter, pin: Buffer.from(pin) }));
    expect(lines.map((line) => line.replaceAll(' ', ''))).toContain(pin);
  });

  it('leaves the PIN with its caller, who overwrites it, and names it in no title', async () => {
    const pin = Buffer.from('83917264');
    const pdf = await pinLetter({ ...letter, pin });
    expect(pin.toString()).toBe('83917264');
    const info = run('pdfinfo', pdf);
    expect(info).toContain('PIN for card 1042');
    expect(info).not.toContain('83917264');
    expect(Buffer.from(pdf).includes('83917264')).toBe(false);
  });

  it.each([
    'Łukasz Ångström',
    'Zoë Núñez–O’Hara',
    'Þórunn Ðæja Øster',
    'Nguyễn Thị Hồng',
    'Şükrü Gökçe İnönü',
    'Ольга Соловьёва',
    'Ђорђе Љубичић',
    'Γιώργος Παπαδόπουλος',
    'Ǩiurâl Čáhput',
  ])('prints the name of %s as it is written', async (holder) => {
    expect(linesOf(await pinLetter({ ...letter, holder }))).toContain(holder);
  });

  it('wraps names that are as long as a record allows, inside the margins of one page', async () => {
    const long = {
      organisation: 'Verein zur Förderung der Seefahrt '.repeat(4).slice(0, 120).trim(),
      servicePoint: 'Ausgabestelle am alten Hafen, '.repeat(9).slice(0, 256).trim(),
      holder: 'Maximiliane Łucja Ångström '.repeat(8).slice(0, 200).trim(),
    };
    const pdf = await pinLetter({ ...letter, ...long });
    const text = linesOf(pdf).join(' ');
    for (const name of Object.values(long)) expect(text).toContain(name);
    expect(run('pdfinfo', pdf)).toMatch(/Pages: +1\n/);
    const [right, bottom] = reachOf(pdf);
    expect(right).toBeLessThanOrEqual(widest + 0.5);
    expect(bottom).toBeLessThanOrEqual(lowest + 0.5);
  });

  it('breaks even a name without any blank inside the margins', async () => {
    const holder = 'Łw'.repeat(100);
    const pdf = await pinLetter({ ...letter, holder });
    expect(linesOf(pdf).join('')).toContain(holder);
    expect(reachOf(pdf)[0]).toBeLessThanOrEqual(widest + 0.5);
  });
});

describe('the recovery paper', () => {
  const groups = recoveryGroups(Uint8Array.from({ length: 20 }, (_, at) => at * 13));

  it('is one A4 page with organisation, station, day and the eight groups in their order', async () => {
    const pdf = await recoveryPaper({ organisation: 'Μαρίνα – Łódź', station: 'Пирс 7', at: '2031-05-04T08:00:00.000Z', groups });
    const lines = linesOf(pdf);
    expect(run('pdfinfo', pdf)).toMatch(/Pages: +1\n/);
    expect(lines.slice(0, 2)).toEqual(['Recovery code of Μαρίνα – Łódź', 'Made at station Пирс 7 on 2031-05-04.']);
    const printed = lines.map((line) => line.replaceAll(' ', ''));
    expect(printed.filter((line) => groups.includes(line))).toEqual(groups);
  });

  it('names the code in no title', async () => {
    const pdf = await recoveryPaper({ organisation: 'Navy', station: 'Desk', at: '2031-05-04T08:00:00.000Z', groups });
    const info = run('pdfinfo', pdf);
    expect(info).toContain('Recovery code of Navy');
    for (const group of groups) expect(info).not.toContain(group);
  });

  it('stays on one page with names as long as a record allows', async () => {
    const pdf = await recoveryPaper({
      organisation: 'Wassersport '.repeat(10).trim(),
      station: 'Kai '.repeat(30).trim(),
      at: '2031-05-04T08:00:00.000Z',
      groups,
    });
    expect(run('pdfinfo', pdf)).toMatch(/Pages: +1\n/);
    expect(reachOf(pdf)[0]).toBeLessThanOrEqual(widest + 0.5);
  });
});
