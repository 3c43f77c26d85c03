import { newDocument, pageBytes } from './page.ts';

export interface PinLetter {
  readonly organisation: string;
  readonly servicePoint: string;
  readonly holder: string;
  readonly card: number;
  /** ISO 8601. */
  readonly at: string;
  /** ASCII digits; the caller overwrites them afterwards. */
  readonly pin: Uint8Array;
}

/** The PIN letter, one A4 page, as PDF bytes. Nothing of it is kept here. */
export async function pinLetter(letter: PinLetter): Promise<Uint8Array> {
  const page = await newDocument({ title: `PIN for card ${letter.card}`, author: letter.organisation });
  page.fontSize(11).text(letter.organisation).text(letter.servicePoint).moveDown(3);
  page.text(letter.holder, { paragraphGap: 2 }).moveDown(3);
  page.fontSize(18).text(`The PIN of your card ${letter.card}`).moveDown(0.6);
  page
    .fontSize(11)
    .text('You will be asked for this PIN when you collect the card, and whenever you sign in or sign with it.', { lineGap: 3 })
    .moveDown(1.2);
  page.font('mono').fontSize(30);
  for (const digit of letter.pin) page.text(String.fromCharCode(digit), { continued: true, characterSpacing: 12 });
  page.text('', { continued: false }).font('plain').fontSize(11).moveDown(1.6);
  const advice = [
    'Choose a PIN of your own as soon as you can: at the desk, or when you collect the card.',
    'Nobody at the desk knows this PIN, and nobody will ask you for it. Destroy this letter once you know it by heart.',
    'After several wrong tries in a row the card blocks its PIN. The desk can unblock it with you there.',
  ];
  for (const line of advice) page.text(line, { lineGap: 3 }).moveDown(0.5);
  page
    .moveDown(2)
    .fontSize(9)
    .fillColor('#5a6473')
    .text(`Made ${letter.at.slice(0, 10)}. This station forgets the PIN as soon as the letter is confirmed as printed.`);
  return pageBytes(page);
}
