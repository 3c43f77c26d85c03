import type { Failure, FailureCode } from './table.ts';

/** Thrown by handlers for every expected failure; the router turns it into the reply. Never carries a secret. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly failure: Failure;
  constructor(code: FailureCode, params?: Failure['params'], options?: ErrorOptions & Pick<Failure, 'fields'>) {
    super(code, options);
    const fields = options?.fields;
    this.failure = { code, ...(params === undefined ? {} : { params }), ...(fields === undefined ? {} : { fields }) };
  }
}
