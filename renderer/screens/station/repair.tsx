import '../../no-made-up-code.ts';
import { Alert, Button, Collapse, Group, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StationStatus } from '../../../core/actions/views.ts';
import { dayAndTime } from '../../format.ts';
import { useAction } from '../../queries.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { QuietPage } from '../../widgets/quiet-page.tsx';
import { noCode, RecoveryCodeField } from '../../widgets/recovery-code-field.tsx';
import { RestoreForm } from './restore-form.tsx';

/** The records are damaged: what happened, what it means, and one button that mends it. */
export function Repair({ damage }: { readonly damage: NonNullable<StationStatus['damage']> }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const repair = useAction('station.repair');
  const [groups, setGroups] = useState(noCode);
  const [elsewhere, setElsewhere] = useState(false);
  const { why, needsCode, copy, backup } = damage;
  const submit = (): void =>
    repair.mutate(needsCode ? { recoveryCode: groups.join(' ') } : {}, { onSuccess: () => void client.invalidateQueries() });
  return (
    <QuietPage title={t('repair.title')} text={t(`repair.happened.${why}`)} wide>
      <Stack gap="md">
        <Text>{t('repair.means')}</Text>
        <Alert color={copy ? 'blue' : 'yellow'} variant="light" role="status">
          <Text size="sm">{t(copy ? 'repair.copy' : 'repair.noCopy')}</Text>
          <Text size="sm">
            {backup === undefined ? t('repair.noBackup') : t('repair.backup', { at: dayAndTime(backup.madeAt), entries: backup.entries })}
          </Text>
        </Alert>
        {needsCode ? <Text>{t('repair.needsCode')}</Text> : null}
        {needsCode ? <RecoveryCodeField groups={groups} onChange={setGroups} failure={repair.error?.failure} /> : null}
        <Text size="sm" className="cw-soft">
          {t('repair.keeps')}
        </Text>
        <FailureNotice failure={repair.error?.failure} />
        <Group justify="flex-end">
          <Button variant="default" onClick={() => setElsewhere(!elsewhere)} aria-expanded={elsewhere}>
            {t('repair.elsewhere')}
          </Button>
          <Button loading={repair.isPending} disabled={needsCode && groups.includes('')} onClick={submit}>
            {t('repair.submit')}
          </Button>
        </Group>
        <Collapse expanded={elsewhere}>
          <RestoreForm />
        </Collapse>
      </Stack>
    </QuietPage>
  );
}
