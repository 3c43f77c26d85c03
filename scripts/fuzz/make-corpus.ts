import { gzipSync, deflateSync } from 'node:zlib';
import jpeg from 'jpeg-js';
import { readTlv, tlv } from '../../core/base/ber-tlv.ts';
import { bigEndian, concat, fromHex } from '../../core/base/bytes.ts';
import { buildFacialImage } from '../../native/piv/objects/facial-image.ts';
import { buildKeyHistory } from '../../native/piv/objects/key-history.ts';
import { type ListedObject, ldsSecurityObject } from '../../native/piv/objects/security-object.ts';
import { parseChuid } from '../../native/piv/objects/chuid.ts';
import { parseSecurityObject } from '../../native/piv/objects/security-object.ts';
import type { ObjectKey } from '../../native/piv/tables/objects.ts';
import type { Corpus } from './corpus.ts';
import { type IssuedCard, issuedCards } from './issued-cards.ts';

/** Seeds from cards that the program itself issued, and a few forms that it reads but never writes. */
export async function makeCorpus(): Promise<Corpus> {
  const cards = await issuedCards();
  const objects = (key: ObjectKey) => cards.flatMap(({ contents }) => contents.get(key) ?? []).filter(({ length }) => length > 0);
  const certificates = [...new Set(cards.flatMap(({ contents }) => [...contents.keys()]))]
    .filter((key) => key.startsWith('certificate-'))
    .flatMap(objects);
  const chuids = objects('chuid');
  const faces = await Promise.all(chuids.slice(0, 2).map(faceOf));
  return {
    ...fromTraffic(cards),
    certificate: [...certificates, ...compressedForms(required(certificates))],
    chuid: chuids,
    'fasc-n': chuids.flatMap((content) => parseChuid(content).fascN ?? []),
    'capability-container': objects('card-capability-container'),
    'security-object': objects('security-object'),
    'hash-list': [
      ldsSecurityObject(listed(required(cards))),
      ...objects('security-object').map((content) => parseSecurityObject(content).signedData),
    ],
    'printed-information': [...objects('printed-information'), tlv(0x88, tlv(0x89, new Uint8Array(24)))],
    'facial-image': faces,
    jpeg: [picture(24, 32), picture(1, 1)],
    discovery: objects('discovery'),
    'key-history': [
      ...objects('key-history'),
      buildKeyHistory({ withOnCardCertificates: 1, withOffCardCertificates: 2, offCardCertificateUrl: HISTORY }),
    ],
    'life-cycle': [tlv(0x9f7f, lifeCycle()), lifeCycle()],
    'reader-features': [concat(...[0x06, 0x07, 0x12].map((tag, at) => tlv(tag, bigEndian(0x4200_0db0 + at, 4))))],
  };
}

const HISTORY = `http://keys.example.org/${'0f'.repeat(32)}`;

/** The traffic's own kinds: every answer with its status word, sorted by the command that got it. */
function fromTraffic(cards: readonly IssuedCard[]) {
  const answers = (ins: number, most = 40) =>
    distinct(
      cards.flatMap(({ traffic }) =>
        traffic.filter(({ command, answer }) => command[1] === ins && answer.length > 2).map(({ answer }) => answer),
      ),
    ).slice(0, most);
  const bare = (ins: number) => answers(ins).map((answer) => answer.slice(0, -2));
  return {
    answer: distinct(cards.flatMap(({ traffic }) => traffic.map(({ answer }) => answer))).slice(0, 200),
    command: distinct(cards.flatMap(({ traffic }) => traffic.map(({ command }) => command)).filter(isPublic)).slice(0, 100),
    atr: distinct(cards.map(({ atr }) => atr)),
    select: bare(0xa4),
    'data-object': answers(0xcb),
    authenticate: bare(0x87),
    'key-pair': bare(0x47),
    metadata: bare(0xf7),
    attestation: distinct(cards.flatMap(({ attestations }) => attestations)),
  };
}

/** Commands that carry no PIN and no key: the corpus is kept in a file. */
const PUBLIC: readonly (number | undefined)[] = [0xa4, 0xcb, 0xc0, 0x47, 0xf7, 0xf9, 0xfd, 0xf8];

function isPublic(command: Uint8Array): boolean {
  return PUBLIC.includes(command[1]);
}

function distinct(seeds: readonly Uint8Array[]): readonly Uint8Array[] {
  return [...new Map(seeds.map((seed) => [Buffer.from(seed).toString('latin1'), seed])).values()];
}

function required<Item>(items: readonly Item[]): Item {
  const [first] = items;
  if (first === undefined) throw new Error('the issued cards gave no such seed');
  return first;
}

function listed({ contents }: IssuedCard): readonly ListedObject[] {
  return (['chuid', 'discovery', 'key-history'] as const).map((object) => ({ object, content: contents.get(object) ?? new Uint8Array(0) }));
}

/** gzip, zlib, and a bomb of 16 MB. */
function compressedForms(content: Uint8Array): readonly Uint8Array[] {
  const certificate = readTlv(content).element.value;
  const wrapped = (stored: Uint8Array) => concat(tlv(0x70, stored), tlv(0x71, Uint8Array.of(1)), tlv(0xfe));
  return [gzipSync(certificate), deflateSync(certificate), gzipSync(new Uint8Array(16_777_216))].map((stored) =>
    wrapped(Uint8Array.from(stored)),
  );
}

function picture(width: number, height: number): Uint8Array {
  const data = Buffer.from(Uint8Array.from({ length: width * height * 4 }, (_, at) => (at * 37) & 0xff));
  return Uint8Array.from(jpeg.encode({ data, width, height }, 50).data);
}

/** The cards of this test have no photo; the program's own builder makes the object, with the CHUID's signature in place of its own. */
function faceOf(chuid: Uint8Array): Promise<Uint8Array> {
  const { fascN, signature } = parseChuid(chuid);
  const header = {
    createdAtMs: Date.UTC(2026, 0, 1),
    validFromMs: Date.UTC(2026, 0, 1),
    validUntilMs: Date.UTC(2031, 0, 1),
    quality: -2,
    creator: 'Cardwright',
    fascN: fascN ?? new Uint8Array(25),
  };
  return buildFacialImage(picture(24, 32), header, async () => signature ?? new Uint8Array(400));
}

/** CPLC of GlobalPlatform, 42 bytes. */
function lifeCycle(): Uint8Array {
  return concat(fromHex('4790 5168 4791 1220 0000 5300 1234 5678 9abc'), new Uint8Array(24).fill(0x11));
}
