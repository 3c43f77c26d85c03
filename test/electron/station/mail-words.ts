import type { ActionId, ActionInput } from '../../../core/actions/all.ts';
import { newPasswordMail, rolesChangedMail } from '../../../electron/mail/mails.ts';
import type { Mail } from '../../../electron/mail/outbox.ts';
import { requestDecidedMail, requestWaitsMail } from '../../../electron/mail/request-mails.ts';
import type { CellWorld } from '../../use-cases/trial.ts';
import { APPROVER, OPERATOR } from './test-station.ts';

/** What the receiver must have read: the template's words, filled. */
export interface Expected {
  readonly template: (given: never) => Pick<Mail, 'kind' | 'subject' | 'text'>;
  readonly to: string;
  /** As the template fills them; a secret that the station made is taken from the mail itself. */
  readonly words: (text: string) => Pick<Mail, 'kind' | 'subject' | 'text'>;
}

export interface MailEvent {
  readonly what: string;
  /** Brings it about through the router. What comes before it and is mailed too is taken away by `settled`. */
  readonly happens: (world: CellWorld, settled: () => Promise<void>) => Promise<readonly Expected[]>;
}

export const organisation = 'Northwind Institute';
export const HOLDER_CODE = /[0-9]{4} [0-9]{4}/;
export const CALLER_CODE = /[0-9A-Y]{4} [0-9A-Y]{4}/;
export const MADE_SECRET = /[a-z2-9]{4}(?:-[a-z2-9]{4}){3}/;
export const found = (pattern: RegExp, text: string): string => pattern.exec(text)?.[0] ?? 'nothing of its shape';

export const newPassword = (to: string): Expected => ({
  template: newPasswordMail,
  to,
  words: (text) => newPasswordMail({ organisation, password: found(MADE_SECRET, text) }),
});
export const rolesChanged = (to: string, given: readonly string[], taken: readonly string[] = []): Expected => ({
  template: rolesChangedMail,
  to,
  words: () => rolesChangedMail({ organisation, given, taken }),
});
export const waits = (row: number, person: string, requester: string): Expected => ({
  template: requestWaitsMail,
  to: APPROVER.email,
  words: () => requestWaitsMail({ organisation, row, person, requester }),
});
export const decided = (
  row: number,
  person: string,
  more: { readonly decision: 'approved' | 'rejected'; readonly reason?: string },
): Expected => ({
  template: requestDecidedMail,
  to: OPERATOR.email,
  words: () => requestDecidedMail({ organisation, row, person, ...more }),
});

export const numberOf = ({ station }: CellWorld, personId: string): string => station.store.get('person', personId)?.number ?? '';
export const option = (world: CellWorld, id: string, value: boolean | string) => world.station.call('option.change', { id, value });
export const somebody = ({ register }: CellWorld) => register.person('Hugo Holder', { roles: ['Self-service user'] });
export const dayIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

export async function decide<Id extends 'request.approve' | 'request.reject'>(
  world: CellWorld,
  action: Id,
  input: ActionInput<Id>,
): Promise<void> {
  await world.station.signIn(APPROVER);
  await world.station.call(action as ActionId, input as ActionInput<ActionId>);
  await world.station.signIn(OPERATOR);
}

/** A request that the operator made, told to the approver before. */
export async function askForCard(world: CellWorld, settled: () => Promise<void>) {
  const { id: personId } = somebody(world);
  const { requestId = '' } = await world.station.call('card.request', { personId, profileId: 'employee-p256' });
  await settled();
  return { requestId, person: numberOf(world, personId) };
}

export async function batch(world: CellWorld, made: Promise<{ batchId: string }>): Promise<void> {
  await world.station.call('batch.run', { batchId: (await made).batchId });
}
