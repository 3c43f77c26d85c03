import type { z } from 'zod';
import { importActions } from './import-actions.ts';
import { kioskActions } from './kiosk-actions.ts';
import { keepingActions } from './keeping-actions.ts';
import { mobileActions } from './mobile-actions.ts';
import { syncActions } from './sync-actions.ts';
import { pointActions } from './point-actions.ts';
import { sessionActions } from './session-actions.ts';
import { virtualActions } from './virtual-actions.ts';
import { batchDeletePeople } from './batch/delete-people.ts';
import { batchEditRoles } from './batch/edit-roles.ts';
import { batchExport } from './batch/export.ts';
import { batchFind } from './batch/find.ts';
import { batchIssueCards } from './batch/issue-cards.ts';
import { batchIssueTemporaryCards } from './batch/issue-temporary-cards.ts';
import { batchOpen } from './batch/open.ts';
import { batchRequestCards } from './batch/request-cards.ts';
import { batchResetPasswords } from './batch/reset-passwords.ts';
import { batchRun } from './batch/run.ts';
import { batchStop } from './batch/stop.ts';
import { cardActivate } from './card/activate.ts';
import { cardAnswerRemote } from './card/answer-remote.ts';
import { cardCallStatus } from './card/call-status.ts';
import { cardChangePin } from './card/change-pin.ts';
import { cardCheckCaller } from './card/check-caller.ts';
import { cardConfirmRemote } from './card/confirm-remote.ts';
import { cardDeactivate } from './card/deactivate.ts';
import { cardDiagnose } from './card/diagnose.ts';
import { cardEdit } from './card/edit.ts';
import { cardFind } from './card/find.ts';
import { cardIssue } from './card/issue.ts';
import { cardIssueToPerson } from './card/issue-to-person.ts';
import { cardLeaveRemote } from './card/leave-remote.ts';
import { cardLock } from './card/lock.ts';
import { cardWipe } from './card/wipe.ts';
import { cardOpen } from './card/open.ts';
import { cardPinStatus } from './card/pin-status.ts';
import { cardPreflight } from './card/preflight.ts';
import { cardReactivate } from './card/reactivate.ts';
import { cardReadChip } from './card/read-chip.ts';
import { cardRequest } from './card/request.ts';
import { cardTakeCall } from './card/take-call.ts';
import { cardUnblockPin } from './card/unblock-pin.ts';
import { cardUnblockRemote } from './card/unblock-remote.ts';
import { deskOpen } from './desk/open.ts';
import { deskSearch } from './desk/search.ts';
import { identifierCreate } from './identifier/create.ts';
import { identifierDelete } from './identifier/delete.ts';
import { identifierEdit } from './identifier/edit.ts';
import { journalEntry } from './journal/entry.ts';
import { journalExport } from './journal/export.ts';
import { journalFind } from './journal/find.ts';
import { journalVerify } from './journal/verify.ts';
import { letterConfirmPrinted } from './letter/confirm-printed.ts';
import { letterPrint } from './letter/print.ts';
import { letterRenew } from './letter/renew.ts';
import { mailChangeServer } from './mail/change-server.ts';
import { mailOpen } from './mail/open.ts';
import { mailSendNow } from './mail/send-now.ts';
import { mailTest } from './mail/test.ts';
import { operationCancel } from './operation/cancel.ts';
import { operationDiscard } from './operation/discard.ts';
import { operationFinish } from './operation/finish.ts';
import { operationOpen } from './operation/open.ts';
import { optionChange } from './option/change.ts';
import { optionList } from './option/list.ts';
import { personAppoint } from './person/appoint.ts';
import { personChangePassword } from './person/change-password.ts';
import { personConfirmPasswordLetter } from './person/confirm-password-letter.ts';
import { personCreate } from './person/create.ts';
import { personDeactivate } from './person/deactivate.ts';
import { personEditRoles } from './person/edit-roles.ts';
import { personEdit } from './person/edit.ts';
import { personFind } from './person/find.ts';
import { personIdentifiers } from './person/identifiers.ts';
import { personLock } from './person/lock.ts';
import { personOpen } from './person/open.ts';
import { personReactivate } from './person/reactivate.ts';
import { personResetPassword } from './person/reset-password.ts';
import { readerList } from './reader/list.ts';
import { readerTakeOver } from './reader/take-over.ts';
import { reasonCreate } from './reason/create.ts';
import { reasonDelete } from './reason/delete.ts';
import { reasonEdit } from './reason/edit.ts';
import { reasonList } from './reason/list.ts';
import { reportExportList } from './report/export-list.ts';
import { reportExport } from './report/export.ts';
import { reportOpen } from './report/open.ts';
import { remoteUnblockBegin } from './remote-unblock/begin.ts';
import { remoteUnblockFinish } from './remote-unblock/finish.ts';
import { remoteUnblockLeave } from './remote-unblock/leave.ts';
import { remoteUnblockOpen } from './remote-unblock/open.ts';
import { requestAbort } from './request/abort.ts';
import { requestApprove } from './request/approve.ts';
import { requestFind } from './request/find.ts';
import { requestOpen } from './request/open.ts';
import { requestPostpone } from './request/postpone.ts';
import { requestReject } from './request/reject.ts';
import { roleChangeNarrower } from './role/change-narrower.ts';
import { roleCreateDefault } from './role/create-default.ts';
import { roleDeleteDefaults } from './role/delete-defaults.ts';
import { roleList } from './role/list.ts';
import { roleMakeNarrower } from './role/make-narrower.ts';
import { roleNarrower } from './role/narrower.ts';
import { roleUploadDefaults } from './role/upload-defaults.ts';
import { selfAbortRequest } from './self/abort-request.ts';
import { selfChangePassword } from './self/change-password.ts';
import { selfEditPhoto } from './self/edit-photo.ts';
import { selfForgotPassword } from './self/forgot-password.ts';
import { selfOpen } from './self/open.ts';
import { selfSetForgottenPassword } from './self/set-forgotten-password.ts';
import { selfReaders } from './self/readers.ts';
import { selfUnblockPin } from './self/unblock-pin.ts';
import { stationAnswerJoin } from './station/answer-join.ts';
import { stationConfirmRecoveryPrinted } from './station/confirm-recovery-printed.ts';
import { stationFillDemo } from './station/fill-demo.ts';
import { stationFirstStart } from './station/first-start.ts';
import { stationJoinRequest } from './station/join-request.ts';
import { stationJoin } from './station/join.ts';
import { stationPrintRecoveryCode } from './station/print-recovery-code.ts';
import { stationMakeRecoveryCode } from './station/make-recovery-code.ts';
import { stationRepair } from './station/repair.ts';
import { stationRestore } from './station/restore.ts';
import { stationTakeBackup } from './station/take-backup.ts';
import { stationStatus } from './station/status.ts';
import { temporaryCardAbort } from './temporary-card/abort.ts';
import { temporaryCardAssign } from './temporary-card/assign.ts';
import { temporaryCardExtend } from './temporary-card/extend.ts';
import { temporaryCardFind } from './temporary-card/find.ts';
import { temporaryCardIssue } from './temporary-card/issue.ts';
import { temporaryCardLock } from './temporary-card/lock.ts';
import { temporaryCardWipe } from './temporary-card/wipe.ts';
import { temporaryCardOpen } from './temporary-card/open.ts';
import { temporaryCardRequest } from './temporary-card/request.ts';
import { temporaryCardWithdraw } from './temporary-card/withdraw.ts';

