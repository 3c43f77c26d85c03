import { newDocument, pageBytes } from './page.ts';

export interface RecoveryPaper {
  readonly organisation: string;
  readonly station: string;
  /** ISO 8601. */
  readonly at: string;
  /** The code in groups, as read aloud. */
  readonly groups: readonly string[];
}

/** The recovery code on one A4 page, as PDF bytes. */
export async function recoveryPaper(paper: RecoveryPaper): Promise<Uint8Array> {
  const page = await newDocument({ title: `Recovery code of ${paper.organisation}`, author: paper.organisation });
  page.fontSize(18).text(`Recovery code of ${paper.organisation}`).moveDown(0.6);
  page
    .fontSize(11)
    .text(`Made at station ${paper.station} on ${paper.at.slice(0, 10)}.`)
    .moveDown(1.5);
  page.text('Whoever has this code and a backup can bring the organisation back on a new machine, and with it every sealed secret.', {
    lineGap: 3,
  });
  page
    .text('Keep it where you keep what must never be lost and never be seen: a safe, not a desk. It is printed once.', { lineGap: 3 })
    .moveDown(2);
  page.font('mono').fontSize(22);
  for (const group of paper.groups) page.text(group, { characterSpacing: 4, lineGap: 8 });
  page
    .font('plain')
    .fontSize(11)
    .moveDown(2)
    .text('The last sign of every group is a check: a group copied wrongly is named when the code is typed.', { lineGap: 3 });
  return pageBytes(page);
}
