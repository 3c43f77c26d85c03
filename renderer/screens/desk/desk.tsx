import { Button, Group, Kbd, Stack } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import type { TFunction } from 'i18next';
import { Bar, BarChart, Tooltip, XAxis } from 'recharts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionOutput } from '../../../core/actions/all.ts';
import { dayAndTime, duration } from '../../format.ts';
import { go } from '../../location.ts';
import { useStation } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { mayAtAll, useSession } from '../../session-context.ts';
import { CardRow } from '../../widgets/card-row.tsx';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { PageHeader } from '../../widgets/page-header.tsx';
import { RequestRow } from '../../widgets/request-row.tsx';
import { TemporaryCardRow } from '../../widgets/temporary-card-row.tsx';
import { Mine } from '../self/mine.tsx';

type DeskOutput = ActionOutput<'desk.open'>;

interface Row {
  readonly id: string;
  readonly label: string;
  readonly path: string;
  readonly draw: (side: ReactNode, selected: boolean) => ReactNode;
}

interface DeskGroup {
  readonly key: 'calling' | 'unfinished' | 'toProduce' | 'toHandOver' | 'toTakeBack' | 'toDecide' | 'waitsForOthers';
  readonly rows: readonly Row[];
}

/** The first page: the desk, or one's own things for whoever has those and no desk. */
export function DeskPage(props: ScreenProps) {
  const session = useSession();
  return !mayAtAll(session, 'desk.open') && mayAtAll(session, 'self.open') ? <Mine {...props} /> : <Desk />;
}

/** What waits, in the order in which a person would do it; each row one key away from being done. */
function Desk() {
  const { t } = useTranslation();
  const desk = useStation('desk.open', {});
  const groups = desk.data === undefined ? [] : groupsOf(desk.data, t);
  const rows = groups.flatMap((group) => group.rows);
  useHotkeys(rows.slice(0, 9).map((row, index) => [String(index + 1), () => go(row.path)]));
  useHotkeys([['Enter', () => (rows[0] === undefined ? undefined : go(rows[0].path))]]);
  if (desk.error !== null) return <FailureNotice failure={desk.error.failure} />;
  if (desk.data === undefined) return null;
  const waiting = rows.length - desk.data.waitsForOthers.length;
  const sub =
    waiting === 0
      ? t('desk.nothing')
      : [
          t('desk.waiting', { count: waiting }),
          desk.data.oldestWaitingSince === undefined ? '' : t('desk.oldest', { when: dayAndTime(desk.data.oldestWaitingSince) }),
        ]
          .filter(Boolean)
          .join(', ');
  return (
    <section>
      <PageHeader title={t('frame.rail.desk')} sub={sub} aside={<Numbers desk={desk.data} />} />
      {groups.map((group) =>
        group.rows.length === 0 ? null : (
          <div key={group.key}>
            <h2>
              {t(`desk.groups.${group.key}`)} · {group.rows.length}
            </h2>
            <div className="cw-panel cw-rows">
              {group.rows.map((row) => {
                const number = rows.indexOf(row) + 1;
                const first = number === 1;
                const key = first ? '↵' : String(number);
                const side = (
                  <Button
                    variant={first ? 'filled' : 'default'}
                    onClick={() => go(row.path)}
                    rightSection={number < 10 ? <Kbd size="xs">{key}</Kbd> : null}
                    miw={124}
                    justify="space-between"
                  >
                    {t(`desk.do.${row.label}`)}
                  </Button>
                );
                return <div key={row.id}>{row.draw(side, first)}</div>;
              })}
            </div>
          </div>
        ),
      )}
      {rows.length === 0 ? <div className="cw-panel cw-empty">{t('desk.empty')}</div> : null}
    </section>
  );
}

function groupsOf(desk: DeskOutput, t: TFunction): readonly DeskGroup[] {
  return [
    {
      key: 'calling',
      rows: desk.calling.map(({ callId, card, stationName, since }) => ({
        id: callId,
        label: 'takeCall',
        path: `/cards/${card.id}/unblock-remote?call=${callId}`,
        draw: (side, selected) => (
          <CardRow
            card={card}
            naming="holder"
            note={t('desk.callFrom', { station: stationName, when: dayAndTime(since) })}
            side={side}
            selected={selected}
          />
        ),
      })),
    },
    {
      key: 'unfinished',
      rows: desk.unfinished.map(({ card, operationId }) => ({
        id: operationId,
        label: 'finish',
        path: `/cards/${card.id}`,
        draw: (side, selected) => <CardRow card={card} naming="holder" side={side} selected={selected} />,
      })),
    },
    {
      key: 'toProduce',
      rows: desk.toProduce.map((card) => ({
        id: card.id,
        label: 'issue',
        path: `/cards/${card.id}/issue`,
        draw: (side, selected) => <CardRow card={card} naming="holder" side={side} selected={selected} />,
      })),
    },
    {
      key: 'toHandOver',
      rows: desk.toHandOver.map((card) => ({
        id: card.id,
        label: 'activate',
        path: card.letterState === 'printed' ? `/cards/${card.id}/activate` : `/cards/${card.id}`,
        draw: (side, selected) => <CardRow card={card} naming="holder" side={side} selected={selected} />,
      })),
    },
    {
      key: 'toTakeBack',
      rows: desk.toTakeBack.map((card) => ({
        id: card.id,
        label: 'takeBack',
        path: `/temporary-cards/${card.id}`,
        draw: (side, selected) => <TemporaryCardRow card={card} side={side} selected={selected} />,
      })),
    },
    {
      key: 'toDecide',
      rows: desk.toDecide.map((request) => ({
        id: request.id,
        label: 'decide',
        path: `/requests/${request.id}`,
        draw: (side, selected) => <RequestRow request={request} side={side} selected={selected} />,
      })),
    },
    {
      key: 'waitsForOthers',
      rows: desk.waitsForOthers.map((request) => ({
        id: request.id,
        label: 'look',
        path: `/requests/${request.id}`,
        draw: (side, selected) => <RequestRow request={request} side={side} selected={selected} />,
      })),
    },
  ];
}

/** A quiet line of numbers: issued today, how long it takes, and when. */
function Numbers({ desk }: { readonly desk: DeskOutput }) {
  const { t } = useTranslation();
  const data = desk.issuedPerHour.map(({ hour, issued }) => ({ hour: `${hour}:00`, issued }));
  return (
    <Group gap={28} wrap="nowrap" align="start">
      <Stack gap={0} ta="right">
        <strong style={{ fontSize: 18 }}>{desk.issuedToday}</strong>
        <span className="cw-soft">{t('desk.issuedToday')}</span>
      </Stack>
      {desk.medianSeconds === undefined ? null : (
        <Stack gap={0} ta="right">
          <strong style={{ fontSize: 18 }}>{duration(desk.medianSeconds * 1000)}</strong>
          <span className="cw-soft">{t('desk.median')}</span>
        </Stack>
      )}
      {desk.issuedToday === 0 ? null : (
        <figure aria-label={t('desk.perHour', { rows: data.map((row) => `${row.hour} ${row.issued}`).join(', ') })} style={{ margin: 0 }}>
          <BarChart width={168} height={44} data={data} margin={{ top: 2, right: 0, bottom: 0, left: 0 }}>
            <XAxis dataKey="hour" hide />
            <Tooltip cursor={false} />
            <Bar dataKey="issued" fill="var(--cw-accent)" radius={2} isAnimationActive={false} />
          </BarChart>
        </figure>
      )}
    </Group>
  );
}
