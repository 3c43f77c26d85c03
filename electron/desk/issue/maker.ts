import type { Failure } from '../../../core/failures/table.ts';
import type { CardProfile } from '../../../core/records/card-profile.ts';
import { attestationSigner } from '../../../native/piv/attest-key.ts';
import type { PresentCard } from '../../../native/piv/examination.ts';
import type { PivCard } from '../../../native/piv/piv-card.ts';
import { PivError } from '../../../native/piv/piv-error.ts';
import { type MakerFinding, proveMaker, type TrustedMakers } from '../../../native/piv/prove-maker.ts';

/** What is known of a card's maker. */
export type MakerLook =
  | MakerFinding
  /** No root is trusted here. */
  | { readonly kind: 'unchecked' }
  /** The card has no attestation. */
  | { readonly kind: 'cannot' };

interface Trust {
  readonly makers: TrustedMakers;
  readonly atMs: number;
}

/** Reads the certificate of the attestation key, where it matters, and follows it. Nothing is written and no secret is used. */
export async function lookAtMaker(card: PivCard, { abilities }: Pick<PresentCard, 'abilities'>, trust: Trust): Promise<MakerLook> {
  if (trust.makers.roots.length === 0) return { kind: 'unchecked' };
  if (!abilities.attest) return { kind: 'cannot' };
  try {
    return proveMaker(await attestationSigner(card), trust.makers, trust.atMs);
  } catch (cause) {
    if (!(cause instanceof PivError) || !['key-not-proved', 'answer-malformed', 'content-malformed'].includes(cause.kind)) throw cause;
    return { kind: 'misused', subject: '', why: 'no certificate' };
  }
}

/** Why a card of this maker may not be made with this profile; undefined where it may. A card without attestation may, unless that is demanded. */
export function makerFailure(
  look: MakerLook,
  { attestationDemanded }: CardProfile,
): Required<Pick<Failure, 'code' | 'params'>> | undefined {
  switch (look.kind) {
    case 'proved':
      return undefined;
    case 'unchecked':
      return attestationDemanded === true ? { code: 'attestation-roots-missing', params: {} } : undefined;
    case 'cannot':
      return attestationDemanded === true ? { code: 'attestation-missing', params: {} } : undefined;
    case 'untrusted':
      return { code: 'attestation-untrusted', params: { found: `issued by ${look.issuer}` } };
    case 'misused':
      return { code: 'attestation-untrusted', params: { found: [look.subject, look.why].filter((part) => part !== '').join(': ') } };
    case 'outdated':
      return { code: 'attestation-outdated', params: { subject: look.subject, from: look.from, to: look.to } };
  }
}

/** For the list of what was looked at before anything is written. */
export function makerInWords(look: MakerLook): string {
  switch (look.kind) {
    case 'proved':
      return look.root;
    case 'unchecked':
      return 'not checked: no card maker is trusted here';
    case 'cannot':
      return 'not checked: the card has no attestation';
    case 'untrusted':
      return `issued by ${look.issuer}`;
    case 'misused':
      return look.why;
    case 'outdated':
      return `${look.subject}, ${look.from} to ${look.to}`;
  }
}
