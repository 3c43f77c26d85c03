import { Avatar, Button, Kbd, Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SessionView, StationStatus } from '../../core/actions/views.ts';
import { when } from '../format.ts';
import { go } from '../location.ts';
import { useAction, useStation } from '../queries.ts';
import { mayAtAll, worksNowhere } from '../session-context.ts';
import { photoSource } from '../widgets/photo.tsx';
import { Appearance } from './appearance.tsx';
import { PointSwitcher } from './point-switcher.tsx';
import { SyncState } from './sync-state.tsx';
import { SearchBox } from './search-box.tsx';

interface Props {
  readonly status: StationStatus;
  readonly session: SessionView;
}

/** Service point, search, sync state, who is signed in, lock. */
export function TopBar({ status, session }: Props) {
  const { t } = useTranslation();
  const lock = useAction('session.lock');
  return (
    <header className="cw-frame-top">
      <div className="cw-frame-logo">{t('frame.product')}</div>
      <PointSwitcher session={session} fallback={status.servicePoint ?? ''} />
      {worksNowhere(session) ? null : <SearchBox session={session} />}
      <div className="cw-frame-grow" />
      {mayAtAll(session, 'sync.open') ? <SyncState /> : null}
      <CentralServer />
      <WhoMenu session={session} />
      <Button variant="default" size="compact-md" onClick={() => lock.mutate({})} rightSection={<Kbd size="xs">Ctrl L</Kbd>}>
        {t('frame.lock')}
      </Button>
    </header>
  );
}

/** With whom this station shares what it writes. */
function CentralServer() {
  const { t } = useTranslation();
  const { address, until } = useStation('central.open', {}).data ?? {};
  const server = address === undefined ? '' : new URL(address).host;
  const words = server === '' ? 'frame.notSynced' : until === undefined ? 'frame.notSignedInAt' : 'frame.signedInAt';
  const said = t(words, { server });
  return (
    <span className="cw-soft cw-frame-sync" title={said}>
      {said}
    </span>
  );
}

function WhoMenu({ session }: { readonly session: SessionView }) {
  const { t } = useTranslation();
  const signOut = useAction('session.sign-out');
  const { card } = session;
  const photo = session.person.photo;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-md"
          leftSection={<Avatar size={26} src={photo === undefined ? null : photoSource(photo)} name={session.person.name} />}
        >
          {card === undefined ? session.person.name : t('frame.byCard', { name: session.person.name, card: card.number })}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{session.person.email}</Menu.Label>
        {card === undefined ? null : (
          <Menu.Label maw={280}>{t('frame.byCardLong', { card: card.number, when: when(card.listOf) })}</Menu.Label>
        )}
        <Appearance />
        <Menu.Divider />
        <Menu.Item onClick={() => go('/access')}>{t('access.titleIn')}</Menu.Item>
        <Menu.Item onClick={() => signOut.mutate({})}>{t('frame.switchOperator')}</Menu.Item>
        <Menu.Item onClick={() => signOut.mutate({})}>{t('frame.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
