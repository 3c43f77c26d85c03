import { Alert, Anchor, Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ActionOutput } from '../../../core/actions/all.ts';
import { dayAndTime, time } from '../../format.ts';
import { useAction, useStation } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { mayAtAll, useSession } from '../../session-context.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { PageHeader } from '../../widgets/page-header.tsx';
import { Alone } from './alone.tsx';
import { Away } from './away.tsx';
import { Cases } from './cases.tsx';
import { Forked } from './forked.tsx';

type State = ActionOutput<'sync.open'>;

/** How far this station and the others are with each other: what waits, since when and why, and what a person has to settle. */
export function SyncPage(_props: ScreenProps) {
  const { t } = useTranslation();
  const session = useSession();
  const state = useStation('sync.open', {});
  const now = useAction('sync.now');
  if (state.error !== null) return <FailureNotice failure={state.error.failure} />;
  if (state.data === undefined) return null;
  const { enrolled, frozen, fork, aside, rejoined } = state.data;
  if (enrolled === undefined) {
    return (
      <section>
        <PageHeader title={t('sync.title')} />
        <Alone />
      </section>
    );
  }
  return (
    <section>
      <PageHeader title={t('sync.title')} sub={t('sync.at', { address: enrolled.address, since: dayAndTime(enrolled.at) })} />
      {frozen === undefined ? null : <Twice frozen={frozen} />}
      {fork === undefined ? null : <Forked fork={fork} />}
      <div className="cw-panel cw-empty">
        <Facts state={state.data} />
        {aside === 0 ? null : <Text mt="xs">{t('sync.aside', { count: aside })}</Text>}
        {rejoined === undefined ? null : <Text mt="xs">{t('sync.rejoined', { count: rejoined.lost, at: dayAndTime(rejoined.at) })}</Text>}
        <Group justify="flex-end" mt="sm">
          <Anchor href="#/sync/stations">{t('sync.status.title')}</Anchor>
          <Button variant="default" loading={now.isPending} onClick={() => now.mutate({})}>
            {t('sync.tries')}
          </Button>
        </Group>
        <FailureNotice failure={now.error?.failure} />
      </div>
      <Away />
      {mayAtAll(session, 'sync.cases') ? <Cases /> : null}
    </section>
  );
}

/** Another disk is this station too: a person says which of the two goes on. */
function Twice({ frozen: { at } }: { readonly frozen: NonNullable<State['frozen']> }) {
  const { t } = useTranslation();
  const session = useSession();
  const goOn = useAction('sync.go-on');
  return (
    <Alert color="red" title={t('sync.frozen.title')} mb="md" role="alert">
      <Text>{at === undefined ? t('sync.frozen.elsewhere') : t('sync.frozen.text', { at })}</Text>
      <Text mt="xs">{t('sync.frozen.next')}</Text>
      {mayAtAll(session, 'sync.go-on') ? (
        <Group justify="flex-end" mt="sm">
          <Button variant="default" loading={goOn.isPending} onClick={() => goOn.mutate({})}>
            {t('sync.frozen.goOn')}
          </Button>
        </Group>
      ) : null}
      <FailureNotice failure={goOn.error?.failure} />
    </Alert>
  );
}

function Facts({ state }: { readonly state: State }) {
  const { t } = useTranslation();
  const { waiting, waitingSince, position, head, heardAt, problem, unfolded } = state;
  const rows: readonly (readonly [string, string] | undefined)[] = [
    [
      t('sync.facts.waiting'),
      waitingSince === undefined
        ? t('sync.facts.waitingNone')
        : t('sync.facts.waitingSome', { count: waiting, since: dayAndTime(waitingSince) }),
    ],
    problem === undefined ? undefined : [t('sync.facts.why'), whyOf(problem, t)],
    [
      t('sync.facts.taken'),
      head === undefined ? t('sync.facts.takenSome', { position }) : t('sync.facts.takenOf', { position, head: Math.max(head, position) }),
    ],
    [t('sync.facts.heard'), heardAt === undefined ? t('sync.facts.never') : dayAndTime(heardAt)],
    unfolded === 0 ? undefined : [t('sync.facts.unfolded'), t('sync.facts.unfoldedText', { count: unfolded })],
  ];
  return (
    <dl className="cw-facts">
      {rows.flatMap((row) =>
        row === undefined
          ? []
          : [
              <div key={row[0]} style={{ display: 'contents' }}>
                <dt>{row[0]}</dt>
                <dd>{row[1]}</dd>
              </div>,
            ],
      )}
    </dl>
  );
}

function whyOf({ code, since, nextAt }: NonNullable<State['problem']>, t: ReturnType<typeof useTranslation>['t']): string {
  const why = t(`sync.why.${code as 'defect'}`, { defaultValue: code });
  const said = t('sync.facts.whySince', { why, since: dayAndTime(since) });
  return nextAt === undefined ? said : `${said}. ${t('sync.facts.next', { at: time(nextAt) })}`;
}
