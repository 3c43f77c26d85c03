/** Ids of the batches that run in this process just now. */
export const running = new Set<string>();
