import './frame.css';
import { useRef } from 'react';
import type { SessionView, StationStatus } from '../../core/actions/views.ts';
import { useTranslation } from 'react-i18next';
import { match, usePath } from '../location.ts';
import { SessionContext } from '../session-context.ts';
import { screens } from '../screens.ts';
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

/** Rail, top bar, page, reader strip: the frame that every page stands in. */
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
        <Rail path={path} session={session} />
        <main className="cw-frame-page" ref={page} tabIndex={-1}>
          <Page path={path} />
        </main>
        <ReaderStrip />
      </div>
    </SessionContext.Provider>
  );
}

function Page({ path }: { readonly path: string }) {
  for (const screen of screens) {
    const params = match(screen.path, path);
    if (params !== undefined) return <screen.component key={path.split('?')[0]} params={params} />;
  }
  return <NotThere />;
}
