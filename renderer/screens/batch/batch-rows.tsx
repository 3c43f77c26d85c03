import { useTranslation } from 'react-i18next';
import type { BatchEntryView, BatchView } from '../../../core/actions/views.ts';
import { Pages, type Part } from '../../widgets/pages.tsx';
import { StateBadge } from '../../widgets/state-badge.tsx';
import { whyNot } from '../../widgets/why-not.ts';

const paths = { person: '/people', card: '/cards', 'temporary-card': '/temporary-cards' } as const;

/** What came of each row, and why not where it was not possible. */
export function BatchRows({ batch, part }: { readonly batch: BatchView; readonly part: Part }) {
  return (
    <div className="cw-panel cw-rows">
      {batch.entries.map((entry) => (
        <Row key={entry.place} entry={entry} />
      ))}
      <Pages part={part} total={batch.total} />
    </div>
  );
}

function Row({ entry }: { readonly entry: BatchEntryView }) {
  const { t } = useTranslation();
  const title = entry.kind === 'person' ? entry.name : t('card.name', { number: entry.number });
  const detail = [entry.kind === 'person' ? entry.number : entry.name, whyNot(entry.because, t)];
  return (
    <div className="cw-row">
      <span className="cw-row-words">
        <a className="cw-row-title" href={`#${paths[entry.kind]}/${entry.id}`} style={{ color: 'inherit', textDecoration: 'none' }}>
          {title}
        </a>
        <span className="cw-soft">{detail.filter((part) => part !== '').join(' · ')}</span>
      </span>
      <StateBadge state={entry.recordState as 'active'} />
      <span className="cw-row-side">
        {entry.made?.kind === 'card' ? (
          <a href={`#/cards/${entry.made.id}`}>{t(`batches.entry.${entry.state}`)}</a>
        ) : (
          t(`batches.entry.${entry.state}`)
        )}
      </span>
    </div>
  );
}
