import type { SubjectRule } from '../../core/actions/action.ts';
import { Refusal } from '../../core/failures/refusal.ts';
import type { AccessRequest, ApiKey, Card, Membership, Person, Raid, Request, ServicePoint } from '../../core/records/records.ts';
import type { Reads } from '../store/reads.ts';

/** The records that a call is about. */
export interface Subject {
  readonly servicePointId?: string;
  readonly servicePoint?: ServicePoint;
  readonly person?: Person;
  readonly card?: Card;
  readonly membership?: Membership;
  readonly accessRequest?: AccessRequest;
  readonly apiKey?: ApiKey;
  readonly raid?: Raid;
  readonly request?: Request;
}

interface From {
  readonly reads: Reads;
  /** Where the caller works: a key's service point, or the one that a person's token names. */
  readonly servicePointId: string | undefined;
  readonly personId: string | undefined;
}

type Input = Readonly<Record<string, unknown>>;

/** Loads what the row says the call is about. Throws Refusal('not-found'). */
export async function loadSubject(rule: SubjectRule, input: Input, from: From): Promise<Subject> {
  const { reads } = from;
  const here: Subject = from.servicePointId === undefined ? {} : { servicePointId: from.servicePointId };
  switch (rule.kind) {
    case 'none':
      return {};
    case 'service-point':
      return here;
    case 'self':
      // A key is nobody: the tables refuse it.
      return from.personId === undefined ? here : { person: found(await reads.get('person', from.personId)), ...here };
    case 'at-service-point': {
      const servicePoint = found(await reads.get('service-point', String(input[rule.from])));
      return { servicePoint, servicePointId: servicePoint.id };
    }
    case 'newcomer': {
      const servicePoint = found(await reads.get('service-point', String(input[rule.at])));
      return { person: found(await reads.get('person', String(input[rule.from]))), servicePoint, servicePointId: servicePoint.id };
    }
    case 'draft':
      return input[rule.from] === null ? here : placed('raid', found(await reads.get('raid', String(input[rule.from]))));
    case 'person':
    case 'card':
    case 'membership':
    case 'access-request':
    case 'api-key':
    case 'raid':
    case 'request':
    case 'operation':
    case 'batch':
    case 'import':
    case 'reader':
    case 'temporary-card':
    case 'virtual-smart-card':
    case 'mobile-id':
      return loadPlaced(rule, input, reads);
  }
}

type PlacedRule = Exclude<SubjectRule, { readonly kind: 'none' | 'service-point' | 'self' | 'at-service-point' | 'newcomer' | 'draft' }>;

/** A record that has its home at a service point, by its id. */
async function loadPlaced(rule: PlacedRule, input: Input, reads: Reads): Promise<Subject> {
  switch (rule.kind) {
    case 'person':
      return placed('person', found(await reads.get('person', String(input[rule.from]))));
    case 'card': {
      const card = found(await reads.get('card', String(input[rule.from])));
      const person = await reads.get('person', card.personId);
      return { ...placed('card', card), ...(person === undefined ? {} : { person }) };
    }
    case 'membership':
      return placed('membership', found(await reads.get('membership', String(input[rule.from]))));
    case 'access-request':
      return placed('accessRequest', found(await reads.get('access-request', String(input[rule.from]))));
    case 'api-key':
      return placed('apiKey', found(await reads.get('api-key', String(input[rule.from]))));
    case 'raid':
      return placed('raid', found(await reads.get('raid', String(input[rule.from]))));
    case 'request':
      return placed('request', found(await reads.get('request', String(input[rule.from]))));
    case 'operation':
    case 'batch':
    case 'import':
    case 'reader':
    case 'temporary-card':
    case 'virtual-smart-card':
    case 'mobile-id':
      throw new TypeError(`the server serves no action about a ${rule.kind}`);
  }
}

function placed<Name extends keyof Subject>(name: Name, record: Subject[Name] & { readonly servicePointId: string }): Subject {
  return { [name]: record, servicePointId: record.servicePointId };
}

function found<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Refusal('not-found');
  return value;
}
