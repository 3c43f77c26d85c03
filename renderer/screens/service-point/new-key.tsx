import { Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionInput } from '../../../core/actions/all.ts';
import type { PossibleView } from '../../../core/actions/views.ts';
import { day } from '../../format.ts';
import { useAction } from '../../queries.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { whyNot } from '../../widgets/why-not.ts';
import { CancelButton } from '../../widgets/cancel-button.tsx';

export interface MadeKey {
  readonly subject: string;
  readonly bearer: string;
}

interface Props {
  readonly servicePointId: string;
  /** A key is never above its maker. */
  readonly mayAdmin: PossibleView;
  /** With the key, or with nothing where it was left. */
  readonly onDone: (made: MadeKey | undefined) => void;
}

type Role = ActionInput<'api-key.create'>['role'];
const YEAR_MS = 365 * 86_400_000;

/** Row 18: for whom, and with which role. */
export function NewKey({ servicePointId, mayAdmin, onDone }: Props) {
  const { t } = useTranslation();
  const create = useAction('api-key.create');
  const [subject, setSubject] = useState('');
  const [until] = useState(() => new Date(Date.now() + YEAR_MS).toISOString());
  const [role, setRole] = useState<Role>('service-point-user');
  const make = (event: FormEvent): void => {
    event.preventDefault();
    create.mutate({ servicePointId, subject, role }, { onSuccess: ({ bearer }) => onDone({ subject, bearer }) });
  };
  return (
    <form onSubmit={make}>
      <Stack className="cw-panel cw-empty" gap="md" mb="md" maw={760}>
        <TextInput
          label={t('apiKeys.subject')}
          description={t('apiKeys.subjectHint')}
          autoFocus
          maxLength={256}
          value={subject}
          onChange={(event) => setSubject(event.currentTarget.value)}
        />
        <Radio.Group label={t('apiKeys.role')} value={role} onChange={(value) => setRole(value as Role)}>
          <Stack gap="xs" mt={6}>
            <Radio
              value="service-point-user"
              label={t('points.roles.service-point-user')}
              description={t('apiKeys.roleText.service-point-user')}
            />
            <Radio
              value="service-point-admin"
              disabled={!mayAdmin.allowed}
              label={t('points.roles.service-point-admin')}
              description={mayAdmin.allowed ? t('apiKeys.roleText.service-point-admin') : whyNot(mayAdmin.because, t)}
            />
          </Stack>
        </Radio.Group>
        <Text size="sm">{t('apiKeys.year', { day: day(until) })}</Text>
        <FailureNotice failure={create.error?.failure} />
        <Group>
          <Button type="submit" disabled={subject.trim() === ''} loading={create.isPending}>
            {t('apiKeys.make')}
          </Button>
          <CancelButton onClick={() => onDone(undefined)} />
        </Group>
      </Stack>
    </form>
  );
}
