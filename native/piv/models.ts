import { historicalHex } from '../iso7816/answer-to-reset.ts';
import type { CardAbilities } from './abilities.ts';
import type { AsymmetricKind, ManagementCipher } from './tables/algorithms.ts';

/** One kind of card as data. Sizes in bytes; null: the card does not say and has to be tried. Secrets in hex. */
export interface CardModel {
  readonly id: string;
  readonly name: string;
  readonly recognise: {
    /** Historical bytes of the ATR contain this hex. */
    readonly historical?: string;
    readonly extensions?: CardAbilities['extensions'];
    /** Firmware from (inclusive) and below (exclusive), as major.minor.patch. */
    readonly from?: string;
    readonly below?: string;
  };
  /** Room of one object's content. */
  readonly objectBytes: number | null;
  /** Room of all objects together. */
  readonly totalBytes: number | null;
  /** Longest certificate that fits its object uncompressed. */
  readonly certificateBytes: number | null;
  /** Longest data of one command, chained or extended. */
  readonly commandBytes: number;
  /** Kinds of key that it generates; null: to be tried. */
  readonly algorithms: readonly AsymmetricKind[] | null;
  readonly managementKeyChange: 'yubico-ff' | 'none';
  readonly managementCiphers: readonly ManagementCipher[];
  readonly factory: {
    readonly pin: string;
    readonly puk: string;
    /** In the order to be tried; at most two of one cipher, since wrong keys may be counted. */
    readonly managementKeys: readonly { readonly cipher: ManagementCipher; readonly key: string }[];
  };
  /** Usual times to generate one key, in milliseconds, until this station has measured its own. */
  readonly usualMs: Readonly<Partial<Record<AsymmetricKind, number>>>;
}

const COUNTING = '010203040506070801020304050607080102030405060708';
const GLOBALPLATFORM_TEST = '404142434445464748494a4b4c4d4e4f5051525354555657';
const FACTORY_SECRETS = { pin: '313233343536', puk: '3132333435363738' } as const;
const YUBIKEY = '597562694b6579';

const YUBICO = {
  objectBytes: 3052,
  totalBytes: 51200,
  certificateBytes: 3042,
  commandBytes: 3062,
  managementKeyChange: 'yubico-ff',
} as const;

