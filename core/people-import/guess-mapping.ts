import { type Column, type ImportField, type ImportMapping, importFields } from './fields.ts';

/**
 * Titles as registers, spreadsheets and directories (RFC 4519, RFC 2798) write them, in small letters without marks, blanks and signs; the
 * first that is there wins.
 */
const titles: Readonly<Record<ImportField, readonly string[]>> = {
  name: ['displayname', 'fullname', 'name', 'cn', 'commonname', 'vollername', 'nomcomplet', 'nombrecompleto', 'naam'],
  givenName: ['givenname', 'firstname', 'forename', 'vorname', 'prenom', 'nombre', 'voornaam'],
  familyName: ['familyname', 'lastname', 'surname', 'sn', 'nachname', 'familienname', 'nomdefamille', 'nom', 'apellidos', 'achternaam'],
  sortName: ['sortname', 'sortas', 'sortierung'],
  email: ['email', 'mail', 'emailaddress', 'rfc822mailbox', 'emailadresse', 'courriel', 'correo', 'correoelectronico'],
  phone: ['phone', 'telephone', 'telephonenumber', 'phonenumber', 'mobile', 'mobiltelefon', 'telefon', 'telefono', 'tel'],
  title: ['title', 'jobtitle', 'position', 'function', 'titel', 'funktion', 'fonction', 'cargo'],
  unit: ['unit', 'ou', 'department', 'departmentnumber', 'organizationalunitname', 'orgunit', 'abteilung', 'service', 'departamento'],
  identifier: ['identifier', 'identitydocument', 'document', 'ausweis'],
};

const plain = (title: string): string =>
  title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Which column fills which field, by their titles; the operator looks at it and changes what is wrong. No column fills two fields. */
export function guessMapping(columns: readonly Column[]): ImportMapping {
  const free = new Map(columns.toReversed().map(({ key, title }) => [plain(title), key]));
  const guessed: ImportMapping = {};
  for (const field of importFields) {
    const title = titles[field].find((known) => free.has(known));
    const key = title === undefined ? undefined : free.get(title);
    if (title === undefined || key === undefined) continue;
    guessed[field] = key;
    free.delete(title);
  }
  return guessed;
}

/** Does a first line look like titles? One that has an address in it is somebody already. */
export function looksLikeTitles(cells: readonly string[]): boolean {
  const columns = cells.map((title, at) => ({ key: String(at), title }));
  return !cells.some((cell) => cell.includes('@')) && Object.keys(guessMapping(columns)).length > 0;
}
