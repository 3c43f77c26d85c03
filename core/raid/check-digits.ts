const CROCKFORD = '0123456789abcdefghjkmnpqrstvwxyz';

/** The check character of ISO 7064 mod 11-2 over digits: 0 to 9 or X. */
export function mod112(digits: string): string {
  let total = 0;
  for (const digit of digits) total = ((total + Number(digit)) * 2) % 11;
  const check = (12 - total) % 11;
  return check === 10 ? 'X' : String(check);
}

/** 16 characters whose last is the check of the first 15: what ORCID and ISNI share. */
function isCheckedName(sixteen: string): boolean {
  return /^\d{15}[\dX]$/.test(sixteen) && mod112(sixteen.slice(0, 15)) === sixteen[15];
}

/** `https://orcid.org/0000-0002-1825-0097` */
export function isOrcid(url: string): boolean {
  const [, name] = /^https:\/\/orcid\.org\/(\d{4}-\d{4}-\d{4}-\d{3}[\dX])$/.exec(url) ?? [];
  return name !== undefined && isCheckedName(name.replaceAll('-', ''));
}

/** `https://isni.org/isni/0000000121032683`; the path's middle part is often left out. */
export function isIsni(url: string): boolean {
  const [, name] = /^https:\/\/(?:www\.)?isni\.org\/(?:isni\/)?(\d{15}[\dX])$/.exec(url) ?? [];
  return name !== undefined && isCheckedName(name);
}

/** The two check digits of a ROR name: ISO 7064 mod 97-10 over Crockford's base 32. */
export function rorCheck(seven: string): string {
  let remainder = 0n;
  for (const letter of seven) remainder = remainder * 32n + BigInt(CROCKFORD.indexOf(letter));
  return String(98n - ((remainder * 100n) % 97n)).padStart(2, '0');
}

/** `https://ror.org/00rqy9422`: 0, six of base 32, two check digits. */
export function isRor(url: string): boolean {
  const [, name] = /^https:\/\/ror\.org\/(0[0-9a-hj-km-np-tv-z]{6}\d{2})$/.exec(url) ?? [];
  return name !== undefined && rorCheck(name.slice(0, 7)) === name.slice(7);
}
