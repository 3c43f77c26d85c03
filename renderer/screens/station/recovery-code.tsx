import { Alert, Button, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../queries.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { QuietPage } from '../../widgets/quiet-page.tsx';

/** The recovery code: printed by the main process, confirmed, forgotten. It never comes to this page. */
export function RecoveryCode() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const print = useAction('station.print-recovery-code');
  const confirm = useAction('station.confirm-recovery-printed');
  return (
    <QuietPage title={t('recovery.title')} text={t('recovery.text')}>
      <Stack gap="md">
        <Button variant={print.data === undefined ? 'filled' : 'default'} loading={print.isPending} onClick={() => print.mutate({})}>
          {t('recovery.print')}
        </Button>
        {print.data === undefined ? null : (
          <Alert color="blue" variant="light" role="status">
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              {t(print.data.queued ? 'recovery.queued' : 'recovery.kept', { where: print.data.where })}
            </Text>
          </Alert>
        )}
        <Button
          disabled={print.data === undefined}
          loading={confirm.isPending}
          onClick={() => confirm.mutate({}, { onSuccess: () => void client.invalidateQueries() })}
        >
          {t('recovery.confirm')}
        </Button>
        <Text size="sm" className="cw-soft">
          {t('recovery.forgets')}
        </Text>
        <FailureNotice failure={print.error?.failure ?? confirm.error?.failure} />
      </Stack>
    </QuietPage>
  );
}
