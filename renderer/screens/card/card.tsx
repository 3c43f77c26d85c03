import { Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardView } from '../../../core/actions/views.ts';
import { day, dayAndTime } from '../../format.ts';
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
import { CardFace } from './card-face.tsx';
import { EditCard } from './edit-card.tsx';
import { CardFacts, CardIdentity } from './card-facts.tsx';
import { type Confirmed, ConfirmChange } from './confirm-change.tsx';
import { Letter } from './letter.tsx';
import { RenewLetter } from './renew-letter.tsx';
import { ThreeSides } from './three-sides.tsx';
import { Unfinished } from './unfinished.tsx';
import { CardWarnings } from './card-warnings.tsx';
import { useReaderOf } from '../../widgets/use-reader-of.ts';

/** Where an action of a card goes on: a page of its own, or a small decision in place. */
const pages: Readonly<Record<string, string>> = {
  'card.issue': 'issue',
  'card.activate': 'activate',
  'card.change-pin': 'pin',
  'card.unblock-pin': 'unblock',
  'card.unblock-remote': 'unblock-remote',
};

/** A card: its face; chip, authority and record side by side; what happened; what can be done now. */
export function CardPage({ params }: ScreenProps) {
  const card = useStation('card.open', { cardId: params.cardId ?? '' });
  if (card.error !== null) return <FailureNotice failure={card.error.failure} />;
  return card.data === undefined ? null : <Shown card={card.data} params={params} />;
}

type Asked = Confirmed | (typeof inPlace)[number];
/** Decided in place, by something of their own. */
const inPlace = ['letter.print', 'letter.renew', 'card.edit', 'card.wipe'] as const;
const isInPlace = (asked: Asked): asked is (typeof inPlace)[number] => inPlace.some((one) => one === asked);

function Shown({ card, params }: { readonly card: CardView; readonly params: Params }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Asked | undefined>();
  const choose = (action: string): void => {
    const page = pages[action];
    if (page !== undefined) go(`/cards/${card.id}/${page}`);
    else setAsked(action as Asked);
  };
  useAsked({ params, possible: card.possible, page: `/cards/${card.id}` }, choose);
  const reader = useReaderOf()(card.id);
  const sub = [
    reader === undefined ? undefined : t('card.inReader', { reader: reader.number }),
    card.expiresOn === undefined ? undefined : t('card.validTo', { day: day(card.expiresOn) }),
  ];
  return (
    <section>
      <PageHeader
        crumbs={[
          [t('frame.rail.cards'), '/cards'],
          [card.personName, `/people/${card.personId}`],
        ]}
        title={
          <Group gap="sm">
            <span>{t('card.name', { number: card.number })}</span>
            <StateBadge state={card.openOperation === undefined ? card.state : 'unfinished'} />
          </Group>
        }
        sub={sub.filter((part) => part !== undefined).join(' · ')}
        aside={<ActionMenu possible={card.possible} onChoose={choose} />}
      />
      <Group align="start" gap={20} wrap="nowrap" mb="md">
        <CardFace card={card} />
        <div style={{ flex: 1, minWidth: 0, display: 'grid', gap: 12 }}>
          <Unfinished card={card} />
          {asked === 'card.edit' ? <EditCard card={card} onDone={() => setAsked(undefined)} /> : null}
          {asked === 'card.wipe' ? (
            <WipeChip about={{ cardId: card.id }} number={String(card.number)} onDone={() => setAsked(undefined)} />
          ) : null}
          {asked === 'letter.renew' ? <RenewLetter card={card} onDone={() => setAsked(undefined)} /> : null}
          {asked === undefined || isInPlace(asked) ? null : <ConfirmChange card={card} action={asked} onDone={() => setAsked(undefined)} />}
          <CardWarnings card={card} />
          <Letter card={card} />
          <CardIdentity card={card} />
        </div>
      </Group>
      <div className="cw-columns">
        <div>
          <ThreeSides card={card} />
          <CardFacts card={card} />
        </div>
        <div>
          <h2>{t('card.timeline')}</h2>
          <div className="cw-panel cw-rows">
            {card.timeline.map((point) => (
              <div className="cw-row" key={`${point.state} ${point.at}`}>
                <span className="cw-row-words">{t(`states.${point.state as 'active'}`)}</span>
                <span className="cw-row-side">{dayAndTime(point.at)}</span>
              </div>
            ))}
          </div>
          <h2>{t('card.happened')}</h2>
          <Activity facts={card.activity} />
        </div>
      </div>
    </section>
  );
}
