import { type ParsedBiometric, parseBiometric } from './cbeff.ts';
import { readElements, required } from './elements.ts';

const OBJECT = 'fingerprints';

/** Content of an object that was created and holds nothing: zero length (SP 800-73-5 part 1 §4.1.1). */
export function noFingerprints(): Uint8Array {
  return new Uint8Array(0);
}

/** Reads a template file's object: CBEFF header, INCITS 378 record, signature. Throws PivError 'content-malformed'. */
export function parseFingerprints(content: Uint8Array): ParsedBiometric {
  return parseBiometric(required(OBJECT, readElements(OBJECT, content), 'biometric'));
}
