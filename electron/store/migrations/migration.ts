/** One step of the schema. It runs once, in one transaction, and is never changed after a release. */
export interface Migration {
  readonly number: number;
  readonly sql: string;
}
