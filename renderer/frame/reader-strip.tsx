import { useTranslation } from 'react-i18next';
import type { ReaderTile } from '../../core/actions/views.ts';
import { go } from '../location.ts';
import { useStation } from '../queries.ts';
import { ReaderBadge } from '../widgets/reader-badge.tsx';
import { FailureLine } from '../widgets/failure-notice.tsx';
import { readerWords } from '../widgets/reader-words.ts';

/** Every reader with what lies in it, on every page. A click or Enter opens that card. */
export function ReaderStrip() {
  const { t } = useTranslation();
  const readers = useStation('reader.list', {}).data;
  return (
    <footer className="cw-strip" aria-label={t('frame.readers')} role="region">
      {readers?.failure === undefined ? null : <FailureLine failure={readers.failure} />}
      {readers?.failure === undefined && readers?.readers.length === 0 ? <span className="cw-soft">{t('frame.noReaders')}</span> : null}
      {readers?.readers.map((tile) => (
        <Tile key={tile.name} tile={tile} />
      ))}
    </footer>
  );
}

/** Where a tile leads: our card's page, else what lies in that reader. */
function target(tile: ReaderTile): string {
  if (tile.temporaryCardId !== undefined) return `/temporary-cards/${tile.temporaryCardId}`;
  return tile.cardId === undefined ? `/readers/${encodeURIComponent(tile.name)}` : `/cards/${tile.cardId}`;
}

function Tile({ tile }: { readonly tile: ReaderTile }) {
  const { t } = useTranslation();
  const words = readerWords(tile, t);
  const live = tile.contents !== 'empty' && tile.contents !== 'gone';
  return (
    <button type="button" className="cw-tile" data-live={live} title={tile.name} onClick={() => go(target(tile))}>
      <span className="cw-tile-number">{tile.number}</span>
      <span className="cw-tile-words" aria-live="polite">
        <span className="cw-tile-title">
          <strong>{words.title}</strong>
        </span>
        <span className="cw-tile-detail">{tile.contents === 'ours' ? t('reader.opens', words) : words.detail}</span>
      </span>
      <ReaderBadge tile={tile} />
    </button>
  );
}
