import type { FounderParts } from '../house/founder-parts.ts';
import type { House } from '../house/house.ts';
export async function fillDemo(_house: House, { store }: FounderParts): Promise<void> {
  store.transact((writer) =>
    writer.settings.set('demo-accounts', [
      { name: 'Olga Operator', email: 'operator@example.org', roles: 'Operator' },
      { name: 'Anton Approver', email: 'approver@example.org', roles: 'Approver' },
    ]),
  );
}
