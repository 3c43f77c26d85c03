/** Which kind of record the `cardId` of a certificate or an operation names. */
export function cardKind(of: {
  readonly temporary?: true | undefined;
  readonly virtual?: true | undefined;
}): 'card' | 'temporary-card' | 'virtual-smart-card' {
  if (of.virtual === true) return 'virtual-smart-card';
  return of.temporary === true ? 'temporary-card' : 'card';
}
