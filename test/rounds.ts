/** How many rounds a random or simulated test runs: few with `npm test`, many with `npm run test:long`. */
export function rounds<Value = number>(usual: Value, long: Value): Value {
  return process.env['CARDWRIGHT_LONG'] === '1' ? long : usual;
}
