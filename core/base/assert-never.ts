/** Makes the compiler prove that a union is handled whole. */
export function assertNever(value: never): never {
  throw new TypeError(`not expected here: ${JSON.stringify(value)}`);
}
