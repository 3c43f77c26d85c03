/** A test that shows an option obeyed: the file beside this one, and the beginning of its name. `{value}` stands for any parameter. */
interface Shown {
  readonly file: string;
  readonly test: string;
}
/** What asks the option is not built: the rows of the credentials table that would. */
interface NotBuilt {
  readonly notBuilt: string;
}

const obeyed = (test: string): Shown => ({ file: 'options-obeyed.test.ts', test });
const approval = obeyed('asks an Approver while its option is on and nobody while it is off');
const card = (test: string): Shown => ({ file: 'options-obeyed-cards.test.ts', test });
const row27 = (test: string): Shown => ({ file: 'card-rows.test.ts', test });
const cardApproval: Shown = { file: 'requests.test.ts', test: 'is carried out by the approval, from what is to what will be' };
const temporary = (test: string): Shown => ({ file: 'temporary-cards-rules.test.ts', test });
const job = (test: string): Shown => ({ file: 'jobs.test.ts', test });
const mobileId = (test: string): Shown => ({ file: 'mobile-ids.test.ts', test });
const virtual: NotBuilt = { notBuilt: 'rows 42 and 44, virtual smart cards' };
const single = obeyed('has one value');

/** Every option and where its effect is shown. */
export const optionEffects: Readonly<Record<string, Shown | NotBuilt>> = {
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
  'users-activate-on-creation': obeyed('makes a new person Inactive, without roles'),
  'users-uniqueness-check': obeyed('lets two people be entered with one address'),
  'users-edit-uniqueness-check': obeyed('lets somebody be edited to have another’s address'),
  'users-identifying-field': obeyed('tells people apart by their telephone number'),
  'users-password-delivery': obeyed('delivers the first password'),
  'users-photo-height-px': obeyed('bounds a photo'),
  'users-photo-width-px': obeyed('bounds a photo'),
  'users-photo-size-kb': { file: 'people.test.ts', test: 'refuses a photo larger than the option says' },
  'cards-request-offered': row27('is closed while cards are requested first'),
  'cards-issue-offered': row27('is closed while cards are requested first'),
  'cards-issue-end-state': row27('is in force at once where the option says so'),
  'cards-certificate-authentication': single,
  'cards-certificate-signature': row27('has keys and certificates for what the options name'),
  'cards-certificate-encryption': row27('has keys and certificates for what the options name'),
  'cards-pin-length': card('gives the first PIN of a card its digits'),
  'cards-puk-length': single,
  'cards-pin-delivery': single,
  'cards-puk-delivery': single,
  'cards-multiple-active': card('lets a person have several active cards'),
  'cards-email-before-expiring-days': job('follow the options'),
  'cards-email-each-day': job('follow the options'),
  'temp-cards-validity-days': temporary('lasts as many days as the option says'),
  'temp-cards-pin-length': temporary('is to Active people, one card each unless several are allowed'),
  'temp-cards-encode': temporary('without encoding is a matter of the record alone'),
  'temp-cards-multiple-active': temporary('is to Active people, one card each unless several are allowed'),
  'temp-cards-email-before-expiring-days': job('are reminded of 7 and 3 days before'),
  'temp-cards-email-each-day': job('are reminded of 7 and 3 days before'),
  'mobile-id-validity-years': mobileId('say how many years it is valid'),
  'mobile-id-qr-in-self-service': mobileId('say whether the code is shown'),
  'mobile-id-certificate-authentication': mobileId('say what it is for'),
  'mobile-id-certificate-signature': mobileId('say what it is for'),
  'mobile-id-certificate-encryption': mobileId('say what it is for'),
  'mobile-id-allow-synced': mobileId('say whether a phone may keep copies elsewhere'),
  'mobile-id-email-before-expiring-days': mobileId('is told 60 days before and each of the last days'),
  'mobile-id-email-each-day': mobileId('is told 60 days before and each of the last days'),
  'vsc-validity-years': virtual,
  'vsc-certificate-authentication': virtual,
  'vsc-certificate-signature': virtual,
  'vsc-certificate-encryption': virtual,
  'vsc-pin-min-length': virtual,
  'vsc-pin-max-length': virtual,
  'vsc-pin-upper': virtual,
  'vsc-pin-lower': virtual,
  'vsc-pin-digits': virtual,
  'vsc-pin-special': virtual,
  'idle-lock-seconds': { file: 'sessions.test.ts', test: 'is locked as soon as the changed option says' },
  'kiosk-idle-seconds': { file: 'kiosk.test.ts', test: 'ends by itself after the seconds of both options' },
  'kiosk-warning-seconds': { file: 'kiosk.test.ts', test: 'ends by itself after the seconds of both options' },
  'kiosk-unblock-proof': { file: 'kiosk-proof.test.ts', test: 'is set without the old one once the policy is satisfied' },
  'offline-days': { file: '../../server/sync/away.test.ts', test: 'is offered as many days as the option says' },
  'unblock-remote-caller-check': {
    file: 'remote-unblock.test.ts',
    test: 'gives nothing out before it is proved who is calling, by what the option asks for',
  },
};
