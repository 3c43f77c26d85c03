import type { Failure, FailureCode } from '../../../core/failures/table.ts';
import type { CardProfile } from '../../../core/records/card-profile.ts';
import type { Person } from '../../../core/records/records.ts';
import { fromBase64 } from '../../../core/base/bytes.ts';
import { makerFailure, makerInWords, type MakerLook } from './maker.ts';
import { FACIAL_IMAGE_OVERHEAD_BYTES } from '../../../native/piv/objects/facial-image.ts';
import type { PresentCard } from '../../../native/piv/examination.ts';
import type { IdentityKind } from '../../../native/piv/identity.ts';
import { type AlgorithmKey, algorithms } from '../../../native/piv/tables/algorithms.ts';

export interface Check {
  readonly key: string;
  readonly ok: boolean;
  readonly found: string;
  readonly wanted: string;
  readonly failure?: { readonly code: FailureCode; readonly params: Readonly<Record<string, string | number>> };
}

/** Room that the objects of any profile want at most, without the photo; a certificate of RSA-2048 with all its extensions stays below. */
const CERTIFICATE_BYTES = 1_700;
const OBJECTS_BYTES = 3_800;
const SIGNATURE_BYTES = 1_000;

/** Bytes of the longest certificate that a profile can have on a card: those of longer RSA keys hold a longer modulus. */
export function certificateBytes({ keys }: Pick<CardProfile, 'keys'>): number {
  return CERTIFICATE_BYTES + Math.max(...Object.values(keys).map((kind) => algorithms[kind].keyBytes - algorithms.rsa2048.keyBytes), 0);
}

/** Kinds of key that a card is known to make, from its own word or its model; undefined where they have to be tried. */
export function knownAlgorithms({ abilities, model }: PresentCard): readonly string[] | undefined {
  return abilities.algorithms ?? model.algorithms ?? undefined;
}

/** Before anything is asked of the authority: does the whole profile fit this card? Nothing is written and no try is spent. */
export function preflight(present: PresentCard & { readonly maker: MakerLook }, profile: CardProfile): readonly Check[] {
  return [
    identity(present),
    maker(present.maker, profile),
    kindsOfKey(present, profile),
    room(present, profile),
    managementKey(present, profile),
    counters(present),
    apduLength(present),
    factory(present),
  ];
}

function check(key: string, words: readonly [found: string, wanted: string], failure?: FailureCode | Failure): Check {
  const [found, wanted] = words;
  const whole = typeof failure === 'string' ? { code: failure } : failure;
  return { key, found, wanted, ok: whole === undefined, ...(whole === undefined ? {} : { failure: { params: {}, ...whole } }) };
}

const identityWords: Readonly<Record<IdentityKind, string>> = {
  'vendor-serial': 'serial number',
  chip: 'chip number',
  'card-uuid': 'UUID',
};

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

function identity({ identity: found }: PresentCard): Check {
  const words = found === undefined ? 'none; bound by the UUID that is written first' : `${identityWords[found.kind]} ${found.value}`;
  return check('identity', [words, 'serial, chip number or UUID']);
}

function maker(look: MakerLook, profile: CardProfile): Check {
  const wanted = profile.attestationDemanded === true ? 'attested up to a trusted maker' : 'of a trusted maker, where it attests';
  return check('maker', [makerInWords(look), wanted], makerFailure(look, profile));
}

function kindsOfKey(present: PresentCard, profile: CardProfile): Check {
  const wanted = [...new Set(Object.values(profile.keys))];
  const offered = knownAlgorithms(present);
  const missing = offered === undefined ? undefined : wanted.find((kind) => !offered.includes(kind));
  const words = [offered?.map(nameOf).join(', ') ?? 'not said: a key of each kind comes first', wanted.map(nameOf).join(', ')] as const;
  return missing === undefined
    ? check('algorithms', words)
    : check('algorithms', words, { code: 'algorithm-missing', params: { algorithm: nameOf(missing) } });
}

/** As people say it: RSA-2048, ECC P-256. */
export function nameOf(kind: string): string {
  return kind in algorithms ? algorithms[kind as AlgorithmKey].name : kind;
}

function room({ model }: PresentCard, profile: CardProfile): Check {
  const largest = certificateBytes(profile);
  const wanted = OBJECTS_BYTES + 4 * largest;
  const words = [
    model.totalBytes === null ? 'not said: one trial write comes first' : kilobytes(model.totalBytes),
    kilobytes(wanted),
  ] as const;
  if (model.totalBytes !== null && model.totalBytes < wanted)
    return check('room', words, { code: 'no-room', params: { found: model.totalBytes, wanted } });
  if (model.certificateBytes !== null && model.certificateBytes < largest)
    return check('room', words, { code: 'no-room', params: { found: model.certificateBytes, wanted: largest } });
  return check('room', words);
}

function managementKey({ model }: PresentCard, profile: CardProfile): Check {
  const changes = model.managementKeyChange !== 'none';
  const words = [
    changes ? `its own, ${nameOf(model.managementCiphers[0] ?? '')}` : 'cannot be changed',
    profile.supplierKeyKept ? 'supplier’s key kept' : 'its own key',
  ] as const;
  return changes || profile.supplierKeyKept ? check('management-key', words) : check('management-key', words, 'management-key-fixed');
}

function counters({ pin, puk }: PresentCard): Check {
  const words = [`PIN ${pin.triesLeft ?? (pin.blocked ? 0 : '?')}, PUK ${puk?.triesLeft ?? '?'}`, 'not blocked'] as const;
  if (pin.blocked) return check('counters', words, 'pin-blocked');
  return puk?.triesLeft === 0 ? check('counters', words, 'puk-blocked') : check('counters', words);
}

function apduLength({ model }: PresentCard): Check {
  return check('apdu-length', [`${model.commandBytes} bytes a command`, 'chaining or extended length']);
}

/** Where metadata tells, a factory secret that somebody changed is found before a try is spent on it. */
function factory({ puk, pin, abilities, factoryDefaults, management }: PresentCard): Check {
  if (!abilities.metadata) return check('factory', ['not told by the card', 'as delivered']);
  const changed =
    (['pin', 'puk'] as const).find((secret) => !factoryDefaults.includes(secret) && (secret === 'pin' ? pin : puk) !== undefined) ??
    (management !== undefined && !factoryDefaults.includes('management-key') ? 'management key' : undefined);
  if (changed === undefined) return check('factory', ['as delivered', 'as delivered']);
  return check('factory', [`${changed} was changed`, 'as delivered'], {
    code: 'factory-secret-changed',
    params: { secret: changed.toUpperCase() },
  });
}

/** What this card cannot take is said before it starts, and left out. */
export function leftOut({ model, abilities }: PresentCard, { photo }: Pick<Person, 'photo'>): readonly string[] {
  const out: string[] = [];
  const photoBytes = photo === undefined ? 0 : fromBase64(photo).length + FACIAL_IMAGE_OVERHEAD_BYTES + SIGNATURE_BYTES;
  if (photo === undefined) out.push('no-photo');
  else if (model.objectBytes !== null && photoBytes > model.objectBytes) out.push('photo');
  if (!abilities.setTries) out.push('set-tries');
  if (!abilities.attest) out.push('attestation');
  return out;
}
