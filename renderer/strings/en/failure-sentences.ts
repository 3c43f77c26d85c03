/** Three sentences each: what happened; what it means for the card (or the work); what to do next. */
export interface FailureSentences {
  readonly happened: string;
  readonly means: string;
  readonly next: string;
}
