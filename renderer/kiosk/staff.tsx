import { Button, PasswordInput, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../queries.ts';
import { Page } from './page.tsx';
import { Trouble } from './trouble.tsx';

/** The way out of the kiosk. Where the code is right, the window itself becomes another. */
export function Staff({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation();
  const leave = useAction('kiosk.leave');
  const [codeSecret, setCode] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    leave.mutate({ codeSecret });
    setCode('');
  };
  return (
    <Page title={t('kiosk.staff.title')} onBack={onDone} narrow>
      <form onSubmit={submit} className="cw-kiosk-panel">
        <Stack gap="md">
          <PasswordInput
            label={t('kiosk.staff.code')}
            value={codeSecret}
            maxLength={64}
            autoComplete="off"
            autoFocus
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <Trouble of={leave.error} />
          <Button type="submit" loading={leave.isPending || leave.isSuccess} disabled={codeSecret === ''}>
            {t('kiosk.staff.leave')}
          </Button>
        </Stack>
      </form>
    </Page>
  );
}
