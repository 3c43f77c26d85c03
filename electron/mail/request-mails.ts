import { credentialRow } from '../../core/roles/credential-table.ts';
import type { Mail } from './outbox.ts';

type Words = Pick<Mail, 'kind' | 'subject' | 'text'>;

interface Asked {
  readonly organisation: string;
  /** Row of the published table that was asked for. */
  readonly row: number;
  /** Number of the person whom it is about: a mail carries no name of theirs. */
  readonly person: string;
}

interface ImportAsked {
  readonly organisation: string;
  /** Name of whoever imported. */
  readonly importer: string;
  readonly requests: number;
}

/** To an approver: something waits. What it is about is shown at the station. */
export function requestWaitsMail({ organisation, row, person, requester }: Asked & { readonly requester: string }): Words {
  const useCase = credentialRow(row).useCase;
  return {
    kind: 'request-waits',
    subject: `${organisation}: ${useCase} waits for your approval`,
    text: [
      `${requester} asks for “${useCase}” for ${person}. Nothing changes until somebody decides.`,
      'Sign in at a station and open Requests: what is, what will be and why stand there, with everything else that waits.',
    ].join('\n\n'),
  };
}

/** To an approver: what a file of people brought waits. It is one mail for the whole file. */
export function importWaitsMail({ organisation, importer, requests }: ImportAsked): Words {
  const [what, they] = requests === 1 ? ['1 request', 'it'] : [`${requests} requests`, 'they'];
  return {
    kind: 'request-waits',
    subject: `${organisation}: ${what} from an import ${requests === 1 ? 'waits' : 'wait'} for your approval`,
    text: [
      `${importer} imported a file of people, and ${what} came of it. Nothing changes until somebody decides.`,
      `Sign in at a station and open Requests: ${they} ${requests === 1 ? 'stands' : 'stand'} there with everything else that waits.`,
    ].join('\n\n'),
  };
}

/** To whoever asked: what came of it. */
export function requestDecidedMail({
  organisation,
  row,
  person,
  decision,
  reason,
}: Asked & { readonly decision: 'approved' | 'rejected'; readonly reason?: string | undefined }): Words {
  const useCase = credentialRow(row).useCase;
  return {
    kind: 'request-decided',
    subject: `${organisation}: ${useCase} was ${decision}`,
    text: [
      decision === 'approved'
        ? `Your request “${useCase}” for ${person} was approved, and the change is carried out.`
        : `Your request “${useCase}” for ${person} was rejected, and nothing was changed.`,
      ...(reason === undefined ? [] : [`Reason: ${reason}`]),
    ].join('\n\n'),
  };
}
