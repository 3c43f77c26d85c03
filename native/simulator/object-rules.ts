/** Who may read which object (SP 800-73-5 part 1 table 2). Writing always takes the administration key. */
const FINGERPRINTS = 0x5fc103;
const FACE = 0x5fc108;
const PRINTED = 0x5fc109;
const IRIS = 0x5fc121;
const PAIRING_CODE = 0x5fc123;

/** CHUID, card authentication certificate, discovery, BIT group, secure messaging signer. */
const CONTACTLESS: readonly number[] = [0x5fc102, 0x5fc101, 0x7e, 0x7f61, 0x5fc122];

/** The thirty-six objects of the standard: 5FC101 to 5FC103, 5FC105 to 5FC123, 7E and 7F61. */
export function isKnownObject(tag: number): boolean {
  return tag === 0x7e || tag === 0x7f61 || (tag >= 0x5fc101 && tag <= 0x5fc123 && tag !== 0x5fc104);
}

export function readingNeedsPin(tag: number): boolean {
  return tag === FINGERPRINTS || tag === FACE || tag === PRINTED || tag === IRIS || tag === PAIRING_CODE;
}

/** Without secure messaging there is no virtual contact interface, so contactless reading ends here. */
export function readableContactless(tag: number): boolean {
  return CONTACTLESS.includes(tag);
}
