import { z } from 'zod';

/** Ids are UUIDs made by the station; instants are ISO 8601 in UTC with milliseconds; days are YYYY-MM-DD. */
export const recordId = z.uuid();
export const instant = z.iso.datetime({ precision: 3 });
export const day = z.iso.date();
export const hex = z.string().regex(/^(?:[0-9a-f]{2})*$/);
export const base64 = z.base64();

/** What people type: trimmed, no control characters, a limit that a screen can show. */
export function line(longest: number) {
  return (
    z
      .string()
      .trim()
      .min(1)
      .max(longest)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
      .regex(/^[^\u0000-\u001f\u007f]*$/)
  );
}
export const optionalLine = (longest: number) => line(longest).optional();
/** E-mail in lower case: it is compared as typed by different people. */
export const email = z.string().trim().toLowerCase().pipe(z.email().max(256));
export const password = z.string().min(10).max(256);
/** Card PIN: 6 to 8 digits (SP 800-73-5 part 2 §2.4.3; PIV knows no length of 4). */
export const pin = z.string().regex(/^[0-9]{6,8}$/);
