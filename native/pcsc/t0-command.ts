const HEADER_AND_LC = 5;

/**
 * The command as T=0 carries it: a short command with data and Le goes without its Le, and the card answers 61xx
 * (ISO/IEC 7816-3 §12.2.5, case 4S). Everything else is returned as it is.
 */
export function commandForT0(command: Uint8Array): Uint8Array {
  const lc = command[HEADER_AND_LC - 1] ?? 0;
  const hasDataAndLe = lc > 0 && command.length === HEADER_AND_LC + lc + 1;
  return hasDataAndLe ? command.subarray(0, command.length - 1) : command;
}
