/** A day stands for itself, wherever it is read; an instant is told by the clock of the place. Input ISO 8601. */
export const zoneOf = (iso: string): 'UTC' | undefined => (/^\d{4}-\d{2}-\d{2}$/.test(iso) ? 'UTC' : undefined);
