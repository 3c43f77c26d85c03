import { Button, Checkbox, Group, NumberInput, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionOutput } from '../../../core/actions/all.ts';
import { LONGEST_LEASE_DAYS } from '../../../core/sync/lease.ts';
import { dayAndTime } from '../../format.ts';
import { useAction, useStation } from '../../queries.ts';
import { mayAtAll, useSession } from '../../session-context.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';

type Output = ActionOutput<'sync.along'>;
type Along = NonNullable<Output['along']>;

/** Working away from the server for some days: what is taken along, until when, and what became of what was done meanwhile. */
export function Away() {
  const { t } = useTranslation();
  const session = useSession();
  const { data, error } = useStation('sync.along', {});
  const [again, setAgain] = useState(false);
  if (error !== null) return <FailureNotice failure={error.failure} />;
  if (data === undefined) return null;
  const { along } = data;
  const isAway = along !== undefined && along.backAt === undefined;
  const may = mayAtAll(session, 'sync.take-along');
  return (
    <>
      <h2 style={{ marginTop: 'var(--mantine-spacing-md)' }}>{t('sync.away.title')}</h2>
      <div className="cw-panel cw-empty" style={{ marginBottom: 'var(--mantine-spacing-md)' }}>
        {isAway ? <Text fw={600}>{endOf(along, t)}</Text> : <Text>{t('sync.away.text')}</Text>}
        {along === undefined ? null : <Taken along={along} />}
        {along !== undefined && (isAway || along.cases > 0) ? (
          <Text size="sm" mt="xs">
            {t('sync.away.disabled')}
          </Text>
        ) : null}
        {may && isAway && !again ? <Ends onAgain={() => setAgain(true)} /> : null}
        {may && (!isAway || again) ? <Form of={data} onDone={() => setAgain(false)} /> : null}
      </div>
    </>
  );
}

function endOf({ until, over }: Along, t: ReturnType<typeof useTranslation>['t']): string {
  return t(over ? 'sync.away.over' : 'sync.away.until', { until: dayAndTime(until) });
}

function doneWords({ waiting, merged, cases, openCases }: Along, t: ReturnType<typeof useTranslation>['t']): string {
  const counted = [
    ['merged', merged],
    ['waiting', waiting],
    ['cases', openCases],
    ['settled', cases - openCases],
  ] as const;
  const said = counted.flatMap(([what, count]) => (count === 0 ? [] : [t(`sync.away.${what}`, { count })]));
  return said.length === 0 ? t('sync.away.nothing') : said.join(' · ');
}

function Taken({ along }: { readonly along: Along }) {
  const { t } = useTranslation();
  const { since, by, backAt, cards, temporaryCards } = along;
  const rows: readonly (readonly [string, string])[] = [
    backAt === undefined
      ? [t('sync.away.taken'), t('sync.away.takenBy', { since: dayAndTime(since), by })]
      : [t('sync.away.last'), t('sync.away.lastFrom', { since: dayAndTime(since), back: dayAndTime(backAt) })],
    ...(backAt === undefined
      ? [
          [
            t('sync.away.alone'),
            t('sync.away.aloneText', {
              cards: t('sync.away.cards', { count: cards }),
              pool: t('sync.away.pool', { count: temporaryCards }),
            }),
          ] as const,
        ]
      : []),
    [t('sync.away.done'), doneWords(along, t)],
  ];
  return (
    <dl className="cw-facts">
      {rows.map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Ends({ onAgain }: { readonly onAgain: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const back = useAction('sync.bring-back');
  return (
    <>
      <Group justify="flex-end" mt="sm">
        <Button variant="default" onClick={onAgain}>
          {t('sync.away.again')}
        </Button>
        <Button loading={back.isPending} onClick={() => back.mutate({}, { onSettled: () => void client.invalidateQueries() })}>
          {t('sync.away.back')}
        </Button>
      </Group>
      <FailureNotice failure={back.error?.failure} />
    </>
  );
}

function Form({ of: { days: standard, here }, onDone }: { readonly of: Output; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const take = useAction('sync.take-along');
  const [days, setDays] = useState(standard);
  const [requests, setRequests] = useState(true);
  const [temporaryCards, setTemporaryCards] = useState(0);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    take.mutate({ days, requests, temporaryCards }, { onSuccess: onDone, onSettled: () => void client.invalidateQueries() });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" mt="sm">
        <Text size="sm">{t('sync.away.people', { count: here.people, point: here.servicePoint })}</Text>
        <Checkbox
          label={t('sync.away.toMake', { count: here.cards })}
          description={here.elsewhere === 0 ? undefined : t('sync.away.elsewhere', { count: here.elsewhere })}
          disabled={here.cards === 0}
          checked={requests && here.cards > 0}
          onChange={(event) => setRequests(event.currentTarget.checked)}
        />
        <Group align="flex-end">
          <NumberInput
            label={t('sync.away.poolField')}
            description={t('sync.away.poolFree', { count: here.temporaryCards })}
            w={260}
            min={0}
            max={here.temporaryCards}
            allowDecimal={false}
            value={temporaryCards}
            onChange={(value) => setTemporaryCards(Number(value))}
          />
          <NumberInput
            label={t('sync.away.days')}
            description={t('sync.away.daysHint', { most: LONGEST_LEASE_DAYS })}
            w={200}
            min={1}
            max={LONGEST_LEASE_DAYS}
            allowDecimal={false}
            value={days}
            onChange={(value) => setDays(Number(value))}
          />
          <Button type="submit" loading={take.isPending} ml="auto">
            {t('sync.away.take')}
          </Button>
        </Group>
        <FailureNotice failure={take.error?.failure} />
      </Stack>
    </form>
  );
}
