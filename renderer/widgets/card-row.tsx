import './widgets.css';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardSummary } from '../../core/actions/views.ts';
import { day } from '../format.ts';
import { Remark, StateBadge } from './state-badge.tsx';
import { useReaderOf } from './use-reader-of.ts';

interface Props {
  readonly card: CardSummary;
  /** What stands first: the holder (on the desk) or the profile (on the holder's own page). */
  readonly naming: 'holder' | 'profile';
  /** Why it is shown here. */
  readonly note?: string;
  readonly side?: ReactNode;
  readonly selected?: boolean;
}

/** A card as a row: number, holder or profile, expiry, state. */
export function CardRow({ card, naming, note, side, selected = false }: Props) {
  const { t } = useTranslation();
  const reader = useReaderOf()(card.id);
  const title = naming === 'holder' ? card.personName : t('card.name', { number: card.number });
  const detail = [
    note,
    naming === 'holder' ? t('card.name', { number: card.number }) : undefined,
    card.profileName,
    card.expiresOn === undefined ? undefined : t('people.expires', { day: day(card.expiresOn) }),
  ];
  return (
    <div className="cw-row" data-selected={selected}>
      <a className="cw-row-words" href={`#/cards/${card.id}`} style={{ color: 'inherit', textDecoration: 'none' }}>
        <span className="cw-row-title">{title}</span>
        <span className="cw-soft">{detail.filter(Boolean).join(' · ')}</span>
      </a>
      {reader === undefined ? null : (
        <Remark tone="off" sign="▣">
          {t('card.inReader', { reader: reader.number })}
        </Remark>
      )}
      {card.unfinished ? <StateBadge state="unfinished" /> : <StateBadge state={card.state} />}
      {side}
    </div>
  );
}
