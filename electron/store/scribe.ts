/** Who writes this station's facts. Known once the station has keys. */
export interface Scribe {
  readonly station: string;
  readonly epoch: number;
  /** Ed25519 over the 32 bytes of a fact's hash (or a checkpoint's text): 64 bytes. */
  readonly sign: (message: Uint8Array) => Uint8Array;
  /** Opens a person's data key (32 bytes) by its blob; the caller wipes it. Throws where it was destroyed. */
  readonly dataKey: (blobId: string) => Uint8Array;
}
