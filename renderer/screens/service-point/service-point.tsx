import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServicePointView } from '../../../core/actions/views.ts';
import { go } from '../../location.ts';
import { useAction, useStation } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { ActionMenu } from '../../widgets/action-menu.tsx';
import { Activity } from '../../widgets/activity.tsx';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { PageHeader } from '../../widgets/page-header.tsx';
import { StateBadge } from '../../widgets/state-badge.tsx';
import { CancelButton } from '../../widgets/cancel-button.tsx';

/** One service point: what it is, who works there, which programs, which stations. */
export function ServicePointPage({ params }: ScreenProps) {
  const point = useStation('service-point.open', { servicePointId: params.servicePointId ?? '' });
  if (point.error !== null) return <FailureNotice failure={point.error.failure} />;
  return point.data === undefined ? null : <Shown point={point.data} />;
}

/** Staff and keys have pages of their own, beside the menu. */
const pages: readonly string[] = ['membership.find', 'api-key.find'];

function Shown({ point }: { readonly point: ServicePointView }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<string | undefined>();
  const path = `/service-points/${point.id}`;
  const choose = (action: string): void => (action === 'service-point.update' ? go(`${path}/edit`) : setAsked(action));
  const may = (action: string): boolean => point.possible.some((entry) => entry.action === action && entry.allowed);
  return (
    <section>
      <PageHeader
        crumbs={[[t('frame.rail.service-points'), '/service-points']]}
        title={
          <Group gap="md">
            <span>{point.name}</span>
            <StateBadge state={point.enabled ? 'enabled' : 'disabled'} />
          </Group>
        }
        sub={[point.number, point.prefix, `${t('points.writes')} ${t(point.appWritesEnabled ? 'points.atDesk' : 'points.byApi')}`]
          .filter(Boolean)
          .join(' · ')}
        aside={<ActionMenu possible={point.possible.filter(({ action }) => !pages.includes(action))} onChoose={choose} />}
      />
      <Notices point={point} {...(may('service-point.update') ? { onComplete: () => choose('service-point.update') } : {})} />
      {asked === 'service-point.enable' || asked === 'service-point.disable' ? (
        <Switch action={asked} servicePointId={point.id} onDone={() => setAsked(undefined)} />
      ) : null}
      <div className="cw-columns">
        <div>
          <div className="cw-panel cw-rows">
            {may('membership.find') ? (
              <Way title={t('points.staff')} path={`${path}/staff`}>
                {[
                  t('points.staffCount', { count: point.staff }),
                  ...(point.waiting === 0 ? [] : [t('points.waits', { count: point.waiting })]),
                ].join(' · ')}
              </Way>
            ) : null}
            {may('api-key.find') ? (
              <Way title={t('points.keys')} path={`${path}/keys`}>
                {t('points.keyCount', { count: point.keys })}
              </Way>
            ) : null}
          </div>
          <h2>{t('points.about')}</h2>
          <Facts point={point} />
        </div>
        <div>
          <h2>{t('points.stations')}</h2>
          <div className="cw-panel cw-rows">
            {point.stations.length === 0 ? <div className="cw-empty">{t('points.noStations')}</div> : null}
            {point.stations.map((station) => (
              <div className="cw-row" key={station.id}>
                <span className="cw-row-words">
                  {station.name} {station.here ? <span className="cw-soft">{t('points.here')}</span> : null}
                </span>
                <StateBadge state={station.enabled ? 'enabled' : 'disabled'} />
              </div>
            ))}
          </div>
          <h2>{t('points.activity')}</h2>
          <Activity facts={point.activity} />
        </div>
      </div>
    </section>
  );
}

function Way({ title, path, children }: { readonly title: string; readonly path: string; readonly children: string }) {
  return (
    <a className="cw-row" href={`#${path}`}>
      <span className="cw-row-words">
        <span className="cw-row-title">{title}</span>
        <span className="cw-soft">{children}</span>
      </span>
      <span aria-hidden="true">›</span>
    </a>
  );
}

/** What keeps people from writing here, said before they try. */
function Notices({ point, onComplete }: { readonly point: ServicePointView; readonly onComplete?: () => void }) {
  const { t } = useTranslation();
  const incomplete = point.identifierOwner === undefined || point.prefix === undefined;
  const said = [
    ...(point.enabled ? [] : [t('points.disabledNotice')]),
    ...(point.appWritesEnabled ? [] : [t('points.byApiNotice')]),
    ...(incomplete ? [t('points.incomplete')] : []),
  ];
  return (
    <>
      {said.map((sentence) => (
        <Alert key={sentence} color="yellow" variant="light" mb="md" role="status">
          {sentence}
        </Alert>
      ))}
      {incomplete && onComplete !== undefined ? (
        <Button mb="md" onClick={onComplete}>
          {t('points.complete')}
        </Button>
      ) : null}
    </>
  );
}

function Facts({ point }: { readonly point: ServicePointView }) {
  const { t } = useTranslation();
  const rows: readonly (readonly [string, string | undefined])[] = [
    [t('points.owner'), point.identifierOwner],
    [t('points.adminEmail'), point.adminEmail],
    [t('points.techEmail'), point.techEmail],
    [t('points.writes'), t(point.appWritesEnabled ? 'points.atDesk' : 'points.byApi')],
    [t('points.repository'), point.repositoryId],
    [t('points.prefix'), point.prefix],
    [t('points.searchContent'), point.searchContent],
  ];
  return (
    <div className="cw-panel cw-empty">
      <dl className="cw-facts">
        {rows.map(([label, value]) =>
          value === undefined || value === '' ? null : (
            <div key={label} style={{ display: 'contents' }}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </div>
  );
}

interface SwitchProps {
  readonly action: 'service-point.enable' | 'service-point.disable';
  readonly servicePointId: string;
  readonly onDone: () => void;
}

/** Row 15, with what it will do before it does it. */
function Switch({ action, servicePointId, onDone }: SwitchProps) {
  const { t } = useTranslation();
  const change = useAction(action);
  return (
    <Stack className="cw-panel cw-empty" gap="sm" mb="md">
      <Text size="sm">{t(action === 'service-point.disable' ? 'points.disableText' : 'points.enableText')}</Text>
      <FailureNotice failure={change.error?.failure} />
      <Group>
        <Button autoFocus loading={change.isPending} onClick={() => change.mutate({ servicePointId }, { onSuccess: onDone })}>
          {t(`actions.${action}`)}
        </Button>
        <CancelButton onClick={onDone} />
      </Group>
    </Stack>
  );
}
