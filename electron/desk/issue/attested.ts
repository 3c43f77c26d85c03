import { createPublicKey } from 'node:crypto';
import { Refusal } from '../../../core/failures/refusal.ts';
import type { CardSlot } from '../../../core/records/card-profile.ts';
import type { Card } from '../../../core/records/records.ts';
import { attestationSigner, attestKey } from '../../../native/piv/attest-key.ts';
import { statementFault } from '../../../native/piv/judge-statement.ts';
import { PivError } from '../../../native/piv/piv-error.ts';
import { proveMaker } from '../../../native/piv/prove-maker.ts';
import { type PublicKey, publicKeyOf } from '../../../native/piv/public-key.ts';
import { slots } from '../../../native/piv/tables/slots.ts';
import type { IssueContext } from './context.ts';
import { makerFailure } from './maker.ts';
import { trustedMakers } from './trusted-makers.ts';

/** What is written down of an attested key: the root that it led to. Nothing where no maker was checked. */
type Attested = Readonly<Record<string, string>>;

/**
 * Where the card attests, it must vouch for this very key, as a key of this very card, before a certificate is asked for; where makers are
 * trusted, it must be one of theirs, and speak of slot, card and policies as they are. Throws Refusal.
 */
export async function attested(context: IssueContext, slot: CardSlot, publicKey: PublicKey): Promise<Attested> {
  const { card, present, run, seen, profile } = context;
  if (!present.abilities.attest) {
    if (profile.attestationDemanded === true) throw new Refusal('attestation-missing');
    run.leaveOut('attestation');
    return {};
  }
  const serial = present.identity?.kind === 'vendor-serial' ? { serial: present.identity.value } : {};
  try {
    const signer = (seen.attestationSigner ??= await attestationSigner(card));
    const attestation = await card.attest(slot);
    await attestKey(card, { slot, publicKey, signer, attestation, ...serial });
    return judged(context, { attestation, signer }, { slot, publicKey, ...serial });
  } catch (cause) {
    if (cause instanceof PivError && cause.kind === 'key-not-proved')
      throw new Refusal('key-not-proved', { slot: slot.toUpperCase() }, { cause });
    throw cause;
  }
}

interface Asked {
  readonly slot: CardSlot;
  readonly publicKey: PublicKey;
  readonly serial?: string;
}

/** Keys are made with the card's own policies, which are those that the standard asks of the slot, and no touch. */
function judged(
  { parts, present, profile }: IssueContext,
  statement: { readonly attestation: Uint8Array; readonly signer: Uint8Array },
  asked: Asked,
): Attested {
  const makers = trustedMakers(parts.store);
  const look = makers.roots.length === 0 ? ({ kind: 'unchecked' } as const) : proveMaker(statement.signer, makers, parts.now());
  const failure = makerFailure(look, profile);
  if (failure !== undefined) throw new Refusal(failure.code, failure.params);
  if (look.kind !== 'proved') return {};
  const { version } = present.abilities;
  const wanted = {
    ...asked,
    ...(version === undefined ? {} : { version: `${version.major}.${version.minor}.${version.patch}` }),
    pin: slots[asked.slot].pin,
    touch: 'never',
  } as const;
  const found = statementFault(statement, wanted, parts.now());
  if (found !== undefined) throw new Refusal('attestation-wrong', { slot: asked.slot.toUpperCase(), found });
  return { [findingOf(asked.slot)]: look.fingerprint, 'attested-root': look.root };
}

function findingOf(slot: CardSlot): string {
  return `attested-${slot}`;
}

/** A key that was there before is attested as well, unless it was by a root that is trusted still: who is trusted may have changed since. */
export async function attestedBefore(context: IssueContext, slot: CardSlot, spki: Uint8Array): Promise<void> {
  const { roots } = trustedMakers(context.parts.store);
  if (roots.length === 0 && context.profile.attestationDemanded !== true) return;
  const by = context.finding(findingOf(slot));
  if (roots.some(({ fingerprint }) => fingerprint === by)) return;
  const publicKey = publicKeyOf(createPublicKey({ key: Buffer.from(spki), type: 'spki', format: 'der' }));
  if (publicKey === undefined) throw new TypeError(`expected a public key of PIV in ${slot}`);
  const found = await attested(context, slot, publicKey);
  if (Object.keys(found).length > 0) await context.note(found);
}

/** The root that the attestations of all keys of this card led to; nothing where one of them was not checked. */
export function rootOf(context: IssueContext): Pick<Card, 'attestedBy'> {
  const found = new Set(context.slots.map((slot) => context.finding(findingOf(slot)) ?? ''));
  const [fingerprint = ''] = found;
  const root = context.finding('attested-root') ?? '';
  return found.size === 1 && fingerprint !== '' ? { attestedBy: { root, fingerprint } } : {};
}

/** The root's fingerprint, as the fact of an issue tells it. */
export function rootNote({ attestedBy }: Pick<Card, 'attestedBy'>): { readonly root?: string } {
  return attestedBy === undefined ? {} : { root: attestedBy.fingerprint };
}
