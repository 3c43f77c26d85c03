/** One thing that the search box offers: a record, a page or an action, and the path that it leads to. */
export interface Hit {
  readonly path: string;
  readonly title: string;
  readonly detail: string;
  /** Why it cannot be done, in a sentence; such a hit is shown and cannot be chosen. */
  readonly whyNot?: string;
}
