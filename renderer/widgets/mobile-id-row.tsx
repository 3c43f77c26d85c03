import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MobileIdView } from '../../core/actions/views-mobile-id.ts';
import { day, time } from '../format.ts';
import { StateBadge } from './state-badge.tsx';

/** A mobile ID as a row: number, what it is for, last day, what there is to say of it, state. */
export function MobileIdRow({ mobileId, side }: { readonly mobileId: MobileIdView; readonly side?: ReactNode }) {
  const { t } = useTranslation();
  const { number, state, uses, waitsUntil, synced, tells, expiresOn } = mobileId;
  const unfinished = waitsUntil === undefined ? t('mobileIds.unfinished') : t('mobileIds.waits', { time: time(waitsUntil) });
  const detail = [
    ...(state === 'registered' ? [unfinished] : [uses.map((use) => t(`mobileIds.uses.${use}`)).join(', ')]),
    state === 'registered' ? undefined : t('people.expires', { day: day(expiresOn) }),
    synced === true ? t('mobileIds.synced') : undefined,
    tells ? t('mobileIds.tells') : undefined,
  ];
  return (
    <div className="cw-row">
      <span className="cw-row-words">
        <span className="cw-row-title">{t('mobileIds.name', { number })}</span>
        <span className="cw-soft">{detail.filter(Boolean).join(' · ')}</span>
      </span>
      <StateBadge state={state} />
      {side}
    </div>
  );
}
