import { ascii, bigEndian, concat } from '../../../core/base/bytes.ts';
import { BIOMETRIC_CONTENT_TYPE, type BiometricHeader, type ParsedBiometric, cbeffHeader, parseBiometric } from './cbeff.ts';
import { type CmsSigner, malformed, readElements, required, writeElements } from './elements.ts';
import { jpegSize } from './jpeg-size.ts';

const OBJECT = 'facial-image';
const FACE_FORMAT = 0x0501;
const FACE = 0x000002;
const RAW = 0x20;

export type FaceHeader = Omit<BiometricHeader, 'formatType' | 'biometricType' | 'dataType'>;

/**
 * Facial record around one JPEG (INCITS 385-2004 §5, as profiled by SP 800-76-2):
 * header 14: `FAC\0` `010\0`, record length 4, images 2
 * face block 20: block length 4, feature points 2, gender, eyes, hair, properties 3, expression 2, pose 3, pose uncertainty 3
 * image block 12: type 1, data type 1, width 2, height 2, colour space 1, source 1, device 2, quality 2
 * then the JPEG. Throws PivError 'content-malformed' where it is none.
 */
export function facialRecord(jpeg: Uint8Array): Uint8Array {
  const size = jpegSize(jpeg);
  if (size === undefined) throw malformed(OBJECT, 'the image is not a JPEG');
  const block = concat(faceBlock(20 + 12 + jpeg.length), imageBlock(size), jpeg);
  return concat(ascii('FAC\0'), ascii('010\0'), bigEndian(14 + block.length, 4), bigEndian(1, 2), block);
}

/** Nothing is claimed of gender, colours, properties or pose; expression is neutral. */
function faceBlock(blockBytes: number): Uint8Array {
  const [gender, eyes, hair] = [0, 0, 0];
  return concat(
    bigEndian(blockBytes, 4),
    bigEndian(0, 2),
    Uint8Array.of(gender, eyes, hair),
    new Uint8Array(3),
    bigEndian(NEUTRAL, 2),
    new Uint8Array(6),
  );
}

const NEUTRAL = 1;
const FULL_FRONTAL = 1;
const JPEG = 0;
const RGB_24 = 1;
const GREY_8 = 3;
const DIGITAL_CAMERA = 2;

function imageBlock({
  width,
  height,
  components,
}: {
  readonly width: number;
  readonly height: number;
  readonly components: number;
}): Uint8Array {
  const colours = components === 1 ? GREY_8 : RGB_24;
  return concat(
    Uint8Array.of(FULL_FRONTAL, JPEG),
    bigEndian(width, 2),
    bigEndian(height, 2),
    Uint8Array.of(colours, DIGITAL_CAMERA),
    bigEndian(0, 2),
    bigEndian(0, 2),
  );
}

const MOST_SIGNINGS = 40;

/**
 * Content of the facial image object: header, record and CMS signature over both (SP 800-76-2). `sign` is given
 * BIOMETRIC_CONTENT_TYPE and adds pivFASC-N and entryUUID to what it signs; the certificate stays in the CHUID.
 * The header names the signature's length and is itself signed, and ECDSA signatures differ in length by a byte or two, so signing is
 * repeated until the length that was signed is the length that came. Throws PivError 'content-malformed'.
 */
export async function buildFacialImage(jpeg: Uint8Array, header: FaceHeader, sign: CmsSigner): Promise<Uint8Array> {
  const record = facialRecord(jpeg);
  const whole = { ...header, formatType: FACE_FORMAT, biometricType: FACE, dataType: RAW };
  let signatureBytes = 0;
  for (let round = 0; round < MOST_SIGNINGS; round += 1) {
    const signed = concat(cbeffHeader(whole, record.length, signatureBytes), record);
    const signature = await sign(BIOMETRIC_CONTENT_TYPE, signed);
    if (signature.length === signatureBytes) return writeElements(OBJECT, { biometric: concat(signed, signature) });
    if (round === 0 || round % 8 === 0) signatureBytes = signature.length;
  }
  throw malformed(OBJECT, 'the signature never has the length that was signed');
}

/** Bytes of the object beside JPEG and signature: TLV frames, CBEFF header, facial record. */
export const FACIAL_IMAGE_OVERHEAD_BYTES = 4 + 2 + 88 + 14 + 20 + 12;

export interface ParsedFacialImage extends ParsedBiometric {
  /** The JPEG or JPEG 2000, where the record parses. */
  readonly image?: Uint8Array;
}

/** Throws PivError 'content-malformed'. */
export function parseFacialImage(content: Uint8Array): ParsedFacialImage {
  const biometric = parseBiometric(required(OBJECT, readElements(OBJECT, content), 'biometric'));
  const image = imageOf(biometric.record);
  return image === undefined ? biometric : { ...biometric, image };
}

function imageOf(record: Uint8Array): Uint8Array | undefined {
  if (record.length < 46) return undefined;
  const view = new DataView(record.buffer, record.byteOffset, record.length);
  const featurePoints = view.getUint16(18);
  const at = 14 + 20 + 8 * featurePoints + 12;
  const end = Math.min(14 + view.getUint32(14), record.length);
  return at < end ? record.subarray(at, end) : undefined;
}
