import type { Membership } from '../../../core/records/records.ts';
import type { RecordRows } from '../record-rows.ts';

export interface MembershipFinders {
  byPerson(personId: string): readonly Membership[];
  byServicePoint(servicePointId: string): readonly Membership[];
}

export function createMembershipFinders(rows: RecordRows): MembershipFinders {
  return {
    byPerson: (personId) => rows.many('membership', 'WHERE person_id = @personId ORDER BY position', { personId }),
    byServicePoint: (servicePointId) =>
      rows.many('membership', 'WHERE service_point_id = @servicePointId ORDER BY position', { servicePointId }),
  };
}
