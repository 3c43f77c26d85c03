/** A test that shows an option obeyed: its file, beside this one, and its title as it stands there, `%s` included. */
interface Shown {
  readonly file: string;
  readonly test: string;
}

const obeyed = (test: string): Shown => ({ file: 'options-obeyed.test.ts', test });
const approval = obeyed('asks an Approver while its option is on and nobody while it is off');
const card = (test: string): Shown => ({ file: 'options-obeyed-cards.test.ts', test });
const row27 = (test: string): Shown => ({ file: 'card-rows.test.ts', test });
const cardUses = row27('has keys and certificates for what the options name, also when it is taken up after they were changed');
const cardApproval: Shown = { file: 'requests.test.ts', test: 'is carried out by the approval, from what is to what will be' };
const temporary = (test: string): Shown => ({ file: 'temporary-cards-rules.test.ts', test });
const job = (test: string): Shown => ({ file: 'jobs.test.ts', test });
const lentReminders: Shown = {
  file: 'temporary-card-jobs.test.ts',
  test: 'are reminded as the options say, where they are others than the shipped ones',
};
const mobileId = (test: string): Shown => ({ file: 'mobile-ids.test.ts', test });
const virtual = (test: string): Shown => ({ file: 'virtual-options.test.ts', test });
const virtualUses = virtual('say what it has keys for: %s off leaves %s');
const virtualSigns = virtual('say which signs its PIN is made of: %s');
const secrets = card('puts the PIN on a letter and into no mail, and the PUK of eight signs nowhere');

/** Every option and where its effect is shown. */
export const optionEffects: Readonly<Record<string, Shown>> = {
  'users-creation-approval': approval,
  'users-deactivation-approval': approval,
  'users-reactivation-approval': approval,
  'users-locking-approval': approval,
  'users-edit-approval': approval,
  'users-edit-roles-approval': approval,
  'users-edit-photo-approval': approval,
  'cards-request-approval': approval,
  'cards-deactivation-approval': cardApproval,
  'cards-reactivation-approval': cardApproval,
  'cards-locking-approval': cardApproval,
  'cards-batch-request-approval': { file: 'card-batches.test.ts', test: 'asks for approval of each where the option says so' },
  'users-activate-on-creation': obeyed('makes a new person Inactive, without roles, where the option says so; with approval: %s'),
  'users-uniqueness-check': obeyed('lets two people be entered with one address while the check is off'),
  'users-edit-uniqueness-check': obeyed('lets somebody be edited to have another’s address while that check is off'),
  'users-identifying-field': obeyed('tells people apart by their telephone number where that identifies them, also two entered at once'),
  'users-password-delivery': obeyed('delivers the first password as the option says: %s'),
  'users-photo-height-px': obeyed('bounds a photo in both directions, and tells the page how'),
  'users-photo-width-px': obeyed('bounds a photo in both directions, and tells the page how'),
  'users-photo-size-kb': { file: 'people.test.ts', test: 'refuses a photo larger than the option says' },
  'cards-request-offered': row27('is closed while cards are requested first, and the other way round; both ways off is no choice'),
  'cards-issue-offered': row27('is closed while cards are requested first, and the other way round; both ways off is no choice'),
  'cards-issue-end-state': row27('is in force at once where the option says so, and only one of a person'),
  'cards-certificate-authentication': cardUses,
  'cards-certificate-signature': cardUses,
  'cards-certificate-encryption': cardUses,
  'cards-pin-length': card('gives the first PIN of a card its digits'),
  'cards-puk-length': secrets,
  'cards-pin-delivery': secrets,
  'cards-puk-delivery': secrets,
  'cards-multiple-active': card('lets a person have several active cards where the option says so'),
  'cards-email-before-expiring-days': job('follow the options'),
  'cards-email-each-day': job('follow the options'),
  'temp-cards-validity-days': temporary('lasts as many days as the option says, and extending counts from that day on'),
  'temp-cards-pin-length': temporary('is to Active people, one card each unless several are allowed, and refuses what is no PIN'),
  'temp-cards-encode': temporary('without encoding is a matter of the record alone: no reader, no certificates, nothing to wipe'),
  'temp-cards-multiple-active': temporary('is to Active people, one card each unless several are allowed, and refuses what is no PIN'),
  'temp-cards-email-before-expiring-days': lentReminders,
  'temp-cards-email-each-day': lentReminders,
  'mobile-id-validity-years': mobileId('say how many years it is valid'),
  'mobile-id-qr-in-self-service': mobileId('say whether the code is shown, or its address goes by mail'),
  'mobile-id-certificate-authentication': mobileId('say what it is for, and that there is one use at least'),
  'mobile-id-certificate-signature': mobileId('say what it is for, and that there is one use at least'),
  'mobile-id-certificate-encryption': mobileId('say what it is for, and that there is one use at least'),
  'mobile-id-allow-synced': mobileId('say whether a phone may keep copies elsewhere'),
  'mobile-id-email-before-expiring-days': mobileId('is told as the options say, where they are others than the shipped ones'),
  'mobile-id-email-each-day': mobileId('is told as the options say, where they are others than the shipped ones'),
  'vsc-validity-years': virtual('say how many years it is valid'),
  'vsc-certificate-authentication': virtualUses,
  'vsc-certificate-signature': virtualUses,
  'vsc-certificate-encryption': virtual('give it no key for encryption, and take no other value'),
  'vsc-pin-min-length': virtual('say how long its PIN is, at making as at changing'),
  'vsc-pin-max-length': virtual('say how long its PIN is, at making as at changing'),
  'vsc-pin-upper': virtualSigns,
  'vsc-pin-lower': virtualSigns,
  'vsc-pin-digits': virtualSigns,
  'vsc-pin-special': virtualSigns,
  'idle-lock-seconds': { file: 'sessions.test.ts', test: 'is locked as soon as the changed option says' },
  'kiosk-idle-seconds': { file: 'kiosk.test.ts', test: 'ends by itself after the seconds of both options: %i and %i' },
  'kiosk-warning-seconds': { file: 'kiosk.test.ts', test: 'ends by itself after the seconds of both options: %i and %i' },
  'kiosk-unblock-proof': { file: 'kiosk-proof.test.ts', test: 'is set without the old one once the policy is satisfied: %s' },
  'offline-days': { file: '../../server/sync/away.test.ts', test: 'is offered as many days as the option says' },
  'unblock-remote-caller-check': {
    file: 'remote-unblock.test.ts',
    test: 'gives nothing out before it is proved who is calling, by what the option asks for',
  },
};
