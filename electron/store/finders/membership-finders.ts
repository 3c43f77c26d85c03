import type { Membership } from '../../../core/records/records.ts';

export interface MembershipFinders {
  byPerson(personId: string): readonly Membership[];
  byServicePoint(servicePointId: string): readonly Membership[];
}
