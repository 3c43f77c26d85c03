import { Button, Fieldset, Group, PasswordInput, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../queries.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';

interface FirstPerson {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly again: string;
}

interface Values {
  readonly organisation: string;
  readonly servicePoint: string;
  readonly station: string;
  readonly operator: FirstPerson;
  readonly approver: FirstPerson;
}

const nobody: FirstPerson = { name: '', email: '', password: '', again: '' };
const filled = (value: string) => (value.trim() === '' ? ' ' : null);

/** Organisation, service point, station and the first two people. */
export function FoundForm({ sealing }: { readonly sealing: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const found = useAction('station.first-start');
  const again = (which: 'operator' | 'approver') => (value: string, values: Values) =>
    value === values[which].password ? null : t('firstStart.mismatch');
  const person = (which: 'operator' | 'approver') => ({
    name: filled,
    email: (value: string) => (/^\S+@\S+$/.test(value.trim()) ? null : ' '),
    password: (value: string) => (value.length >= 10 ? null : t('firstStart.passwordHint')),
    again: again(which),
  });
  const form = useForm<Values>({
    initialValues: { organisation: '', servicePoint: '', station: 'Desk 1', operator: nobody, approver: nobody },
    validate: { organisation: filled, servicePoint: filled, station: filled, operator: person('operator'), approver: person('approver') },
  });
  const submit = form.onSubmit(({ organisation, servicePoint, station, operator, approver }) => {
    const input = { organisation, servicePoint, station, operator: withoutAgain(operator), approver: withoutAgain(approver) };
    found.mutate(input, { onSuccess: () => void client.invalidateQueries() });
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <SimpleGrid cols={3}>
          <TextInput label={t('firstStart.organisation')} autoFocus {...form.getInputProps('organisation')} />
          <TextInput
            label={t('firstStart.servicePoint')}
            description={t('firstStart.servicePointHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            {...form.getInputProps('servicePoint')}
          />
          <TextInput
            label={t('firstStart.station')}
            description={t('firstStart.stationHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            {...form.getInputProps('station')}
          />
        </SimpleGrid>
        <SimpleGrid cols={2}>
          <PersonFields which="operator" form={form} />
          <PersonFields which="approver" form={form} />
        </SimpleGrid>
        <Text size="sm" className="cw-soft">
          {t('firstStart.makes')} {t('firstStart.sealing', { sentence: sealing })}
        </Text>
        <FailureNotice failure={found.error?.failure} />
        <Group justify="flex-end">
          <Button type="submit" loading={found.isPending}>
            {t('firstStart.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function withoutAgain({ name, email, password }: FirstPerson) {
  return { name, email, password };
}

function PersonFields({ which, form }: { readonly which: 'operator' | 'approver'; readonly form: UseFormReturnType<Values> }) {
  const { t } = useTranslation();
  return (
    <Fieldset legend={t(`firstStart.${which}`)}>
      <Stack gap="xs">
        <Text size="sm" className="cw-soft">
          {t(`firstStart.${which}Hint`)}
        </Text>
        <TextInput label={t('firstStart.name')} {...form.getInputProps(`${which}.name`)} />
        <TextInput label={t('firstStart.email')} type="email" {...form.getInputProps(`${which}.email`)} />
        <SimpleGrid cols={2} spacing="xs">
          <PasswordInput label={t('firstStart.password')} autoComplete="new-password" {...form.getInputProps(`${which}.password`)} />
          <PasswordInput label={t('firstStart.passwordAgain')} autoComplete="new-password" {...form.getInputProps(`${which}.again`)} />
        </SimpleGrid>
      </Stack>
    </Fieldset>
  );
}
