import type { Walk } from './walk.ts';

/** The authority's certificates and its revocation list, as files; the folder. */
export async function exportAuthority({ page, picture }: Walk): Promise<string> {
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'Certificate authority' }).click();
  await page.getByRole('button', { name: 'Export certificates and revocation list' }).click();
  const words = await page.getByText(/^Written to/).innerText();
  await picture('authority');
  const folder = /^Written to (.*?): /.exec(words)?.[1];
  if (folder === undefined) throw new Error(`expected the folder of the export, got: ${words}`);
  return folder;
}

/** The journal is verified and exported: the files to give to journal:check, in its order. */
export async function journal({ page, picture, say }: Walk): Promise<readonly string[]> {
  say('The journal is verified and exported');
  await page.getByRole('link', { name: 'Journal' }).click();
  await page.getByRole('button', { name: 'Verify' }).click();
  await page.getByText(/^Sound:/).waitFor({ timeout: 60_000 });
  await picture('journal');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const words = await page.getByText(/npm run journal:check/).innerText();
  const folder = /^Written to (.*?)\. Check/.exec(words)?.[1] ?? '';
  const files = /-- (.*)$/s.exec(words)?.[1]?.trim().split(/\s+/) ?? [];
  return files.map((file) => (file.startsWith('/') ? file : `${folder}/${file}`));
}

/** The three tables as enforced; one cell explains itself. */
export async function roles({ page, picture, say }: Walk): Promise<void> {
  say('Who may do what');
  await page.getByRole('link', { name: 'Roles' }).click();
  await page.getByRole('heading', { name: 'Roles' }).waitFor();
  await picture('roles');
}
