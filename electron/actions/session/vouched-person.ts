import { Refusal } from '../../../core/failures/refusal.ts';
import type { Person } from '../../../core/records/records.ts';
import type { SignInProvider, VouchedFor } from '../../openid/sign-in-provider.ts';
import type { Parts } from '../handler.ts';

/**
 * Who of the register that is: by provider and subject, the true key. The first time by an address that the provider verified; from then on
 * the subject is theirs, whatever becomes of the address. Throws Refusal('provider-unknown-person').
 */
export function vouchedPerson(
  { issuer, subject, verifiedEmail }: VouchedFor,
  { name, clientId }: SignInProvider,
  { store, newId, clock }: Pick<Parts, 'store' | 'newId' | 'clock'>,
): Person {
  const known = store.identities.bySubject(issuer, subject);
  const byAddress = known === undefined && verifiedEmail !== undefined ? store.people.byEmail(verifiedEmail) : undefined;
  const person = store.get('person', known?.personId ?? byAddress?.id ?? '');
  if (person === undefined) throw new Refusal('provider-unknown-person', { name });
  if (person.state !== 'active') throw new Refusal('person-not-active', { state: person.state });
  // An address that already belongs to another subject of that provider is nobody new's.
  if (known === undefined && store.identities.byPerson(person.id).some((identity) => identity.issuer === issuer))
    throw new Refusal('provider-unknown-person', { name });
  if (known === undefined)
    store.transact((writer) => {
      const id = newId();
      const set = { id, personId: person.id, issuer, subject, clientId, createdAt: new Date(clock.now()).toISOString() };
      writer.append({
        kind: 'observation',
        action: 'identity.found',
        who: { person: person.id },
        subject: { kind: 'person', id: person.id },
        note: { provider: name },
        changes: [{ record: 'identity', id, set }],
      });
    });
  return person;
}
