/** What each action takes, by hand: who may (`family row`), whether it only reads, and one lawful input. */
export interface ExpectedAction {
  readonly permission: string;
  readonly reads?: true;
  readonly session?: 'anonymous' | 'locked';
  readonly event?: string;
  readonly input: Readonly<Record<string, unknown>>;
}
