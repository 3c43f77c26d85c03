import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { listen } from '../bridge.ts';
import { createQueryClient, useStation } from '../queries.ts';
import { firstLanguage, speak } from '../strings/kiosk.ts';
import { cssVariables } from '../theme/theme.ts';
import { clearWindow, keepOutOfClipboard } from './clear-window.ts';
import { Closed } from './closed.tsx';
import { Door } from './door.tsx';
import { kioskTheme } from './kiosk-theme.ts';
import { Room } from './room.tsx';

function styleNonce(): string {
  return document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
}

/** A kiosk: one visit after the other, and nothing of one in the next. */
export function KioskApp() {
  const [visit, setVisit] = useState(0);
  const endVisit = (): void => {
    clearWindow();
    speak(firstLanguage);
    setVisit((before) => before + 1);
  };
  useEffect(
    () =>
      listen((event) => {
        if (event.event === 'session' && event.state === 'signed-out') endVisit();
      }),
    [],
  );
  useEffect(keepOutOfClipboard, []);
  return (
    <MantineProvider theme={kioskTheme} cssVariablesResolver={cssVariables} defaultColorScheme="auto" getStyleNonce={styleNonce}>
      <Visit key={visit} onEnd={endVisit} />
    </MantineProvider>
  );
}

/** What one person sees, from the first touch to the end: answers are kept for them alone. */
function Visit({ onEnd }: { readonly onEnd: () => void }) {
  const [client] = useState(createQueryClient);
  useEffect(() => {
    const deaf = listen((event) => {
      if (event.event !== 'session' || event.state === 'signed-in') void client.invalidateQueries();
    });
    return () => {
      deaf();
      client.clear();
    };
  }, [client]);
  return (
    <QueryClientProvider client={client}>
      <WhichPage onEnd={onEnd} />
    </QueryClientProvider>
  );
}

function WhichPage({ onEnd }: { readonly onEnd: () => void }) {
  const status = useStation('station.status', {});
  if (status.data === undefined) return null;
  const { state, session, kiosk } = status.data;
  if (state !== 'ready' || kiosk === undefined) return <Closed />;
  if (session === undefined) return <Door times={kiosk} phones={kiosk.phones} onEnd={onEnd} />;
  return <Room times={kiosk} session={session} />;
}
