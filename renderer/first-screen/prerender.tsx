import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { renderToStaticMarkup } from 'react-dom/server';
import { createQueryClient } from '../queries.ts';
import { SignIn } from '../screens/session/sign-in.tsx';
import { startStrings } from '../strings/strings.ts';
import { cssVariables, theme } from '../theme/theme.ts';

/** What the sign-in knows before the main process has answered: nothing. The blank keeps the place of its line. */
const NOTHING_KNOWN = {
  state: 'ready',
  version: '',
  shell: '',
  organisation: '\u00a0',
  demo: false,
  sealing: { backend: '', strong: false, sentence: '' },
} as const;

/** The sign-in as HTML, made while the screens are built: it can be typed into before their program is there. */
export function prerender(): string {
  startStrings();
  return renderToStaticMarkup(
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables}>
      <QueryClientProvider client={createQueryClient()}>
        <SignIn status={NOTHING_KNOWN} />
      </QueryClientProvider>
    </MantineProvider>,
  );
}
