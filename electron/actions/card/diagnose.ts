import type { ActionId } from '../../../core/actions/all.ts';
import type { DiagnosisView, ReaderTile } from '../../../core/actions/views.ts';
import { equalBytes, fromBase64 } from '../../../core/base/bytes.ts';
import { diagnose, type Finding } from '../../../core/diagnosis/faults.ts';
import type { ChipSeen, RecordSeen } from '../../../core/diagnosis/seen.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import type { Certificate } from '../../../core/records/records.ts';
import { type FullCard, isPresent } from '../../../native/piv/examination.ts';
import { examine } from '../../../native/piv/examine.ts';
import { chipOf } from '../../desk/chip.ts';
import { isBeingDiscarded } from '../../desk/issue/discard.ts';
import { triesOf } from '../../desk/look.ts';
import type { Call, Handler, Parts, Subject } from '../handler.ts';
import { certificateView } from '../view/certificate-view.ts';

/** Chip, record and authority are looked at side by side; the table says what is wrong. */
export const cardDiagnose: Handler<'card.diagnose'> = async (call, parts) => {
  const { reader } = call.input;
  const tile = parts.desk.reader(reader);
  if (parts.desk.busy(reader)) throw new Refusal('reader-busy');
  const found = tile.model === undefined ? undefined : await parts.desk.at(reader, (channel) => examine(channel, parts.random));
  const full = found !== undefined && isPresent(found) ? found : undefined;
  const record = await recordSeen(call.subject, parts);
  const today = new Date(parts.clock.now()).toISOString().slice(0, 10);
  const findings = diagnose({
    contents: tile.contents,
    ...(tile.heldBy === undefined ? {} : { heldBy: tile.heldBy }),
    ...(full === undefined ? {} : { chip: chipSeen(full, record) }),
    ...(record === undefined ? {} : { record: record.seen }),
    today,
  });
  return {
    reader,
    ...(tile.model === undefined ? {} : { model: tile.model }),
    ...whose(tile, call.subject),
    findings: findings.map(({ code, params }) => ({ code, params: { ...params } })),
    ...nextOf(findings[0], call),
    sides: record === undefined ? [] : sides(record, full),
  };
};

interface OnRecord {
  readonly seen: RecordSeen;
  readonly certificates: readonly Certificate[];
}

async function recordSeen({ card, temporaryCard, person }: Subject, parts: Parts): Promise<OnRecord | undefined> {
  const { store } = parts;
  const id = card?.id ?? temporaryCard?.id;
  if (id === undefined) return undefined;
  const certificates = store.certificates.byCard(id);
  const operation = store.operations.openByCard(id);
  const said = await Promise.all(certificates.map((certificate) => certificateView(certificate, parts)));
  const personState = person?.state;
  return {
    certificates,
    seen: {
      ...(card === undefined ? {} : { card }),
      ...(temporaryCard === undefined ? {} : { temporaryCard }),
      ...(personState === undefined ? {} : { personState }),
      certificates: said,
      ...(operation === undefined ? {} : { operation: isBeingDiscarded(operation) ? ('given-up' as const) : operation.kind }),
    },
  };
}

function chipSeen(card: FullCard, record: OnRecord | undefined): ChipSeen {
  const { identity, factoryDefaults, certificates, objects } = card;
  return {
    ...(identity === undefined ? {} : { identity: chipOf(identity) }),
    ...triesOf(card),
    factoryDefaults: [...factoryDefaults],
    certificates: certificates.map(({ slot, certificate }) => ({ slot, record: against(record, slot, certificate) })),
    damaged: objects.flatMap(({ name, fault }) => (fault === undefined ? [] : [name])),
  };
}

function against(record: OnRecord | undefined, slot: string, der: Uint8Array): 'same' | 'different' | 'none' {
  const ours = record?.certificates.filter((row) => row.slot === slot && row.state !== 'revoked') ?? [];
  if (ours.length === 0) return 'none';
  return ours.some((row) => equalBytes(fromBase64(row.der), der)) ? 'same' : 'different';
}

function whose({ unfinishedOperationId }: ReaderTile, { card, temporaryCard, person }: Subject): Partial<DiagnosisView> {
  return {
    ...(card === undefined ? {} : { cardId: card.id, number: String(card.number), state: card.state }),
    ...(temporaryCard === undefined
      ? {}
      : { temporaryCardId: temporaryCard.id, number: `T-${temporaryCard.number}`, state: temporaryCard.state }),
    ...(person === undefined ? {} : { personId: person.id, personName: person.name }),
    ...(unfinishedOperationId === undefined ? {} : { operationId: unfinishedOperationId }),
  };
}

/** Offered where this caller may do it; else with the reason why not. A blank has no card yet: which one it becomes is chosen on the desk. */
function nextOf(finding: Finding | undefined, call: Call<'card.diagnose'>): Pick<DiagnosisView, 'next'> {
  const action: ActionId | undefined = finding?.next;
  if (action === undefined) return {};
  if (action === 'card.issue') return { next: { action } };
  const refusal = call.may(action, call.subject);
  if (refusal === undefined) return { next: { action } };
  return { next: { action, because: { code: refusal.code, ...(refusal.params === undefined ? {} : { params: { ...refusal.params } }) } } };
}

function sides({ seen, certificates }: OnRecord, chip: FullCard | undefined): DiagnosisView['sides'] {
  return certificates.flatMap((certificate, index) => {
    const { slot, state, serialHex } = certificate;
    if (state === 'revoked' && certificates.some((other) => other.slot === slot && other.state !== 'revoked')) return [];
    const authority = seen.certificates[index]?.authority ?? 'unknown';
    const there = chip?.certificates.find((one) => one.slot === slot);
    const onChip = there === undefined ? 'none' : equalBytes(fromBase64(certificate.der), there.certificate) ? 'same' : 'different';
    return [{ slot, chip: onChip, authority, record: `${state} ${serialHex.slice(0, 8)}`, same: authority === state && onChip === 'same' }];
  });
}
