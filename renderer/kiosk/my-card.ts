import type { ActionOutput } from '../../core/actions/all.ts';

export type Seen = ActionOutput<'self.readers'>['readers'];
/** A reader in which a card of whoever is signed in lies. */
export type MyCard = Seen[number] & { readonly card: NonNullable<Seen[number]['card']> };
