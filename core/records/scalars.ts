import { z } from 'zod';

/**
 * Their messages say what is wanted: a refusal shows them after "Expected:". Ids are UUIDs made by the station; instants are ISO 8601 in UTC with milliseconds; days are YYYY-MM-DD.
 */
export const recordId = z.uuid('the id of a record');
export const instant = z.iso.datetime({ precision: 3, error: 'a time in UTC with milliseconds' });
export const day = z.iso.date('a day as YYYY-MM-DD');
/** SHA-256. Of a SubjectPublicKeyInfo it ties a signature in the journal to a certificate without naming its holder. */
export const sha256Hex = z.string('32 bytes in hex').regex(/^[0-9a-f]{64}$/, '32 bytes in hex');
export const hex = z.string('bytes in hex').regex(/^(?:[0-9a-f]{2})*$/, 'bytes in hex');
export const base64 = z.base64('bytes in base64');

/** What people type: trimmed, no control characters, a limit that a screen can show. */
export function line(longest: number) {
  const wanted = `a line of 1 to ${longest} characters`;
  return (
    z
      .string(wanted)
      .trim()
      .min(1, wanted)
      .max(longest, wanted)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
      .regex(/^[^\u0000-\u001f\u007f]*$/, wanted)
  );
}
export const optionalLine = (longest: number) => line(longest).optional();
/** What somebody writes to whoever answers: several lines, a limit that a screen can show. */
const words = 'a text of 1 to 1024 characters';
export const comments = z.string(words).trim().min(1, words).max(1024, words);
const anAddress = 'an e-mail address';
/** E-mail in lower case: it is compared as typed by different people. */
export const email = z.string(anAddress).trim().toLowerCase().pipe(z.email(anAddress).max(256, anAddress));
const aPassword = 'a password of 10 to 256 characters';
export const password = z.string(aPassword).min(10, aPassword).max(256, aPassword);
/** A password or key that another program gave out: kept as UTF-8, which knows no half of a surrogate pair. */
export function foreignSecret(longest: number) {
  const wanted = `a text of 1 to ${longest} characters`;
  return z
    .string(wanted)
    .min(1, wanted)
    .max(longest, wanted)
    .refine((text) => !/\p{Surrogate}/u.test(text), wanted);
}
/** Card PIN: 6 to 8 digits (SP 800-73-5 part 2 §2.4.3; PIV knows no length of 4). */
export const pin = z.string('6 to 8 digits').regex(/^[0-9]{6,8}$/, '6 to 8 digits');
