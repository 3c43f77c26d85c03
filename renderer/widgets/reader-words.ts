import type { TFunction } from 'i18next';
import type { ReaderTile } from '../../core/actions/views.ts';
import { day } from '../format.ts';

/** Title and detail of what lies in a reader, in the words of the desk. */
export function readerWords(tile: ReaderTile, t: TFunction): { readonly title: string; readonly detail: string } {
  const { contents, operation } = tile;
  if (operation !== undefined) {
    return {
      title: t(operation.temporary === true ? 'reader.title.temporary' : 'reader.title.busy', { card: operation.cardNumber }),
      detail: t('reader.detail.busy', { step: operation.step, of: operation.of, label: t(`issue.steps.${operation.label}`) }),
    };
  }
  const params = {
    card: tile.cardNumber ?? '',
    person: tile.personName ?? '',
    model: tile.model ?? '',
    holder: tile.heldBy ?? t('frame.unseenProgram'),
  };
  if (tile.temporaryCardId !== undefined && (contents === 'ours' || contents === 'unfinished'))
    return { title: t('reader.title.temporary', params), detail: temporaryDetail(tile, t) };
  if (contents === 'ours' && tile.pinTriesLeft === 0)
    return { title: t('reader.title.ours', params), detail: t('reader.detail.pinBlocked', params) };
  return { title: t(`reader.title.${contents}`, params), detail: t(`reader.detail.${contents}`, params) };
}

/** A temporary card says who has it until when, that it rests in the pool, or that it waits for something. */
function temporaryDetail({ contents, wipeWaits, temporaryCardState, personName, dueOn }: ReaderTile, t: TFunction): string {
  if (wipeWaits === true) return t('reader.detail.wipeWaits');
  if (contents === 'unfinished') return t('reader.detail.temporaryUnfinished');
  if (temporaryCardState === 'unassigned') return t('reader.detail.pool');
  if (dueOn === undefined || personName === undefined) return t(`states.${temporaryCardState ?? 'unknown'}`);
  return t('reader.detail.lent', { person: personName, day: day(dueOn) });
}
