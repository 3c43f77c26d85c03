/** Why a secret cannot be had. Its message names ids and keys, never a secret. */
export class SecretError extends Error {
  override readonly name = 'SecretError';
  readonly kind: 'unknown' | 'destroyed' | 'key-not-held' | 'not-authentic' | 'malformed';
  constructor(kind: SecretError['kind'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}
