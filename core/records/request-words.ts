/** What the fields of a change are called, on the desk's screen and on the approver's phone alike. */
export const requestFields = {
  state: 'State',
  card: 'Card',
  profile: 'Profile',
  certificates: 'Certificates',
  reason: 'Reason',
  roles: 'Roles',
  name: 'Name',
  sortName: 'Sort as',
  email: 'E-mail',
  phone: 'Phone',
  title: 'Title',
  unit: 'Unit',
  photo: 'Photo',
  identifier: 'Identity document seen',
  servicePoint: 'Home',
  password: 'First password',
} as const;
