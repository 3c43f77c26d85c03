import type { ActionId } from '../../../core/actions/all.ts';
import { toBase64 } from '../../../core/base/bytes.ts';
import type { Card, TemporaryCard } from '../../../core/records/records.ts';
import { madeCertificate } from '../../native/maker-certificates.ts';
import { Canvas } from '../../../electron/demo/faces/canvas.ts';
import { encodeJpeg } from '../../../electron/demo/faces/jpeg.ts';
import type { Aim, Maker } from './aim.ts';
import { lawfulKioskInputs } from './lawful-kiosk-inputs.ts';
import { lawfulMobileInputs } from './lawful-mobile-inputs.ts';
import { lawfulPointInputs } from './lawful-point-inputs.ts';
import { lawfulVirtualInputs } from './lawful-virtual-inputs.ts';
import { OTHER_READER, PASSWORD, READER } from './test-station.ts';

export type { Aim } from './aim.ts';

/** Secrets that the messages carry: nothing may keep them. */
export const SECRET_PINS = ['73915284', '64820517'] as const;
export const SECRET_CODE = 'QWXYZ 74185 29630 QWXYZ 74185 29630 QWXYZ 74185';
export const SECRET_PASSWORD = 'a secret nobody may keep';

const nothing = () => ({});
const card = (state: Card['state']) => (aim: Aim) => ({ cardId: cardOf(aim, state) });
const temporaryCard = (state: TemporaryCard['state']) => (aim: Aim) => ({
  temporaryCardId: aim.register.temporaryCard(aim.holder, { state, servicePointId: aim.servicePointId }),
});
const request = (aim: Aim) => ({ requestId: requestOf(aim, aim.requester) });
const operation = (aim: Aim) => ({ operationId: aim.register.operation(cardOf(aim, 'approved'), aim.servicePointId) });

/** People of their own for what would end the holder's work. */
const somebody = ({ register, servicePointId }: Aim): string => register.person('Sam Somebody', { servicePointId }).id;
const resting = ({ register, servicePointId }: Aim): string => register.person('Rita Rests', { servicePointId, state: 'inactive' }).id;
const peopleImport = (aim: Aim) => ({ importId: aim.register.peopleImport(aim.servicePointId) });
const batch = (aim: Aim) => ({ batchId: aim.register.batch(somebody(aim), aim.servicePointId) });
/** A grey JPEG of 8 by 8 points. */
const SMALL_PHOTO = toBase64(encodeJpeg(new Canvas(8, 8), 50));

function cardOf({ register, holder, servicePointId }: Aim, state: Card['state']): string {
  return register.card(holder, { state, servicePointId });
}

function requestOf({ register, holder, servicePointId }: Aim, requester: string): string {
  return register.cardRequest(holder, requester, { servicePointId });
}

