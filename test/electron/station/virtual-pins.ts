/** Secrets that messages carry: nothing may keep them. */
export const VIRTUAL_PINS = ['Qu4rtz-73915', 'Gr4nit-64820'] as const;
