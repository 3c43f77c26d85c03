import { type ActionId, actions } from '../../../core/actions/all.ts';
import type { CanaryDesk } from './canary-desk.ts';
import type { CanaryMint } from './canary-mint.ts';
import { type Aim, lawfulInputs } from './lawful-inputs.ts';
import { OPERATOR } from './test-station.ts';

/** Every action that says that it takes secrets, and the fields of them: a new one is in by itself. */
export const secretFields: readonly (readonly [action: ActionId, fields: readonly string[]])[] = (Object.keys(actions) as ActionId[])
  .map((id) => [id, actions[id].secrets] as const)
  .filter(([, fields]) => fields.length > 0);

type Making = (mint: CanaryMint, field: string) => unknown;

/** Of right form, malformed, of another type, and far too long. */
const MAKINGS: readonly Making[] = [
  (mint, field) => rightForm(mint, field),
  (mint, field) => (isPin(field) ? mint.malformedPin() : mint.shortPassword()),
  (mint, field) => [rightForm(mint, field)],
  (mint, field) => ({ typed: rightForm(mint, field) }),
  (mint, field) => rightForm(mint, field).repeat(40),
];

function isPin(field: string): boolean {
  return /pin$/i.test(field);
}

function rightForm(mint: CanaryMint, field: string): string {
  if (isPin(field)) return mint.pin(`a PIN as ${field}`);
  return /recovery/i.test(field) ? mint.recoveryCode() : mint.password(`a password as ${field}`);
}

/** A message that else fits, with a new secret in each field that takes one. */
function withSecrets(input: object, fields: readonly string[], secret: (field: string) => unknown): object {
  const whole = structuredClone(input) as Record<string, unknown>;
  for (const field of fields) {
    const path = field.split('.');
    const last = path.pop() ?? field;
    let at = whole;
    for (const part of path) {
      at[part] ??= {};
      at = at[part] as Record<string, unknown>;
    }
    at[last] = secret(field);
  }
  return whole;
}

/** Each of them, signed in and not: what a handler does with a secret it was given by somebody who may, or may not. */
export async function everySecretField(desk: CanaryDesk): Promise<void> {
  const { register } = desk;
  const { id: holder } = register.person('Hugo Holder', { roles: ['Self-service user'], memberships: [{}] });
  const caller = { id: register.operator, email: OPERATOR.email };
  const aim: Aim = { register, holder, requester: register.operator, servicePointId: register.here, caller };
  await desk.signIn('operator');
  for (const [action, fields] of secretFields) {
    for (const making of MAKINGS) {
      const input = withSecrets(lawfulInputs[action]?.(aim) ?? {}, fields, (field) => making(desk.mint, field));
      await desk.ask(action, input);
    }
  }
  await desk.station.call('session.sign-out', {});
  for (const [action, fields] of secretFields)
    await desk.ask(
      action,
      withSecrets(lawfulInputs[action]?.(aim) ?? {}, fields, (field) => rightForm(desk.mint, field)),
    );
  await desk.signIn('operator');
}

/** Passwords and codes that the station makes: a new password on paper, a code by mail, a backup with its key. */
export async function madeByTheStation(desk: CanaryDesk): Promise<void> {
  const { register } = desk;
  const { id: personId, email } = register.person('Mara Mail', { roles: ['Self-service user'], memberships: [{}] });
  await desk.ask('self.forgot-password', { email });
  for (const action of ['person.reset-password', 'person.confirm-password-letter'] as const) await desk.ask(action, { personId });
  for (const action of ['backup.make', 'backup.list', 'station.make-recovery-code']) await desk.ask(action as ActionId, {});
}
