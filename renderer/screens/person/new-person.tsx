import { Alert, Button, Group, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { go, goBack } from '../../location.ts';
import { useAction, useStation } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { PageHeader } from '../../widgets/page-header.tsx';
import { PhotoChoice } from '../../widgets/photo-choice.tsx';
import { CancelButton } from '../../widgets/cancel-button.tsx';

const nothing = { name: '', sortName: '', email: '', phone: '', title: '', unit: '' };

/** Row 1, Create user: the form. */
export function NewPerson(_props: ScreenProps) {
  const { t } = useTranslation();
  const identifiers = useStation('person.identifiers', {}).data?.identifiers ?? [];
  const create = useAction('person.create');
  const [photo, setPhoto] = useState<string | undefined>();
  const [identifierId, setIdentifierId] = useState<string | null>(null);
  const form = useForm({
    initialValues: nothing,
    validate: { name: (value) => (value.trim() === '' ? ' ' : null), email: (value) => (/^\S+@\S+$/.test(value.trim()) ? null : ' ') },
  });
  const save = form.onSubmit((values) => {
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== '')) as typeof values;
    const input = { ...given, ...(photo === undefined ? {} : { photo }), ...(identifierId === null ? {} : { identifierId }) };
    create.mutate(input, { onSuccess: ({ personId, letterRefused }) => (letterRefused ? undefined : go(`/people/${personId}`)) });
  });
  return (
    <section>
      <PageHeader crumbs={[[t('frame.rail.people'), '/people']]} title={t('people.new')} />
      <form onSubmit={save} noValidate>
        <Stack maw={760} gap="md" className="cw-panel cw-empty">
          <SimpleGrid cols={2}>
            <TextInput label={t('people.name')} autoFocus required {...form.getInputProps('name')} />
            <TextInput label={t('people.sortName')} placeholder={t('people.sortNameHint')} {...form.getInputProps('sortName')} />
            <TextInput label={t('people.email')} type="email" required {...form.getInputProps('email')} />
            <TextInput label={t('people.phone')} {...form.getInputProps('phone')} />
            <TextInput label={t('people.title')} {...form.getInputProps('title')} />
            <TextInput label={t('people.unit')} {...form.getInputProps('unit')} />
            <Select
              label={t('people.identifier')}
              clearable
              value={identifierId}
              onChange={setIdentifierId}
              data={identifiers.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </SimpleGrid>
          <Stack gap={4}>
            <Text size="sm" fw={500}>
              {t('people.photo')}
            </Text>
            <PhotoChoice photo={photo} name={form.values.name} onChoose={setPhoto} />
          </Stack>
          <FailureNotice failure={create.error?.failure} />
          {create.data?.letterRefused ? <LetterRefused personId={create.data.personId} /> : null}
          <Group justify="flex-end">
            <CancelButton onClick={goBack} />
            <Button type="submit" loading={create.isPending}>
              {t('people.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </section>
  );
}

/** The person is there; the letter with their password is not. */
function LetterRefused({ personId }: { readonly personId: string }) {
  const { t } = useTranslation();
  return (
    <Alert color="yellow" variant="light" role="alert" title={t('people.letterRefused')}>
      <Text size="sm">{t('people.letterRefusedText')}</Text>
      <Button mt="sm" variant="default" onClick={() => go(`/people/${personId}`)}>
        {t('people.toPerson')}
      </Button>
    </Alert>
  );
}
