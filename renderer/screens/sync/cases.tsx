import { Anchor, Button, Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ActionOutput } from '../../../core/actions/all.ts';
import { dayAndTime } from '../../format.ts';
import { useAction, useStation } from '../../queries.ts';
import { mayAtAll, useSession } from '../../session-context.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { sentence } from '../../widgets/sentence.ts';

type Case = ActionOutput<'sync.cases'>['cases'][number];

/** Where a record of that kind is opened. */
const pages: Readonly<Record<string, string>> = {
  person: '/people',
  card: '/cards',
  request: '/requests',
  'temporary-card': '/temporary-cards',
  'service-point': '/service-points',
  raid: '/raids',
};

/** What stations did against each other: both sides, what became of it, and what to do. */
export function Cases() {
  const { t } = useTranslation();
  const open = useStation('sync.cases', { open: true });
  const settled = useStation('sync.cases', { open: false });
  const cases = open.data?.cases ?? [];
  const done = settled.data?.cases ?? [];
  return (
    <>
      <h2>{t('sync.cases.title')}</h2>
      <FailureNotice failure={open.error?.failure} />
      {cases.length === 0 ? <div className="cw-panel cw-empty">{t('sync.cases.none')}</div> : null}
      {cases.map((one) => (
        <CasePanel key={one.seq} of={one} />
      ))}
      {done.length === 0 ? null : <h2>{t('sync.cases.settled')}</h2>}
      {done.map((one) => (
        <CasePanel key={one.seq} of={one} />
      ))}
    </>
  );
}

function CasePanel({ of }: { readonly of: Case }) {
  const { t } = useTranslation();
  const session = useSession();
  const client = useQueryClient();
  const settle = useAction('sync.settle-case');
  const { seq, kind, record, id, came, against, counts, settled } = of;
  const name = of.name === '' ? t(`sync.cases.nameless.${record as 'other'}`, { defaultValue: t('sync.cases.nameless.other') }) : of.name;
  const page = pages[record];
  return (
    <div className="cw-panel cw-empty" style={{ marginBottom: 'var(--mantine-spacing-md)' }}>
      <Text fw={600}>{t(`sync.cases.kinds.${kind}`, { name })}</Text>
      <dl className="cw-facts">
        <dt>{t('sync.cases.came')}</dt>
        <dd>
          <Side side={came} />
        </dd>
        <dt>{t('sync.cases.against')}</dt>
        <dd>
          <Side side={against} />
        </dd>
      </dl>
      <Text size="sm">
        {t(counts ? 'sync.cases.counts' : 'sync.cases.kept')} {settled ? '' : t(`sync.cases.proposals.${kind}`, { name })}
      </Text>
      <FailureNotice failure={settle.error?.failure} />
      {settled ? null : (
        <Group justify="flex-end" mt="sm">
          {page === undefined ? null : <Anchor href={`#${page}/${id}`}>{t('sync.cases.open', { name })}</Anchor>}
          {mayAtAll(session, 'sync.settle-case') ? (
            <Button
              variant="default"
              loading={settle.isPending}
              onClick={() => settle.mutate({ seq }, { onSettled: () => void client.invalidateQueries() })}
            >
              {t('sync.cases.settle')}
            </Button>
          ) : null}
        </Group>
      )}
    </div>
  );
}

function Side({ side }: { readonly side: Case['came'] }) {
  const { t } = useTranslation();
  if (side === undefined) return <span className="cw-soft">{t('sync.cases.unseen')}</span>;
  return (
    <>
      {sentence(side.view, t)}{' '}
      <span className="cw-soft">
        {t('sync.cases.atStation', { station: side.station })} · {dayAndTime(side.view.at)}
      </span>
    </>
  );
}
