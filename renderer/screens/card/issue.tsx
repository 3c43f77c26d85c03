import './issue.css';
import { Button, Group, Kbd, Loader } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardView, ReaderTile } from '../../../core/actions/views.ts';
import { duration } from '../../format.ts';
import { go } from '../../location.ts';
import { useAction, useStation } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { PageHeader } from '../../widgets/page-header.tsx';
import { Photo } from '../../widgets/photo.tsx';
import { Remark, StateBadge } from '../../widgets/state-badge.tsx';

/** Before issuing: which reader, does everything fit, and then one key to start. */
export function IssueCard({ params }: ScreenProps) {
  const card = useStation('card.open', { cardId: params.cardId ?? '' });
  const readers = useStation('reader.list', {}).data?.readers ?? [];
  if (card.error !== null) return <FailureNotice failure={card.error.failure} />;
  if (card.data === undefined) return null;
  return <Shown card={card.data} blanks={readers.filter((reader) => reader.contents === 'blank' && reader.operation === undefined)} />;
}

function Shown({ card, blanks }: { readonly card: CardView; readonly blanks: readonly ReaderTile[] }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string | undefined>();
  const reader = blanks.find((tile) => tile.name === chosen) ?? (blanks.length === 1 ? blanks[0] : undefined);
  return (
    <section>
      <PageHeader
        crumbs={[
          [t('frame.rail.desk'), '/desk'],
          [t('card.name', { number: card.number }), `/cards/${card.id}`],
        ]}
        title={t('issue.title', { card: card.number })}
      />
      <div className="cw-issue">
        <div className="cw-panel cw-issue-side">
          {reader === undefined ? <p className="cw-soft">{t('issue.preflight')}</p> : <Preflight card={card} reader={reader} />}
        </div>
        <div className="cw-panel cw-issue-main">
          {reader === undefined ? (
            <>
              <div className="cw-issue-big">{blanks.length === 0 ? t('issue.putIn') : t('issue.choose')}</div>
              <p className="cw-soft">{t('issue.putInText', { person: card.personName, profile: card.profileName })}</p>
              <Group>
                {blanks.map((tile) => (
                  <Button key={tile.name} variant="default" onClick={() => setChosen(tile.name)}>
                    {t('reader.page.heading', { number: tile.number })}
                  </Button>
                ))}
              </Group>
            </>
          ) : (
            <Start card={card} reader={reader} />
          )}
          <Holder card={card} />
        </div>
      </div>
    </section>
  );
}

function Preflight({ card, reader }: { readonly card: CardView; readonly reader: ReaderTile }) {
  const { t } = useTranslation();
  const preflight = useStation('card.preflight', { cardId: card.id, reader: reader.name });
  return (
    <>
      <h2>{t('issue.preflight')}</h2>
      {preflight.isFetching ? <p className="cw-soft">{t('issue.looking')}</p> : null}
      <FailureNotice failure={preflight.error?.failure} />
      <ol className="cw-steps">
        {preflight.data?.checks.map((check) => (
          <li key={check.key} className="cw-step" data-state={check.ok ? 'done' : 'failed'}>
            <span aria-hidden="true">{check.ok ? '✓' : '✕'}</span>
            <span>
              {t(`issue.checks.${check.key as 'room'}`)}
              <span className="cw-reason">{check.ok ? check.found : t('issue.found', { found: check.found, wanted: check.wanted })}</span>
            </span>
          </li>
        ))}
      </ol>
      {preflight.data?.leftOut.map((what) => (
        <Remark key={what} tone="wait" sign="!">
          {t('card.leftOut', { what: t(`card.what.${what}`, { defaultValue: what }) })}
        </Remark>
      ))}
    </>
  );
}

function Start({ card, reader }: { readonly card: CardView; readonly reader: ReaderTile }) {
  const { t } = useTranslation();
  const preflight = useStation('card.preflight', { cardId: card.id, reader: reader.name });
  const issue = useAction('card.issue');
  const ready = preflight.data?.ready === true && !preflight.isFetching;
  const start = (): void => {
    if (ready && !issue.isPending)
      issue.mutate({ cardId: card.id, reader: reader.name }, { onSuccess: ({ operationId }) => go(`/operations/${operationId}`) });
  };
  useHotkeys([['Enter', start]]);
  const failure = issue.error?.failure ?? preflight.data?.checks.find((check) => !check.ok)?.failure;
  return (
    <>
      <Remark
        tone="off"
        sign="▣"
      >{`${t('reader.page.heading', { number: reader.number })} · ${reader.model ?? t('reader.title.blank')}`}</Remark>
      <div className="cw-issue-big">{t('issue.title', { card: card.number })}</div>
      <p className="cw-soft">
        {t('issue.leave')}{' '}
        {preflight.data?.expectedMs === undefined ? '' : t('issue.expected', { time: duration(preflight.data.expectedMs) })}
      </p>
      <FailureNotice failure={failure} />
      <Group mt="md">
        {ready ? (
          <Button size="md" autoFocus loading={issue.isPending} onClick={start} rightSection={<Kbd size="xs">↵</Kbd>}>
            {t('issue.start')}
          </Button>
        ) : preflight.isFetching ? (
          <Loader size="sm" />
        ) : null}
      </Group>
    </>
  );
}

function Holder({ card }: { readonly card: CardView }) {
  return (
    <div className="cw-panel cw-issue-holder">
      <Photo photo={card.photo} name={card.personName} size={64} square />
      <div style={{ flex: 1 }}>
        <strong>{card.personName}</strong>
        <div className="cw-soft">
          {card.profileName} · {card.servicePointName}
        </div>
      </div>
      <StateBadge state={card.state} />
    </div>
  );
}
