import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useLayoutEffect, useState } from 'react';
import { call, listen } from './bridge.ts';
import { endFirstScreen } from './first-screen/typed-before.ts';
import { createQueryClient, useStation } from './queries.ts';
import { SignIn } from './screens/session/sign-in.tsx';
import { cssVariables, theme } from './theme/theme.ts';

// The sign-in is all that the first screen loads; the rest comes while somebody types.
const frame = () => import('./frame/frame.tsx');
const Frame = lazy(() => frame().then(({ Frame: component }) => ({ default: component })));
const LockScreen = lazy(() => import('./frame/lock-screen.tsx').then(({ LockScreen: component }) => ({ default: component })));
const FirstStart = lazy(() => import('./screens/station/first-start.tsx').then(({ FirstStart: component }) => ({ default: component })));
const RecoveryCode = lazy(() =>
  import('./screens/station/recovery-code.tsx').then(({ RecoveryCode: component }) => ({ default: component })),
);
const Repair = lazy(() => import('./screens/station/repair.tsx').then(({ Repair: component }) => ({ default: component })));

/** The nonce that this page's style elements carry; the main process made it for this one page. */
function styleNonce(): string {
  return document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
}

/** What the first screen is decided by is asked for before anything is drawn. */
function firstAsked() {
  const client = createQueryClient();
  void client.prefetchQuery({ queryKey: ['station.status', {}], queryFn: () => call('station.status', {}) });
  return client;
}

export function App() {
  const [client] = useState(firstAsked);
  useEffect(
    () =>
      listen((event) => {
        if (event.event === 'records' || event.event === 'session') void client.invalidateQueries();
        if (event.event === 'readers') {
          client.setQueryData(['reader.list', {}], { readers: event.readers, service: event.service });
          void client.invalidateQueries({ queryKey: ['self.readers'] });
          void client.invalidateQueries({ queryKey: ['session.cards-at-hand'] });
        }
        if (event.event === 'operation') client.setQueryData(['operation.open', { operationId: event.operation.id }], event.operation);
      }),
    [client],
  );
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto" getStyleNonce={styleNonce}>
      <QueryClientProvider client={client}>
        <Suspense fallback={null}>
          <WhichScreen />
        </Suspense>
      </QueryClientProvider>
    </MantineProvider>
  );
}

/** First start, the repair of damaged records, the recovery code, sign-in, the lock, or the frame: whatever the station says it is at. */
function WhichScreen() {
  const status = useStation('station.status', {});
  const isDrawn = status.data !== undefined;
  useLayoutEffect(() => {
    if (isDrawn) endFirstScreen();
  }, [isDrawn]);
  useEffect(() => {
    if (isDrawn) requestIdleCallback(() => void frame());
  }, [isDrawn]);
  if (status.data === undefined) return null;
  const { state, session, damage } = status.data;
  if (damage !== undefined) return <Repair damage={damage} />;
  if (state === 'first-start') return <FirstStart status={status.data} />;
  if (session === undefined) return <SignIn status={status.data} />;
  if (state === 'recovery-code-to-print') return <RecoveryCode />;
  if (session.locked) return <LockScreen session={session} />;
  return <Frame status={status.data} session={session} />;
}
