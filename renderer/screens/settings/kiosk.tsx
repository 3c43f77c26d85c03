import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useStation } from '../../queries.ts';
import { mayAtAll, useSession } from '../../session-context.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';

/** The code by which staff leave the kiosk at this station. */
export function KioskSettings() {
  const { t } = useTranslation();
  const session = useSession();
  const client = useQueryClient();
  const kiosk = useStation('kiosk.open', {});
  const change = useAction('kiosk.change-staff-code');
  const [codeSecret, setCode] = useState('');
  if (kiosk.error !== null) return <FailureNotice failure={kiosk.error.failure} />;
  if (kiosk.data === undefined) return null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    change.mutate({ codeSecret }, { onSuccess: () => void client.invalidateQueries(), onSettled: () => setCode('') });
  };
  return (
    <Stack className="cw-panel cw-empty" gap="sm" maw={860}>
      <Text size="sm">{t('settings.kiosk.text')}</Text>
      <Text size="sm">{t(kiosk.data.staffCode ? 'settings.kiosk.set' : 'settings.kiosk.missing')}</Text>
      {mayAtAll(session, 'kiosk.change-staff-code') ? (
        <form onSubmit={submit}>
          <Stack gap="sm">
            <PasswordInput
              label={t('settings.kiosk.code')}
              description={t('settings.kiosk.hint')}
              value={codeSecret}
              maxLength={64}
              autoComplete="off"
              onChange={(event) => setCode(event.currentTarget.value)}
            />
            <FailureNotice failure={change.error?.failure} />
            {change.isSuccess ? <Text role="status">{t('settings.kiosk.saved')}</Text> : null}
            <Group justify="flex-end">
              <Button type="submit" loading={change.isPending} disabled={codeSecret.length < 6}>
                {t('settings.kiosk.save')}
              </Button>
            </Group>
          </Stack>
        </form>
      ) : null}
    </Stack>
  );
}
