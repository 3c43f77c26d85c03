import { Alert, Button, Group, Kbd, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { RaidView } from '../../../core/actions/views.ts';
import { day, when } from '../../format.ts';
import { go } from '../../location.ts';
import { useStation } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { PageHeader } from '../../widgets/page-header.tsx';
import { StateBadge } from '../../widgets/state-badge.tsx';
import { whyNot } from '../../widgets/why-not.ts';
import { type Metadata, textAt } from './form/path.ts';
import { Record } from './record.tsx';

/** One RAiD to read: what the project is called, who, where, when; or as it was at a version. */
export function RaidPage({ params }: ScreenProps) {
  const version = Number(params.version ?? '');
  const asked = { raidId: params.raidId ?? '', ...(Number.isInteger(version) && version > 0 ? { version } : {}) };
  const raid = useStation('raid.open', asked, { elsewhere: true });
  if (raid.error !== null) return <FailureNotice failure={raid.error.failure} />;
  return raid.data === undefined ? null : <Shown raid={raid.data} />;
}

function Shown({ raid }: { readonly raid: RaidView }) {
  const { t } = useTranslation();
  const path = `/raids/${raid.id}`;
  const draft = raid.state === 'draft';
  const may = raid.possible.find(({ action }) => action === (draft ? 'raid.mint' : 'raid.edit'));
  const edit = (): void => (may?.allowed === true ? go(`${path}/edit`) : undefined);
  const old = raid.shown !== raid.version;
  useHotkeys([['e', edit]]);
  return (
    <section>
      <PageHeader
        crumbs={[[t('frame.rail.raids'), '/raids']]}
        title={
          <Group gap="md">
            <span>{raid.title}</span>
            <StateBadge state={raid.state} />
          </Group>
        }
        sub={raid.handle === undefined ? t('raids.noHandleYet') : `https://raid.org/${raid.handle}`}
        aside={
          <Group wrap="nowrap">
            {draft ? null : (
              <>
                <Button variant="default" onClick={() => go(`${path}/history`)}>
                  {t('raids.history')}
                </Button>
                <Button variant="default" disabled={raid.version < 2} onClick={() => go(`${path}/compare`)}>
                  {t('raids.compare')}
                </Button>
              </>
            )}
            <Button disabled={may?.allowed !== true} onClick={edit} rightSection={<Kbd size="xs">E</Kbd>}>
              {t(draft ? 'raids.goOn' : 'actions.raid.edit')}
            </Button>
          </Group>
        }
      />
      {may === undefined || may.allowed ? null : (
        <Alert color="yellow" variant="light" mb="md" role="status">
          {whyNot(may.because, t)}
        </Alert>
      )}
      {old ? (
        <Alert color="yellow" variant="light" mb="md" role="status">
          <Group>
            {t('raids.oldVersion', { shown: raid.shown, version: raid.version })}
            <a href={`#${path}`}>{t('raids.toNewest')}</a>
          </Group>
        </Alert>
      ) : null}
      <Embargo raid={raid} />
      <div className="cw-columns">
        <Record metadata={raid.metadata as Metadata} people={raid.people} />
        <Envelope raid={raid} />
      </div>
    </section>
  );
}

function Embargo({ raid }: { readonly raid: RaidView }) {
  const { t } = useTranslation();
  const until = textAt(raid.metadata as Metadata, 'access.embargoExpiry');
  if (raid.state !== 'embargoed' || until === '') return null;
  return (
    <Alert color="yellow" variant="light" mb="md" role="status" title={t('raids.embargoedUntil', { day: day(until) })}>
      <Text size="sm">{textAt(raid.metadata as Metadata, 'access.statement.text')}</Text>
    </Alert>
  );
}

/** What whoever registers says of it, and where it belongs. */
function Envelope({ raid }: { readonly raid: RaidView }) {
  const { t } = useTranslation();
  const record = raid.metadata as Metadata;
  const rows: readonly (readonly [string, string])[] = [
    [t('raids.about.servicePoint'), raid.servicePoint.name],
    [t('raids.about.version'), raid.shown === 0 ? '' : String(raid.shown)],
    [
      t(raid.state === 'draft' ? 'raids.about.begun' : 'raids.about.registered'),
      [when(raid.createdAt), raid.createdBy].filter(Boolean).join(' · '),
    ],
    [t('raids.about.changed'), [when(raid.changedAt), raid.changedBy].filter(Boolean).join(' · ')],
    [t('raids.about.owner'), textAt(record, 'identifier.owner.id')],
    [t('raids.about.agency'), textAt(record, 'identifier.registrationAgency.id')],
    [t('raids.about.licence'), textAt(record, 'identifier.license')],
  ];
  return (
    <div>
      <h2>{t('raids.about.title')}</h2>
      <div className="cw-panel cw-empty">
        <dl className="cw-facts">
          {rows.map(([label, value]) =>
            value === '' ? null : (
              <div key={label} style={{ display: 'contents' }}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
          )}
        </dl>
      </div>
    </div>
  );
}
