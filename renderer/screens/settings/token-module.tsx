import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useStation } from '../../queries.ts';
import { mayAtAll, useSession } from '../../session-context.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';

/** The PKCS #11 module that keeps the virtual smart cards of this computer. */
export function TokenModule() {
  const { t } = useTranslation();
  const session = useSession();
  const client = useQueryClient();
  const set = useStation('token-module.open', {});
  const change = useAction('token-module.change');
  const [other, setOther] = useState('');
  if (set.error !== null) return <FailureNotice failure={set.error.failure} />;
  if (set.data === undefined) return null;
  const { path, known } = set.data;
  const may = mayAtAll(session, 'token-module.change');
  const use = (wanted: string | undefined): void =>
    change.mutate(wanted === undefined ? {} : { path: wanted }, { onSettled: () => void client.invalidateQueries() });
  return (
    <Stack className="cw-panel cw-empty" gap="sm" maw={860}>
      <Text size="sm">{path === undefined ? t('settings.virtual.none') : t('settings.virtual.kept', { path })}</Text>
      {known.length === 0 ? null : <h2>{t('settings.virtual.known')}</h2>}
      {known.map((module) => (
        <Group key={module.id} justify="space-between">
          <span>
            {t(`settings.virtual.kinds.${module.id}`)} <span className="cw-soft">{module.path}</span>
          </span>
          {may && module.path !== path ? (
            <Button variant="default" loading={change.isPending} onClick={() => use(module.path)}>
              {t('settings.virtual.use')}
            </Button>
          ) : null}
        </Group>
      ))}
      <Text size="xs" className="cw-soft">
        {t('settings.virtual.soft')}
      </Text>
      {may ? (
        <TextInput
          label={t('settings.virtual.path')}
          description={t('settings.virtual.pathHint')}
          maxLength={400}
          value={other}
          onChange={(event) => setOther(event.currentTarget.value)}
        />
      ) : null}
      <FailureNotice failure={change.error?.failure} />
      {change.isSuccess ? <Text role="status">{t('settings.virtual.saved')}</Text> : null}
      {may ? (
        <Group justify="flex-end">
          {path === undefined ? null : (
            <Button variant="default" loading={change.isPending} onClick={() => use(undefined)}>
              {t('settings.virtual.takeAway')}
            </Button>
          )}
          <Button disabled={other.trim() === ''} loading={change.isPending} onClick={() => use(other)}>
            {t('settings.virtual.save')}
          </Button>
        </Group>
      ) : null}
    </Stack>
  );
}
