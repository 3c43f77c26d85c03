/** One line of CSV (RFC 4180); a field that a table program would take for a formula is made plain text. */
export function csvLine(fields: readonly string[]): string {
  const cells = fields.map((field) => `"${(/^[=+\-@\t\r]/.test(field) ? `'${field}` : field).replaceAll('"', '""')}"`);
  return `${cells.join(',')}\r\n`;
}
