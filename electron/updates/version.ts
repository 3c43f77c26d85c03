/** Three numbers without leading zeros: what our packages carry. No words behind them, so that there is one order and one spelling. */
export const VERSION = /^(?:0|[1-9]\d{0,5})(?:\.(?:0|[1-9]\d{0,5})){2}$/;

/** Negative where `a` is older than `b`, 0 where they are the same, positive where it is newer. Throws RangeError for anything else. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [numbers(a), numbers(b)];
  const at = left.findIndex((number, index) => number !== right[index]);
  return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
}

function numbers(version: string): readonly number[] {
  if (!VERSION.test(version)) throw new RangeError('version: expected three numbers such as 1.4.0');
  return version.split('.').map(Number);
}
