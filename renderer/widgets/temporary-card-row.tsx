import './widgets.css';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemporaryCardSummary } from '../../core/actions/views.ts';
import { day } from '../format.ts';
import { StateBadge } from './state-badge.tsx';

interface Props {
  readonly card: TemporaryCardSummary;
  readonly side?: ReactNode;
  readonly selected?: boolean;
  /** What the row is called by: who has it, or the card where that is plain from the page. */
  readonly naming?: 'holder' | 'card';
}

/** A lent card as a row: who has it, which one, when it was due. */
export function TemporaryCardRow({ card, side, selected = false, naming = 'holder' }: Props) {
  const { t } = useTranslation();
  const due = card.dueOn === undefined ? undefined : t('temporaryCards.dueOn', { day: day(card.dueOn) });
  const [title, what] =
    naming === 'holder' ? [card.personName, `T-${card.number}`] : [t('temporaryCards.name', { number: card.number }), card.profileName];
  return (
    <div className="cw-row" data-selected={selected}>
      <a className="cw-row-words" href={`#/temporary-cards/${card.id}`} style={{ color: 'inherit', textDecoration: 'none' }}>
        <span className="cw-row-title">{title}</span>
        <span className="cw-soft">{[what, due].filter(Boolean).join(' · ')}</span>
      </a>
      <StateBadge state={card.state} />
      {side}
    </div>
  );
}
