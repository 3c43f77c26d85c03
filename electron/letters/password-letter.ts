import { newDocument, pageBytes } from './page.ts';

export interface PasswordLetter {
  readonly organisation: string;
  readonly servicePoint: string;
  readonly person: string;
  readonly email: string;
  /** ISO 8601. */
  readonly at: string;
  readonly password: string;
}

/** A new password on one A4 page, as PDF bytes. Nothing of it is kept here. */
export async function passwordLetter(letter: PasswordLetter): Promise<Uint8Array> {
  const page = await newDocument({ title: `Password for ${letter.person}`, author: letter.organisation });
  page.fontSize(11).text(letter.organisation).text(letter.servicePoint).moveDown(3);
  page.text(letter.person, { paragraphGap: 2 }).moveDown(3);
  page.fontSize(18).text('Your new password').moveDown(0.6);
  page.fontSize(11).text(`You sign in as ${letter.email}.`, { lineGap: 3 }).moveDown(1.2);
  page.font('mono').fontSize(20).text(letter.password, { characterSpacing: 3 }).font('plain').fontSize(11).moveDown(1.6);
  const advice = [
    'Sign in with it and choose a password of your own, under “My things”. Capital and small letters count; so do the dashes.',
    'Nobody at the desk knows this password, and nobody will ask you for it. Destroy this letter once you have chosen another.',
  ];
  for (const line of advice) page.text(line, { lineGap: 3 }).moveDown(0.5);
  page
    .moveDown(2)
    .fontSize(9)
    .fillColor('#5a6473')
    .text(`Made ${letter.at.slice(0, 10)}. The password before it has ended.`);
  return pageBytes(page);
}
