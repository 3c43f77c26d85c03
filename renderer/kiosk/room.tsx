import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SelfView, SessionView } from '../../core/actions/views.ts';
import { call } from '../bridge.ts';
import { go, usePath } from '../location.ts';
import { useAction, useStation } from '../queries.ts';
import { SessionContext } from '../session-context.ts';
import { Photo } from '../widgets/photo.tsx';
import { CardPage } from './card-page.tsx';
import { IdleWarning } from './idle-warning.tsx';
import { MobilePage } from './mobile-page.tsx';
import { MyPhoto } from './my-photo.tsx';
import { MyRequests } from './my-requests.tsx';
import { Page } from './page.tsx';
import { Password } from './password.tsx';
import { Start } from './start.tsx';
import { Trouble } from './trouble.tsx';
import { type IdleTimes, useIdleEnd } from './use-idle-end.ts';
import { VirtualPage } from './virtual-page.tsx';

interface Props {
  readonly times: IdleTimes;
  readonly session: SessionView;
}

/** Where whoever is signed in sees their own things. */
export function Room({ times, session }: Props) {
  const { t } = useTranslation();
  const signOut = useAction('session.sign-out');
  const left = useIdleEnd(times, {
    onSign: () => void call('session.active', {}).catch(() => undefined),
    onEnd: () => signOut.mutate({}),
  });
  const mine = useStation('self.open', {});
  return (
    <SessionContext value={session}>
      <div className="cw-kiosk">
        <IdleWarning left={left} />
        <header className="cw-kiosk-top">
          <Group gap="sm">
            <Photo photo={mine.data?.photo} name={session.person.name} size={56} square />
            <strong>{t('kiosk.hello', { name: session.person.name })}</strong>
          </Group>
          <Button color="red" variant="light" loading={signOut.isPending} onClick={() => signOut.mutate({})}>
            {t('kiosk.signOut')}
          </Button>
        </header>
        {mine.error === null ? null : (
          <Page title={t('kiosk.hello', { name: session.person.name })}>
            <Trouble of={mine.error} />
          </Page>
        )}
        {mine.data === undefined ? null : <Inside mine={mine.data} />}
      </div>
    </SessionContext>
  );
}

/** The camera is allowed at one address only, so pages have addresses. */
function Inside({ mine }: { readonly mine: SelfView }) {
  const path = usePath();
  const back = (): void => go('/');
  switch (path) {
    case '/kiosk/card':
      return <CardPage mine={mine} onBack={back} />;
    case '/kiosk/virtual':
      return <VirtualPage mine={mine} onBack={back} />;
    case '/kiosk/mobile':
      return <MobilePage mine={mine} onBack={back} />;
    case '/kiosk/photo':
      return <MyPhoto mine={mine} onBack={back} />;
    case '/kiosk/requests':
      return <MyRequests mine={mine} onBack={back} />;
    case '/kiosk/password':
      return <Password onBack={back} />;
    default:
      return <Start mine={mine} />;
  }
}
