/** Something that the station does by itself, again and again. It looks at what there is to do and may be run at any time. */
export interface Job {
  readonly name: string;
  readonly everyMs: number;
  /** Not at the start too, but first after one interval. */
  readonly later?: true;
  readonly run: () => void | Promise<void>;
}