/** Every action there is: the station's whole surface. A handler at the same path serves each; a test holds the two together. */
export const actions = {
  'station.status': stationStatus,
  'station.first-start': stationFirstStart,
  'station.fill-demo': stationFillDemo,
  'station.join-request': stationJoinRequest,
  'station.join': stationJoin,
  'station.answer-join': stationAnswerJoin,
  'station.print-recovery-code': stationPrintRecoveryCode,
  'station.confirm-recovery-printed': stationConfirmRecoveryPrinted,
  'station.make-recovery-code': stationMakeRecoveryCode,
  'station.take-backup': stationTakeBackup,
  'station.restore': stationRestore,
  'station.repair': stationRepair,
  ...sessionActions,
  ...kioskActions,
  'desk.open': deskOpen,
  'desk.search': deskSearch,
  'report.open': reportOpen,
  'report.export': reportExport,
  'report.export-list': reportExportList,
  'person.create': personCreate,
  'person.find': personFind,
  'person.open': personOpen,
  'person.identifiers': personIdentifiers,
  'person.deactivate': personDeactivate,
  'person.reactivate': personReactivate,
  'person.lock': personLock,
  'person.edit': personEdit,
  'person.change-password': personChangePassword,
  'person.reset-password': personResetPassword,
  'person.confirm-password-letter': personConfirmPasswordLetter,
  'person.edit-roles': personEditRoles,
  'person.appoint': personAppoint,
  'role.list': roleList,
  'role.upload-defaults': roleUploadDefaults,
  'role.delete-defaults': roleDeleteDefaults,
  'role.create-default': roleCreateDefault,
  'role.narrower': roleNarrower,
  'role.make-narrower': roleMakeNarrower,
  'role.change-narrower': roleChangeNarrower,
  'reason.list': reasonList,
  'reason.create': reasonCreate,
  'reason.edit': reasonEdit,
  'reason.delete': reasonDelete,
  'identifier.create': identifierCreate,
  'identifier.edit': identifierEdit,
  'identifier.delete': identifierDelete,
  'self.open': selfOpen,
  'self.edit-photo': selfEditPhoto,
  'self.forgot-password': selfForgotPassword,
  'self.set-forgotten-password': selfSetForgottenPassword,
  'self.change-password': selfChangePassword,
  'self.abort-request': selfAbortRequest,
  'self.readers': selfReaders,
  'self.unblock-pin': selfUnblockPin,
  'batch.delete-people': batchDeletePeople,
  'batch.reset-passwords': batchResetPasswords,
  'batch.edit-roles': batchEditRoles,
  'batch.request-cards': batchRequestCards,
  'batch.issue-cards': batchIssueCards,
  'batch.issue-temporary-cards': batchIssueTemporaryCards,
  'batch.run': batchRun,
  'batch.stop': batchStop,
  'batch.export': batchExport,
  'batch.open': batchOpen,
  'batch.find': batchFind,
  'card.request': cardRequest,
  'request.find': requestFind,
  'request.open': requestOpen,
  'request.approve': requestApprove,
  'request.reject': requestReject,
  'request.postpone': requestPostpone,
  'request.abort': requestAbort,
  'card.find': cardFind,
  'card.open': cardOpen,
  'card.preflight': cardPreflight,
  'card.issue': cardIssue,
  'card.issue-to-person': cardIssueToPerson,
  'card.edit': cardEdit,
  'card.diagnose': cardDiagnose,
  'card.read-chip': cardReadChip,
  'card.activate': cardActivate,
  'card.deactivate': cardDeactivate,
  'card.reactivate': cardReactivate,
  'card.lock': cardLock,
  'card.wipe': cardWipe,
  'card.pin-status': cardPinStatus,
  'card.change-pin': cardChangePin,
  'card.unblock-pin': cardUnblockPin,
  'card.unblock-remote': cardUnblockRemote,
  'card.check-caller': cardCheckCaller,
  'card.answer-remote': cardAnswerRemote,
  'card.confirm-remote': cardConfirmRemote,
  'card.leave-remote': cardLeaveRemote,
  'card.take-call': cardTakeCall,
  'card.call-status': cardCallStatus,
  'remote-unblock.begin': remoteUnblockBegin,
  'remote-unblock.finish': remoteUnblockFinish,
  'remote-unblock.leave': remoteUnblockLeave,
  'remote-unblock.open': remoteUnblockOpen,
  'temporary-card.request': temporaryCardRequest,
  'temporary-card.find': temporaryCardFind,
  'temporary-card.open': temporaryCardOpen,
  'temporary-card.issue': temporaryCardIssue,
  'temporary-card.assign': temporaryCardAssign,
  'temporary-card.extend': temporaryCardExtend,
  'temporary-card.withdraw': temporaryCardWithdraw,
  'temporary-card.lock': temporaryCardLock,
  'temporary-card.wipe': temporaryCardWipe,
  'temporary-card.abort': temporaryCardAbort,
  'reader.list': readerList,
  'reader.take-over': readerTakeOver,
  'operation.open': operationOpen,
  'operation.cancel': operationCancel,
  'operation.finish': operationFinish,
  'operation.discard': operationDiscard,
  'letter.print': letterPrint,
  'letter.confirm-printed': letterConfirmPrinted,
  'letter.renew': letterRenew,
  'journal.find': journalFind,
  'journal.entry': journalEntry,
  'journal.verify': journalVerify,
  'journal.export': journalExport,
  'option.list': optionList,
  'option.change': optionChange,
  'mail.open': mailOpen,
  'mail.change-server': mailChangeServer,
  'mail.test': mailTest,
  'mail.send-now': mailSendNow,
  ...importActions,
  ...keepingActions,
  ...pointActions,
  ...syncActions,
  ...virtualActions,
  ...mobileActions,
} as const;

export type ActionId = keyof typeof actions;
export type ActionInput<Id extends ActionId> = z.infer<(typeof actions)[Id]['input']>;
export type ActionOutput<Id extends ActionId> = z.infer<(typeof actions)[Id]['output']>;
