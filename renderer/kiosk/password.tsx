import { Button, PasswordInput, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../queries.ts';
import { Page } from './page.tsx';
import { Trouble } from './trouble.tsx';

const nothing = { old: '', wanted: '', again: '' };

/** Row 21. */
export function Password({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTranslation();
  const change = useAction('self.change-password');
  const [values, setValues] = useState(nothing);
  const { old, wanted, again } = values;
  const differ = again !== '' && again !== wanted;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    change.mutate({ oldPassword: old, newPassword: wanted }, { onSettled: () => setValues(nothing) });
  };
  return (
    <Page title={t('kiosk.mine.password')} onBack={onBack} narrow>
      <form onSubmit={submit} className="cw-kiosk-panel">
        <Stack gap="md">
          {(['old', 'wanted', 'again'] as const).map((field) => (
            <PasswordInput
              key={field}
              label={t(`kiosk.password.${field}`)}
              description={field === 'wanted' ? t('kiosk.forgotten.hint') : undefined}
              value={values[field]}
              autoComplete="off"
              error={field === 'again' && differ ? t('kiosk.password.differ') : undefined}
              onChange={(event) => setValues({ ...values, [field]: event.currentTarget.value })}
            />
          ))}
          <Trouble of={change.error} />
          {change.isSuccess ? <strong role="status">✓ {t('kiosk.password.done')}</strong> : null}
          <Button type="submit" loading={change.isPending} disabled={old === '' || wanted.length < 10 || again !== wanted}>
            {t('kiosk.password.set')}
          </Button>
        </Stack>
      </form>
    </Page>
  );
}
