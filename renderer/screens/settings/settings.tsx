import './settings.css';
import { Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ActionOutput } from '../../../core/actions/all.ts';
import { useStation } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { mayAtAll, useSession } from '../../session-context.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { PageHeader } from '../../widgets/page-header.tsx';
import { CentralServer } from './central-server.tsx';
import { Authority } from './authority.tsx';
import { Backup } from './backup.tsx';
import { CardMakers } from './card-makers.tsx';
import { DefaultRoles } from './default-roles.tsx';
import { Identifiers } from './identifiers.tsx';
import { KioskSettings } from './kiosk.tsx';
import { MailSettings } from './mail.tsx';
import { NarrowerRoles } from './narrower-roles.tsx';
import { Options } from './options.tsx';
import { Reasons } from './reasons.tsx';
import { RegistrySettings } from './registry.tsx';
import { SignInProvider } from './sign-in-provider.tsx';
import { Stations } from './stations.tsx';
import { TokenModule } from './token-module.tsx';

const tabs = [
  'station',
  'authority',
  'makers',
  'backup',
  'options',
  'narrower',
  'mail',
  'signIn',
  'virtual',
  'kiosk',
  'registry',
  'central',
  'stations',
  'reasons',
  'identifiers',
  'defaultRoles',
] as const;
/** Lists that desks use: whoever only looks at the settings of the station has no desk. */
const ofDesks: readonly string[] = ['reasons', 'identifiers', 'defaultRoles'];

/** What this station is, its certificate authority, the options, the other stations. */
export function Settings(_props: ScreenProps) {
  const { t } = useTranslation();
  const session = useSession();
  const settings = useStation('option.list', {});
  if (settings.error !== null) return <FailureNotice failure={settings.error.failure} />;
  if (settings.data === undefined) return null;
  const { station, stations, options } = settings.data;
  const shown = tabs.filter(
    (tab) => (!ofDesks.includes(tab) || mayAtAll(session, 'reason.list')) && (tab !== 'narrower' || mayAtAll(session, 'role.narrower')),
  );
  return (
    <section>
      <PageHeader title={t('frame.rail.settings')} sub={station.name} />
      <Tabs className="cw-settings" orientation="vertical" defaultValue="station" keepMounted={false}>
        <Tabs.List>
          {shown.map((tab) => (
            <Tabs.Tab key={tab} value={tab}>
              {t(`settings.tabs.${tab}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="station">
          <ThisStation station={station} />
        </Tabs.Panel>
        <Tabs.Panel value="authority">
          <Authority />
        </Tabs.Panel>
        <Tabs.Panel value="makers">
          <CardMakers />
        </Tabs.Panel>
        <Tabs.Panel value="backup">
          <Backup />
        </Tabs.Panel>
        <Tabs.Panel value="options">
          <Options options={options} />
        </Tabs.Panel>
        <Tabs.Panel value="narrower">
          <NarrowerRoles />
        </Tabs.Panel>
        <Tabs.Panel value="mail">
          <MailSettings />
        </Tabs.Panel>
        <Tabs.Panel value="signIn">
          <SignInProvider />
        </Tabs.Panel>
        <Tabs.Panel value="virtual">
          <TokenModule />
        </Tabs.Panel>
        <Tabs.Panel value="kiosk">
          <KioskSettings />
        </Tabs.Panel>
        <Tabs.Panel value="registry">
          <RegistrySettings />
        </Tabs.Panel>
        <Tabs.Panel value="central">
          <CentralServer />
        </Tabs.Panel>
        <Tabs.Panel value="stations">
          <Stations stations={stations} />
        </Tabs.Panel>
        <Tabs.Panel value="reasons">
          <Reasons />
        </Tabs.Panel>
        <Tabs.Panel value="identifiers">
          <Identifiers />
        </Tabs.Panel>
        <Tabs.Panel value="defaultRoles">
          <DefaultRoles />
        </Tabs.Panel>
      </Tabs>
    </section>
  );
}

function ThisStation({ station }: Pick<ActionOutput<'option.list'>, 'station'>) {
  const { t } = useTranslation();
  return (
    <div className="cw-panel cw-empty">
      <dl className="cw-facts">
        {(['name', 'id', 'dataFolder', 'version', 'shell', 'sealing'] as const).map((key) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt>{t(`settings.station.${key}`)}</dt>
            <dd>{station[key]}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
