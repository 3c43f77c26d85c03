import { randomBytes, X509Certificate } from 'node:crypto';
import { toHex } from '../../../core/base/bytes.ts';
import { memoryRecords } from '../../../electron/authority/authority-records.ts';
import { embeddedAuthority } from '../../../electron/authority/embedded.ts';
import { keyIdentifier } from '../../../electron/authority/extensions.ts';
import { makeContentSigner, makeIssuing, makeRoot, subjectNameOf } from '../../../electron/authority/make-organisation.ts';
import { newSigningKey, signerOf } from '../../../electron/authority/signer.ts';
import type { AuthorityRecords } from '../../../core/records/authority-records.ts';

const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
const arc = '2.25.329800735698586629295641978511506172918';
export const policies = { hardware: `${arc}.1`, cardAuthentication: `${arc}.2`, contentSigning: `${arc}.3` };
export const organisation = 'Marine – Łódź';

/** Root, issuing authority and content signer, and the embedded authority over them. */
export function scratchAuthority(
  parts: {
    readonly records?: AuthorityRecords;
    readonly publicUrl?: string | ((keyId: string) => string);
    readonly curve?: 'P-256' | 'P-384';
    readonly startMs?: number;
  } = {},
) {
  const { records = memoryRecords(), curve = 'P-384', startMs = Date.parse('2031-05-04T08:00:00.400Z') } = parts;
  let nowMs = startMs;
  const making = { organisation, nowMs, random };
  const signers = {
    root: signerOf(newSigningKey('P-384')),
    issuing: signerOf(newSigningKey(curve)),
    contentSigner: signerOf(newSigningKey('P-256')),
  };
  const root = makeRoot(signers.root, making);
  const issuing = makeIssuing(signers.issuing.spki, { signer: signers.root, certificate: root }, { ...making, station: 'Desk 1' });
  const above = { signer: signers.issuing, certificate: issuing };
  const contentSigner = makeContentSigner(signers.contentSigner.spki, above, { ...making, policyOids: policies });
  const publicUrl = typeof parts.publicUrl === 'function' ? parts.publicUrl(toHex(keyIdentifier(signers.issuing.spki))) : parts.publicUrl;
  const authority = embeddedAuthority({
    records,
    nowMs: () => nowMs,
    issuer: {
      signer: signers.issuing,
      name: subjectNameOf(issuing),
      notAfterMs: new X509Certificate(issuing).validToDate.getTime(),
      organisation,
      policies,
      random,
      ...(publicUrl === undefined ? {} : { publicUrl }),
    },
  });
  return {
    authority,
    organisation,
    policies,
    root,
    issuing,
    above,
    contentSigner: { signer: signers.contentSigner, certificate: contentSigner },
    now: () => nowMs,
    pass: (ms: number): void => {
      nowMs += ms;
    },
    end: async (): Promise<void> => undefined,
  };
}