/** For every action a message that fits its schema and is about new records of the aim. */
export const lawfulInputs: { readonly [Id in ActionId]: Maker<Id> } = {
  'station.status': nothing,
  'station.first-start': () => ({
    organisation: 'Another',
    servicePoint: 'Another',
    station: 'Another',
    operator: { name: 'One', email: 'one@example.org', password: SECRET_PASSWORD },
    approver: { name: 'Two', email: 'two@example.org', password: SECRET_PASSWORD },
  }),
  'station.fill-demo': nothing,
  'station.join-request': () => ({ station: 'Another' }),
  'station.join': () => ({ answer: 'no answer' }),
  'station.answer-join': ({ servicePointId }) => ({ request: 'no request', servicePointId, organisationKeys: false }),
  'station.print-recovery-code': nothing,
  'station.confirm-recovery-printed': nothing,
  'station.make-recovery-code': nothing,
  'station.take-backup': () => ({ at: 0, bytes: 'AAAA', last: false }),
  'station.restore': () => ({ recoveryCode: SECRET_CODE }),
  'station.repair': () => ({ recoveryCode: SECRET_CODE }),
  'session.sign-in': ({ caller }) => ({ email: caller.email, password: PASSWORD }),
  'session.sign-in-by-card': () => ({ reader: READER, pin: '739152' }),
  'session.unlock-by-card': () => ({ reader: READER, pin: '739152' }),
  'session.cards-at-hand': nothing,
  'session.sign-out': nothing,
  'session.lock': nothing,
  'session.unlock': () => ({ password: PASSWORD }),
  'session.active': nothing,
  'view.list': () => ({ list: 'people' }),
  'view.save': () => ({ list: 'people', name: 'Newest', view: { text: '', states: [], hidden: [], sort: { by: 'name', down: false } } }),
  'view.delete': () => ({ list: 'people', name: 'Newest' }),
  'session.switch-service-point': ({ servicePointId }) => ({ servicePointId }),
  'desk.open': nothing,
  'report.open': () => ({ from: '2026-01-01', to: '2026-12-31' }),
  'report.export': () => ({ report: 'waiting', from: '2026-01-01', to: '2026-12-31' }),
  'report.export-list': () => ({ list: 'people', text: '' }),
  'desk.search': () => ({ text: 'a' }),
  'person.create': ({ register }) => ({ name: 'New One', email: `new.${register.here.slice(0, 8)}@example.org` }),
  'person.find': () => ({ text: '', limit: 10 }),
  'person.open': ({ holder }) => ({ personId: holder }),
  'person.identifiers': nothing,
  'person.deactivate': (aim) => ({ personId: aim.holder, reasonId: aim.register.reason('deactivation') }),
  'person.reactivate': (aim) => ({ personId: resting(aim), reasonId: aim.register.reason('reactivation') }),
  'person.lock': (aim) => ({ personId: somebody(aim), reasonId: aim.register.reason('locking') }),
  'person.edit': ({ holder }) => ({ personId: holder, unit: 'Optics' }),
  'person.change-password': () => ({ oldPassword: PASSWORD, newPassword: `${SECRET_PASSWORD} 6` }),
  'person.reset-password': (aim) => ({ personId: somebody(aim), delivery: { letter: false, mail: true } }),
  'person.confirm-password-letter': ({ holder }) => ({ personId: holder }),
  'person.edit-roles': ({ holder }) => ({ personId: holder, roles: ['Self-service user', 'Mobile ID manager'] }),
  'person.appoint': (aim) => ({ personId: somebody(aim), give: ['Auditor'], take: [] }),
  'role.list': nothing,
  'role.upload-defaults': () => ({ csv: 'role,given\nOperator,no\n' }),
  'role.delete-defaults': () => ({ roles: ['Virtual smart card manager'] }),
  'role.create-default': () => ({ role: 'Operator', given: false }),
  'role.narrower': nothing,
  'role.make-narrower': ({ register }) => ({ name: `Narrower ${register.next()}`, parent: 'Operator', useCases: [33], houseRows: [] }),
  'role.change-narrower': ({ register }) => ({ id: register.narrowerRole(), useCases: [33], houseRows: [], inUse: true }),
  'reason.list': nothing,
  'reason.create': ({ register }) => ({ type: 'locking', text: `Because ${register.next()}` }),
  'reason.edit': ({ register }) => ({ reasonId: register.reason('locking'), type: 'locking', text: `Because ${register.next()}` }),
  'reason.delete': ({ register }) => ({ reasonId: register.reason('locking') }),
  'identifier.create': ({ register }) => ({ name: `Paper ${register.next()}` }),
  'identifier.edit': ({ register }) => ({ identifierId: register.identifier(), name: `Paper ${register.next()}` }),
  'identifier.delete': ({ register }) => ({ identifierId: register.identifier() }),
  'self.open': nothing,
  'self.edit-photo': () => ({ photo: SMALL_PHOTO }),
  'self.forgot-password': () => ({ email: 'nobody@example.org' }),
  'self.set-forgotten-password': () => ({
    email: 'nobody@example.org',
    codeSecret: 'abcd-efgh-jkmn-pqrs',
    newPassword: SECRET_PASSWORD,
  }),
  'self.change-password': () => ({ oldPassword: PASSWORD, newPassword: `${SECRET_PASSWORD} 21` }),
  'self.abort-request': (aim) => ({ requestId: requestOf(aim, aim.caller.id) }),
  'self.readers': nothing,
  'self.unblock-pin': () => ({ reader: OTHER_READER, newPin: SECRET_PINS[0] }),
  'batch.delete-people': (aim) => ({ personIds: [somebody(aim)] }),
  'batch.reset-passwords': (aim) => ({ personIds: [somebody(aim)], delivery: { letter: false, mail: true } }),
  'batch.edit-roles': (aim) => ({ personIds: [somebody(aim)], give: ['Mobile ID manager'], take: [] }),
  'batch.request-cards': (aim) => ({ personIds: [somebody(aim)], profileId: 'employee-p256' }),
  'batch.issue-cards': (aim) => ({ cardIds: [cardOf(aim, 'approved')] }),
  'batch.issue-temporary-cards': (aim) => ({ temporaryCardIds: [temporaryCard('requested')(aim).temporaryCardId] }),
  'person.export': ({ holder }) => ({ personId: holder }),
  'letter.renew': () => ({ reader: OTHER_READER }),
  'import.take': () => ({ fileName: 'people.csv', at: 0, bytes: 'bmFtZQo=', last: true }),
  'import.find': () => ({ limit: 10 }),
  'import.open': peopleImport,
  'import.check': (aim) => ({
    ...peopleImport(aim),
    reading: { format: 'csv', delimiter: ',', header: true, mapping: { name: '0' }, existing: 'leave' },
  }),
  'import.run': peopleImport,
  'import.stop': peopleImport,
  'import.drop': peopleImport,
  'import.export-refused': peopleImport,
  'batch.stop': batch,
  'batch.export': batch,
  'batch.run': batch,
  'batch.open': batch,
  'batch.find': () => ({ limit: 10 }),
  'card.request': ({ holder }) => ({ personId: holder, profileId: 'employee-p256' }),
  'request.find': () => ({ limit: 10 }),
  'request.open': request,
  'request.approve': request,
  'request.reject': (aim) => ({ ...request(aim), reason: 'Not now' }),
  'request.postpone': request,
  'request.abort': (aim) => ({ requestId: requestOf(aim, aim.caller.id) }),
  'card.find': () => ({ text: '', limit: 10 }),
  'card.open': card('active'),
  'card.preflight': (aim) => ({ ...card('approved')(aim), reader: OTHER_READER }),
  'card.issue': (aim) => ({ ...card('approved')(aim), reader: OTHER_READER }),
  'card.issue-to-person': ({ holder }) => ({ personId: holder, profileId: 'employee-p256', reader: OTHER_READER }),
  'card.edit': (aim) => ({ ...card('locked')(aim), title: 'Engineer' }),
  'card.diagnose': () => ({ reader: OTHER_READER }),
  'card.read-chip': () => ({ reader: OTHER_READER }),
  'card.activate': (aim) => ({
    ...card('issued')(aim),
    identifierIds: [aim.holder],
    photoCompared: true,
    receipt: 'signature',
    choose: { reader: OTHER_READER, letterPin: SECRET_PINS[0], newPin: SECRET_PINS[1] },
  }),
  'card.deactivate': card('active'),
  'card.reactivate': card('inactive'),
  'card.lock': card('active'),
  'card.wipe': (aim) => ({ ...card('locked')(aim), reader: OTHER_READER, destroys: true }),
  'card.pin-status': () => ({ reader: OTHER_READER }),
  'card.change-pin': () => ({ reader: OTHER_READER, oldPin: SECRET_PINS[0], newPin: SECRET_PINS[1] }),
  'card.unblock-pin': () => ({ reader: OTHER_READER, newPin: SECRET_PINS[0] }),
  'card.unblock-remote': (aim) => ({ ...card('active')(aim), challenge: 'K7QX 2MRD 9TFA' }),
  'card.check-caller': (aim) => ({ ...card('active')(aim), how: 'called-back', codeSecret: SECRET_CODE.slice(0, 29) }),
  'card.take-call': (aim) => ({ ...card('active')(aim), callId: aim.holder }),
  'card.call-status': card('active'),
  'card.answer-remote': card('active'),
  'card.confirm-remote': (aim) => ({ ...card('active')(aim), proof: 'K7QX' }),
  'card.leave-remote': card('active'),
  'remote-unblock.begin': () => ({ reader: OTHER_READER }),
  'remote-unblock.finish': () => ({ responseSecret: SECRET_CODE, newPin: SECRET_PINS[0] }),
  'remote-unblock.leave': nothing,
  'remote-unblock.open': nothing,
  'temporary-card.request': () => ({ count: 2, profileId: 'employee-p256' }),
  'temporary-card.find': () => ({ text: '', limit: 10 }),
  'temporary-card.open': temporaryCard('unassigned'),
  'temporary-card.issue': (aim) => ({ ...temporaryCard('requested')(aim), reader: OTHER_READER }),
  'temporary-card.assign': (aim) => ({
    ...temporaryCard('unassigned')(aim),
    personId: aim.holder,
    encode: { reader: OTHER_READER, newPin: SECRET_PINS[1] },
  }),
  'temporary-card.extend': (aim) => ({
    ...temporaryCard('assigned')(aim),
    encode: { reader: OTHER_READER, newPin: SECRET_PINS[1] },
  }),
  'temporary-card.withdraw': temporaryCard('assigned'),
  'temporary-card.lock': temporaryCard('unassigned'),
  'temporary-card.wipe': (aim) => ({ ...temporaryCard('locked')(aim), reader: OTHER_READER, destroys: true }),
  'temporary-card.abort': temporaryCard('requested'),
  'reader.list': nothing,
  'reader.take-over': () => ({ reader: OTHER_READER, chip: 'vendor-serial:1', destroys: true }),
  'operation.open': operation,
  'operation.cancel': operation,
  'operation.finish': (aim) => ({ ...operation(aim), reader: OTHER_READER }),
  'operation.discard': operation,
  'letter.print': card('issued'),
  'letter.confirm-printed': card('issued'),
  'journal.find': () => ({ limit: 10 }),
  'journal.entry': () => ({ n: 1 }),
  'journal.verify': nothing,
  'journal.export': nothing,
  'option.list': nothing,
  'option.change': () => ({ id: 'idle-lock-seconds', value: 300 }),
  'mail.open': nothing,
  'mail.change-server': () => ({
    host: 'localhost',
    port: 9,
    security: 'none',
    from: 'desk@example.org',
    user: 'desk',
    serverPassword: SECRET_PASSWORD,
  }),
  'mail.test': () => ({ to: 'ada@example.org' }),
  'mail.send-now': nothing,
  'backup.make': nothing,
  'backup.list': nothing,
  'backup.settings': () => ({ everyHours: 24, copies: 3 }),
  'authority.open': nothing,
  'attestation-ca.list': nothing,
  'attestation-ca.trust': ({ register }) => ({ pemSecret: madeCertificate({ name: `Maker ${register.next()}` }).pem }),
  'attestation-ca.distrust': ({ register }) => ({ fingerprint: register.attestationCa() }),
  'authority.export': nothing,
  ...lawfulPointInputs,
  ...lawfulKioskInputs,
  ...lawfulVirtualInputs,
  ...lawfulMobileInputs,
};
