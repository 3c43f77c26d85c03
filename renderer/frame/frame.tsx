import '../no-made-up-code.ts';
import './frame.css';
import { Notifications } from '@mantine/notifications';
import { Suspense, useRef } from 'react';
import type { SessionView, StationStatus } from '../../core/actions/views.ts';
import { useTranslation } from 'react-i18next';
import { match, usePath } from '../location.ts';
import { mayAtAll, SessionContext, worksNowhere } from '../session-context.ts';
import { screens } from '../screens.ts';
import { Access } from '../screens/access/access.tsx';
import { NotThere } from './not-there.tsx';
import { Rail } from './rail.tsx';
import { ReaderStrip } from './reader-strip.tsx';
import { TopBar } from './top-bar.tsx';
import { useIdle } from './use-idle.ts';
import { useShortcuts } from './use-shortcuts.ts';

interface Props {
  readonly status: StationStatus;
  readonly session: SessionView;
}

/**
 * Rail, top bar, page, reader strip: the frame that every page stands in. Notices have a place of their own below the rail: over the page
 * they would lie on whatever is pressed next.
 */
export function Frame({ status, session }: Props) {
  const { t } = useTranslation();
  const path = usePath();
  const page = useRef<HTMLElement>(null);
  useIdle(session);
  useShortcuts();
  return (
    <SessionContext.Provider value={session}>
      <div className="cw-frame">
        <button type="button" className="cw-skip" onClick={() => page.current?.focus()}>
          {t('frame.skip')}
        </button>
        <TopBar status={status} session={session} />
        <div className="cw-frame-side">
          <Rail path={path} session={session} />
          <Notifications className="cw-notice" withinPortal={false} position="bottom-left" />
        </div>
        <main className="cw-frame-page" ref={page} tabIndex={-1}>
          <Suspense fallback={null}>
            <Page path={path} outside={worksNowhere(session)} />
          </Suspense>
        </main>
        {mayAtAll(session, 'reader.list') ? <ReaderStrip /> : null}
      </div>
    </SessionContext.Provider>
  );
}

/** Whoever is let in nowhere finds the page where they may ask, wherever they go. */
function Page({ path, outside }: { readonly path: string; readonly outside: boolean }) {
  for (const screen of screens.filter((each) => !outside || each.outside !== undefined)) {
    const params = match(screen.path, path);
    if (params !== undefined) return <screen.component key={path.split('?')[0]} params={params} />;
  }
  return outside ? <Access /> : <NotThere />;
}