/** The first model that fits counts, so the last two fit every card. */
export const cardModels: readonly CardModel[] = [
  {
    ...YUBICO,
    id: 'yubikey-5.7',
    name: 'YubiKey 5, firmware 5.7 and later',
    recognise: { historical: YUBIKEY, extensions: 'yubico', from: '5.7.0' },
    algorithms: ['rsa1024', 'rsa2048', 'rsa3072', 'rsa4096', 'p256', 'p384', 'ed25519', 'x25519'],
    managementCiphers: ['aes192', 'aes128', 'aes256', 'tripleDes'],
    factory: {
      ...FACTORY_SECRETS,
      managementKeys: [
        { cipher: 'aes192', key: COUNTING },
        { cipher: 'tripleDes', key: COUNTING },
      ],
    },
    usualMs: { rsa2048: 2_500, rsa3072: 6_000, rsa4096: 15_000, p256: 200, p384: 300, ed25519: 200, x25519: 200 },
  },
  {
    ...YUBICO,
    id: 'yubikey-5.4',
    name: 'YubiKey 5, firmware 5.4 to 5.6',
    recognise: { historical: YUBIKEY, extensions: 'yubico', from: '5.4.0', below: '5.7.0' },
    algorithms: ['rsa1024', 'rsa2048', 'p256', 'p384'],
    managementCiphers: ['aes256', 'aes192', 'aes128', 'tripleDes'],
    factory: { ...FACTORY_SECRETS, managementKeys: [{ cipher: 'tripleDes', key: COUNTING }] },
    usualMs: { rsa2048: 5_000, p256: 200, p384: 300 },
  },
  {
    ...YUBICO,
    id: 'yubikey-5',
    name: 'YubiKey 5, firmware 5.0 to 5.3',
    recognise: { historical: YUBIKEY, extensions: 'yubico', from: '5.0.0', below: '5.4.0' },
    algorithms: ['rsa1024', 'rsa2048', 'p256', 'p384'],
    managementCiphers: ['tripleDes'],
    factory: { ...FACTORY_SECRETS, managementKeys: [{ cipher: 'tripleDes', key: COUNTING }] },
    usualMs: { rsa2048: 5_000, p256: 200, p384: 300 },
  },
  {
    ...YUBICO,
    id: 'yubikey-4',
    name: 'YubiKey 4',
    recognise: { extensions: 'yubico', from: '4.0.0', below: '5.0.0' },
    commandBytes: 2038,
    objectBytes: 2028,
    certificateBytes: 2018,
    algorithms: ['rsa1024', 'rsa2048', 'p256', 'p384'],
    managementCiphers: ['tripleDes'],
    factory: { ...FACTORY_SECRETS, managementKeys: [{ cipher: 'tripleDes', key: COUNTING }] },
    usualMs: { rsa2048: 8_000, p256: 300, p384: 500 },
  },
  {
    ...YUBICO,
    id: 'yubikey-neo',
    name: 'YubiKey NEO',
    recognise: { extensions: 'yubico', below: '4.0.0' },
    commandBytes: 1390,
    objectBytes: 1380,
    certificateBytes: 1370,
    algorithms: ['rsa1024', 'rsa2048', 'p256'],
    managementCiphers: ['tripleDes'],
    factory: { ...FACTORY_SECRETS, managementKeys: [{ cipher: 'tripleDes', key: COUNTING }] },
    usualMs: { rsa2048: 20_000, p256: 500 },
  },
  {
    id: 'yubico-extensions',
    name: 'PIV card with Yubico extensions',
    recognise: { extensions: 'yubico' },
    objectBytes: null,
    totalBytes: null,
    certificateBytes: null,
    commandBytes: 3062,
    algorithms: null,
    managementKeyChange: 'yubico-ff',
    managementCiphers: ['aes256', 'aes192', 'aes128', 'tripleDes'],
    factory: {
      ...FACTORY_SECRETS,
      managementKeys: [
        { cipher: 'tripleDes', key: COUNTING },
        { cipher: 'aes192', key: COUNTING },
      ],
    },
    usualMs: { rsa2048: 10_000, p256: 500, p384: 800 },
  },
  {
    id: 'sp800-73',
    name: 'PIV card',
    recognise: {},
    objectBytes: null,
    totalBytes: null,
    certificateBytes: null,
    commandBytes: 16_384,
    algorithms: null,
    managementKeyChange: 'none',
    managementCiphers: [],
    factory: {
      ...FACTORY_SECRETS,
      managementKeys: [
        { cipher: 'tripleDes', key: GLOBALPLATFORM_TEST },
        { cipher: 'tripleDes', key: COUNTING },
        { cipher: 'aes192', key: COUNTING },
        { cipher: 'aes128', key: '404142434445464748494a4b4c4d4e4f' },
      ],
    },
    usualMs: { rsa2048: 10_000, rsa3072: 30_000, p256: 500, p384: 800 },
  },
];

/** The model of a card by its answer to reset and what it can do. A card whose 9B cannot be changed is told so, whatever its model. */
export function modelOf(atr: Uint8Array, abilities: CardAbilities): CardModel {
  const historical = historicalHex(atr);
  const found = cardModels.find(({ recognise }) => fits(recognise, historical, abilities)) ?? lastModel();
  return abilities.setManagementKey ? found : { ...found, managementKeyChange: 'none' };
}

function lastModel(): CardModel {
  const last = cardModels.at(-1);
  if (last === undefined) throw new RangeError('there are no card models');
  return last;
}

function fits({ historical, extensions, from, below }: CardModel['recognise'], found: string, abilities: CardAbilities): boolean {
  if (historical !== undefined && !found.includes(historical)) return false;
  if (extensions !== undefined && extensions !== abilities.extensions) return false;
  const { version } = abilities;
  if (from === undefined && below === undefined) return true;
  if (version === undefined) return false;
  const number = ordered(`${version.major}.${version.minor}.${version.patch}`);
  return (from === undefined || number >= ordered(from)) && (below === undefined || number < ordered(below));
}

function ordered(version: string): number {
  return version.split('.').reduce((value, part) => value * 256 + Number(part), 0);
}

export function cardModelById(id: string): CardModel | undefined {
  return cardModels.find((model) => model.id === id);
}
