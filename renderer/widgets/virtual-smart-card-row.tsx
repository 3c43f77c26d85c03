import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { VirtualSmartCardView } from '../../core/actions/views-virtual-smart-card.ts';
import { day } from '../format.ts';
import { StateBadge } from './state-badge.tsx';

/** A virtual smart card as a row: number, computer, last day, what there is to say of its keys, state. */
export function VirtualSmartCardRow({ card, side }: { readonly card: VirtualSmartCardView; readonly side?: ReactNode }) {
  const { t } = useTranslation();
  const detail = [
    card.here ? t('self.virtual.here') : t('self.virtual.there', { station: card.stationName }),
    t('people.expires', { day: day(card.expiresOn) }),
    card.keys === 'made' ? undefined : t(`self.virtual.keys.${card.keys}`),
  ];
  return (
    <div className="cw-row">
      <span className="cw-row-words">
        <span className="cw-row-title">{t('self.virtual.name', { number: card.number })}</span>
        <span className="cw-soft">{detail.filter(Boolean).join(' · ')}</span>
      </span>
      <StateBadge state={card.state} />
      {side}
    </div>
  );
}
