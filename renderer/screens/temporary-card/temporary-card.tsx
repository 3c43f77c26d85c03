import { Alert, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemporaryCardView } from '../../../core/actions/views.ts';
import { day } from '../../format.ts';
import { go, type Params } from '../../location.ts';
import { useStation } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { ActionMenu } from '../../widgets/action-menu.tsx';
import { Activity } from '../../widgets/activity.tsx';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { PageHeader } from '../../widgets/page-header.tsx';
import { StateBadge } from '../../widgets/state-badge.tsx';
import { useAsked } from '../../widgets/use-asked.ts';
import { WipeChip } from '../../widgets/wipe-chip.tsx';
import { Certificates, Facts, Holder } from './card-parts.tsx';
import { Confirm, type Confirmed } from './confirm.tsx';
import { IssueHere } from './issue-here.tsx';
import { OpenOperation } from './open-operation.tsx';
import { useReaderOf } from '../../widgets/use-reader-of.ts';

/** A temporary card: who has it, what is unfinished, its certificates, what can be done now. */
export function TemporaryCardPage({ params }: ScreenProps) {
  const card = useStation('temporary-card.open', { temporaryCardId: params.temporaryCardId ?? '' });
  if (card.error !== null) return <FailureNotice failure={card.error.failure} />;
  return card.data === undefined ? null : <Shown card={card.data} params={params} />;
}

const pages: Readonly<Record<string, string>> = { 'temporary-card.assign': 'assign', 'temporary-card.extend': 'extend' };

function Shown({ card, params }: { readonly card: TemporaryCardView; readonly params: Params }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Confirmed | 'temporary-card.issue' | 'temporary-card.wipe' | undefined>();
  const choose = (action: string): void => {
    const page = pages[action];
    if (page === undefined) setAsked(action as Confirmed);
    else go(`/temporary-cards/${card.id}/${page}`);
  };
  useAsked({ params, possible: card.possible, page: `/temporary-cards/${card.id}` }, choose);
  const reader = useReaderOf()(card.id);
  const sub = [
    reader === undefined ? undefined : t('card.inReader', { reader: reader.number }),
    card.dueOn === undefined ? undefined : t('temporaryCards.dueOn', { day: day(card.dueOn) }),
  ];
  return (
    <section>
      <PageHeader
        crumbs={[[t('temporaryCards.title'), '/temporary-cards']]}
        title={
          <Group gap="sm">
            <span>{t('temporaryCards.name', { number: card.number })}</span>
            <StateBadge state={card.state} />
          </Group>
        }
        sub={sub.filter((part) => part !== undefined).join(' · ')}
        aside={<ActionMenu possible={card.possible} onChoose={choose} />}
      />
      <div className="cw-columns">
        <div style={{ display: 'grid', gap: 12, alignContent: 'start' }}>
          <OpenOperation card={card} />
          {asked === undefined ? null : asked === 'temporary-card.issue' ? (
            <IssueHere card={card} onDone={() => setAsked(undefined)} />
          ) : asked === 'temporary-card.wipe' ? (
            <WipeChip about={{ temporaryCardId: card.id }} number={`T-${card.number}`} onDone={() => setAsked(undefined)} />
          ) : (
            <Confirm card={card} action={asked} onDone={() => setAsked(undefined)} />
          )}
          {card.revocationWaits ? (
            <Alert color="yellow" variant="light">
              {t('temporaryCards.revocationWaits')}
            </Alert>
          ) : null}
          <Holder card={card} />
          <Facts card={card} />
          <Certificates card={card} />
        </div>
        <div>
          <h2>{t('temporaryCards.happened')}</h2>
          <Activity facts={card.activity} />
        </div>
      </div>
    </section>
  );
}
