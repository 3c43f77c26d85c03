/** The roles of both published tables by their published names, and our two house roles. */
export const credentialRoles = [
  'Operator',
  'Self-service user',
  'Approver',
  'Mobile ID manager',
  'Mobile ID self-service user',
  'Virtual smart card manager',
  'Virtual smart card self-service user',
] as const;
export type CredentialRole = (typeof credentialRoles)[number];

/** Roles whose cells reach one's own things only. */
export const selfServiceRoles: readonly CredentialRole[] = [
  'Self-service user',
  'Mobile ID self-service user',
  'Virtual smart card self-service user',
];

export const servicePointRoles = {
  operator: 'Operator',
  servicePointAdmin: 'Service Point Admin',
  servicePointUser: 'Service Point User',
  unauthorised: 'Unauthorised user',
} as const;
export type ServicePointRole = keyof typeof servicePointRoles;

export const houseRoles = ['Administrator', 'Auditor'] as const;
export type HouseRole = (typeof houseRoles)[number];

export function isCredentialRole(name: string): name is CredentialRole {
  return (credentialRoles as readonly string[]).includes(name);
}

export function isHouseRole(name: string): name is HouseRole {
  return (houseRoles as readonly string[]).includes(name);
}
