import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../queries.ts';
import { FailureNotice } from './failure-notice.tsx';
import { tell } from './tell.ts';
import { CancelButton } from './cancel-button.tsx';

const nothing = { oldPassword: '', newPassword: '', again: '' };

interface Props {
  /** Row 6 for an Operator, row 21 in self-service. */
  readonly action: 'person.change-password' | 'self.change-password';
  readonly onDone: () => void;
}

/** One's own password: the old one, and the new one twice. */
export function ChangePassword({ action, onDone }: Props) {
  const { t } = useTranslation();
  const change = useAction(action);
  const [values, setValues] = useState(nothing);
  const { oldPassword, newPassword, again } = values;
  const differ = again !== '' && again !== newPassword;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    change.mutate(
      { oldPassword, newPassword },
      {
        onSuccess: () => {
          tell(t('self.password.done'), t);
          onDone();
        },
        onSettled: () => setValues(nothing),
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack className="cw-panel cw-empty" gap="sm" maw={420} mb="md">
        <h2>{t('actions.self.change-password')}</h2>
        {(['oldPassword', 'newPassword', 'again'] as const).map((field) => (
          <PasswordInput
            key={field}
            label={t(`self.password.${field}`)}
            value={values[field]}
            autoFocus={field === 'oldPassword'}
            autoComplete="off"
            error={field === 'again' && differ ? t('firstStart.mismatch') : undefined}
            onChange={(event) => setValues({ ...values, [field]: event.currentTarget.value })}
          />
        ))}
        <Text size="xs" className="cw-soft">
          {t('firstStart.passwordHint')}
        </Text>
        <FailureNotice failure={change.error?.failure} />
        <Group>
          <Button
            type="submit"
            loading={change.isPending}
            disabled={oldPassword === '' || newPassword.length < 10 || again !== newPassword}
          >
            {t('actions.self.change-password')}
          </Button>
          <CancelButton onClick={onDone} />
        </Group>
      </Stack>
    </form>
  );
}
