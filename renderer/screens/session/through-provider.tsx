import { Button, Loader, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../bridge.ts';
import { useAction } from '../../queries.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';

/** The second way in: the organisation's own sign-in, in the system's browser. */
export function ThroughProvider({ name }: { readonly name: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const signIn = useAction('session.sign-in-through-provider');
  const waits = useRef(false);
  const begin = (): void => {
    waits.current = true;
    signIn.mutate(
      {},
      {
        onSuccess: () => void client.invalidateQueries(),
        onSettled: () => {
          waits.current = false;
        },
      },
    );
  };
  const stop = (): void => void call('session.sign-in-through-provider', { stop: true });
  // Whoever leaves this page does not want to be signed in by what still waits in the browser.
  useEffect(() => () => (waits.current ? stop() : undefined), []);
  if (signIn.isPending)
    return (
      <>
        <Text size="sm" role="status">
          <Loader size={14} mr={8} aria-hidden="true" />
          {t('signIn.inBrowser', { name })}
        </Text>
        <Button variant="default" autoFocus onClick={stop}>
          {t('signIn.stop')}
        </Button>
      </>
    );
  return (
    <>
      <FailureNotice failure={signIn.error?.failure} />
      <Button variant="default" onClick={begin}>
        {t('signIn.through', { name })}
      </Button>
    </>
  );
}
