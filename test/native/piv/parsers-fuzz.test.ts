import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tlv } from '../../../core/base/ber-tlv.ts';
import { ascii, concat } from '../../../core/base/bytes.ts';
import { readProperties } from '../../../native/piv/commands/select.ts';
import { explainObject } from '../../../native/piv/explain-object.ts';
import { chipNumberOf } from '../../../native/piv/identity.ts';
import { buildCardCapabilityContainer, parseCardCapabilityContainer } from '../../../native/piv/objects/card-capability-container.ts';
import { parseBiometric } from '../../../native/piv/objects/cbeff.ts';
import { buildCertificateObject, parseCertificateObject } from '../../../native/piv/objects/certificate-object.ts';
import { parseChuid } from '../../../native/piv/objects/chuid.ts';
import { buildDiscovery, parseDiscovery } from '../../../native/piv/objects/discovery.ts';
import { parseFacialImage } from '../../../native/piv/objects/facial-image.ts';
import { decodeFascN } from '../../../native/piv/objects/fasc-n.ts';
import { jpegSize } from '../../../native/piv/objects/jpeg-size.ts';
import { buildKeyHistory, parseKeyHistory } from '../../../native/piv/objects/key-history.ts';
import { parsePrintedInformation } from '../../../native/piv/objects/printed-information.ts';
import {
  dataGroupMapping,
  ldsSecurityObject,
  parseLdsSecurityObject,
  parseSecurityObject,
} from '../../../native/piv/objects/security-object.ts';
import { PivError } from '../../../native/piv/piv-error.ts';
import { type ObjectKey, objects } from '../../../native/piv/tables/objects.ts';
import { rounds } from '../../rounds.ts';
import { someChuid } from './simulated-bench.ts';

const RUNS = rounds(400, 50_000);

/** Whole contents, from which mutants are made. */
const seeds: readonly Uint8Array[] = [
  someChuid(),
  buildCardCapabilityContainer(new Uint8Array(14)),
  buildCertificateObject('certificate-9a', new Uint8Array(300)),
  buildDiscovery(),
  buildKeyHistory({ withOnCardCertificates: 1, withOffCardCertificates: 0 }),
  concat(tlv(0xba, dataGroupMapping(['chuid'])), tlv(0xbb, new Uint8Array(40)), tlv(0xfe)),
  ldsSecurityObject([{ object: 'chuid', content: ascii('x') }]),
  concat(tlv(0xbc, new Uint8Array(120)), tlv(0xfe)),
];

/** Random bytes, or a whole content with some bytes changed, cut off or doubled. */
const mutant = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc
    .tuple(
      fc.constantFrom(...seeds),
      fc.array(fc.tuple(fc.nat(1200), fc.integer({ min: 0, max: 255 })), { maxLength: 6 }),
      fc.nat(1200),
      fc.boolean(),
    )
    .map(([seed, changes, cut, twice]) => {
      const bytes = seed.slice(0, cut < 600 ? seed.length : cut);
      for (const [at, value] of changes) if (bytes.length > 0) bytes[at % bytes.length] = value;
      return twice ? concat(bytes, bytes) : bytes;
    }),
);

const PARSERS: Readonly<Record<string, (bytes: Uint8Array) => unknown>> = {
  CHUID: parseChuid,
  'FASC-N': decodeFascN,
  CCC: parseCardCapabilityContainer,
  discovery: parseDiscovery,
  'key history': parseKeyHistory,
  'printed information': parsePrintedInformation,
  'security object': parseSecurityObject,
  'hash list': parseLdsSecurityObject,
  'facial image': parseFacialImage,
  CBEFF: parseBiometric,
  'certificate object': (bytes) => parseCertificateObject('certificate-9a', bytes),
  'application property template': readProperties,
  CPLC: chipNumberOf,
  'size of a JPEG': jpegSize,
};

describe.each(Object.entries(PARSERS))('the parser of %s', (_name, parse) => {
  it('answers any bytes with a value or a typed error', () => {
    fc.assert(
      fc.property(mutant, (bytes) => {
        try {
          parse(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(PivError);
        }
      }),
      { numRuns: RUNS },
    );
  });
});

describe('the explanation of an object', () => {
  it('never throws, whatever lies there', () => {
    const keys = Object.keys(objects) as ObjectKey[];
    fc.assert(
      fc.property(fc.constantFrom(...keys), mutant, (object, bytes) => {
        expect(Array.isArray(explainObject(object, bytes).explained)).toBe(true);
      }),
      { numRuns: RUNS * 4 },
    );
  });
});
