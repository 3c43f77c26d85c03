import './widgets.css';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestSummary } from '../../core/actions/views.ts';
import { when } from '../format.ts';
import { Remark, StateBadge } from './state-badge.tsx';

interface Props {
  readonly request: RequestSummary;
  readonly side?: ReactNode;
  readonly selected?: boolean;
  /** What the row is called by: for whom it is, or what is asked where that is plain from the page. */
  readonly naming?: 'person' | 'use-case';
  /** In a list with the request beside it: a click or the focus shows it there. Without it a click opens the request's own page. */
  readonly onSelect?: () => void;
}

/** A request as a row: for whom, what, who asked and when, state. */
export function RequestRow({ request, side, selected = false, naming = 'person', onSelect }: Props) {
  const { t } = useTranslation();
  const [title, what] = naming === 'person' ? [request.personName, request.useCase] : [request.useCase, undefined];
  const detail = [
    what,
    request.cardNumber === undefined ? undefined : t('card.name', { number: request.cardNumber }),
    t('requests.asked', { who: request.mine ? t('requests.you') : request.requesterName, when: when(request.requestedAt) }),
  ];
  return (
    <div className="cw-row" data-selected={selected}>
      <a
        className="cw-row-words"
        href={`#/requests/${request.id}`}
        style={{ color: 'inherit', textDecoration: 'none' }}
        onFocus={onSelect}
        onClick={(event) => {
          if (onSelect === undefined || event.detail === 0) return;
          event.preventDefault();
          onSelect();
        }}
      >
        <span className="cw-row-title">{title}</span>
        <span className="cw-soft">{detail.filter(Boolean).join(' · ')}</span>
      </a>
      {request.state === 'requested' && request.postponedAt !== undefined ? (
        <Remark tone="wait" sign="◔">
          {t('requests.postponed')}
        </Remark>
      ) : null}
      <StateBadge state={request.state} of="request" />
      {side}
    </div>
  );
}
