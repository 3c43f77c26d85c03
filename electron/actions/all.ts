import type { ActionId } from '../../core/actions/all.ts';
import { authorityExport } from './authority/export.ts';
import { authorityOpen } from './authority/open.ts';
import { cardActivate } from './card/activate.ts';
import { cardChangePin } from './card/change-pin.ts';
import { cardDeactivate } from './card/deactivate.ts';
import { cardFind } from './card/find.ts';
import { cardIssue } from './card/issue.ts';
import { cardLock } from './card/lock.ts';
import { cardOpen } from './card/open.ts';
import { cardPinStatus } from './card/pin-status.ts';
import { cardPreflight } from './card/preflight.ts';
import { cardReactivate } from './card/reactivate.ts';
import { cardReadChip } from './card/read-chip.ts';
import { cardRequest } from './card/request.ts';
import { cardUnblockPin } from './card/unblock-pin.ts';
import { deskOpen } from './desk/open.ts';
import { deskSearch } from './desk/search.ts';
import { journalEntry } from './journal/entry.ts';
import { journalExport } from './journal/export.ts';
import { journalFind } from './journal/find.ts';
import { journalVerify } from './journal/verify.ts';
import { letterConfirmPrinted } from './letter/confirm-printed.ts';
import { letterPrint } from './letter/print.ts';
import { operationCancel } from './operation/cancel.ts';
import { operationDiscard } from './operation/discard.ts';
import { operationFinish } from './operation/finish.ts';
import { operationOpen } from './operation/open.ts';
import { optionChange } from './option/change.ts';
import { optionList } from './option/list.ts';
import { personCreate } from './person/create.ts';
import { personFind } from './person/find.ts';
import { personIdentifiers } from './person/identifiers.ts';
import { personOpen } from './person/open.ts';
import { readerList } from './reader/list.ts';
import { requestAbort } from './request/abort.ts';
import { requestApprove } from './request/approve.ts';
import { requestFind } from './request/find.ts';
import { requestOpen } from './request/open.ts';
import { requestPostpone } from './request/postpone.ts';
import { requestReject } from './request/reject.ts';
import { sessionActive } from './session/active.ts';
import { sessionLock } from './session/lock.ts';
import { sessionSignIn } from './session/sign-in.ts';
import { sessionSignOut } from './session/sign-out.ts';
import { sessionSwitchServicePoint } from './session/switch-service-point.ts';
import { sessionUnlock } from './session/unlock.ts';
import { stationAnswerJoin } from './station/answer-join.ts';
import { stationConfirmRecoveryPrinted } from './station/confirm-recovery-printed.ts';
import { stationFillDemo } from './station/fill-demo.ts';
import { stationFirstStart } from './station/first-start.ts';
import { stationJoin } from './station/join.ts';
import { stationJoinRequest } from './station/join-request.ts';
import { stationPrintRecoveryCode } from './station/print-recovery-code.ts';
import { stationStatus } from './station/status.ts';
import type { Handler } from './handler.ts';

/** The handler of every action, at the same path as its row. */
export const handlers: { readonly [Id in ActionId]: Handler<Id> } = {
  'station.status': stationStatus,
  'station.first-start': stationFirstStart,
  'station.fill-demo': stationFillDemo,
  'station.join-request': stationJoinRequest,
  'station.join': stationJoin,
  'station.answer-join': stationAnswerJoin,
  'station.print-recovery-code': stationPrintRecoveryCode,
  'station.confirm-recovery-printed': stationConfirmRecoveryPrinted,
  'session.sign-in': sessionSignIn,
  'session.sign-out': sessionSignOut,
  'session.lock': sessionLock,
  'session.unlock': sessionUnlock,
  'session.active': sessionActive,
  'session.switch-service-point': sessionSwitchServicePoint,
  'desk.open': deskOpen,
  'desk.search': deskSearch,
  'person.create': personCreate,
  'person.find': personFind,
  'person.open': personOpen,
  'person.identifiers': personIdentifiers,
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
  'card.read-chip': cardReadChip,
  'card.activate': cardActivate,
  'card.deactivate': cardDeactivate,
  'card.reactivate': cardReactivate,
  'card.lock': cardLock,
  'card.pin-status': cardPinStatus,
  'card.change-pin': cardChangePin,
  'card.unblock-pin': cardUnblockPin,
  'reader.list': readerList,
  'operation.open': operationOpen,
  'operation.cancel': operationCancel,
  'operation.finish': operationFinish,
  'operation.discard': operationDiscard,
  'letter.print': letterPrint,
  'letter.confirm-printed': letterConfirmPrinted,
  'journal.find': journalFind,
  'journal.entry': journalEntry,
  'journal.verify': journalVerify,
  'journal.export': journalExport,
  'option.list': optionList,
  'option.change': optionChange,
  'authority.open': authorityOpen,
  'authority.export': authorityExport,
};
