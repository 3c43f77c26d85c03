import type { TFunction } from 'i18next';
import type { ReaderTile } from '../../core/actions/views.ts';

/** Title and detail of what lies in a reader, in the words of the desk. */
export function readerWords(tile: ReaderTile, t: TFunction): { readonly title: string; readonly detail: string } {
  const { contents, operation } = tile;
  if (operation !== undefined) {
    return {
      title: t('reader.title.busy', { card: operation.cardNumber }),
      detail: t('reader.detail.busy', { step: operation.step, of: operation.of, label: t(`issue.steps.${operation.label}`) }),
    };
  }
  const params = { card: tile.cardNumber ?? '', person: tile.personName ?? '', model: tile.model ?? '', holder: tile.heldBy ?? '' };
  if (contents === 'ours' && tile.pinTriesLeft === 0)
    return { title: t('reader.title.ours', params), detail: t('reader.detail.pinBlocked', params) };
  return { title: t(`reader.title.${contents}`, params), detail: t(`reader.detail.${contents}`, params) };
}
