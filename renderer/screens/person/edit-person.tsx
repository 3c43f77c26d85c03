import { Button, Group, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionInput } from '../../../core/actions/all.ts';
import type { PersonView } from '../../../core/actions/views.ts';
import { go, goBack } from '../../location.ts';
import { useAction, useStation } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { useSession } from '../../session-context.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { PageHeader } from '../../widgets/page-header.tsx';
import { PhotoChoice } from '../../widgets/photo-choice.tsx';
import { CancelButton } from '../../widgets/cancel-button.tsx';

const texts = ['name', 'sortName', 'email', 'phone', 'title', 'unit'] as const;
type Texts = Record<(typeof texts)[number], string>;
/** A person cannot be without these: an empty field leaves them as they are. */
const compulsory: readonly string[] = ['name', 'sortName', 'email'];

/** Row 5, Edit user: only what is different is sent. */
export function EditPerson({ params }: ScreenProps) {
  const person = useStation('person.open', { personId: params.personId ?? '' });
  if (person.error !== null) return <FailureNotice failure={person.error.failure} />;
  return person.data === undefined ? null : <Form person={person.data} />;
}

/** What differs from the person as they are; an emptied field is taken away. */
function changed(person: PersonView, values: Texts): Partial<ActionInput<'person.edit'>> {
  const different = texts.filter((field) => values[field].trim() !== (person[field] ?? ''));
  const entries = different.flatMap((field): (readonly [string, string | null])[] => {
    const text = values[field].trim();
    if (text !== '') return [[field, text]];
    return compulsory.includes(field) ? [] : [[field, null]];
  });
  return Object.fromEntries(entries);
}

function Form({ person }: { readonly person: PersonView }) {
  const { t } = useTranslation();
  const session = useSession();
  const identifiers = useStation('person.identifiers', {}).data?.identifiers ?? [];
  const edit = useAction('person.edit');
  const [values, setValues] = useState<Texts>(() => Object.fromEntries(texts.map((field) => [field, person[field] ?? ''])) as Texts);
  const [photo, setPhoto] = useState<string | undefined>();
  const [identifierId, setIdentifierId] = useState<string | null>(person.identifierId ?? null);
  const [servicePointId, setHome] = useState(person.servicePointId);
  const input = {
    personId: person.id,
    ...changed(person, values),
    ...(photo === undefined ? {} : { photo }),
    ...(identifierId === (person.identifierId ?? null) ? {} : { identifierId }),
    ...(servicePointId === person.servicePointId ? {} : { servicePointId }),
  };
  const asks = person.needsApproval.includes('person.edit');
  return (
    <section>
      <PageHeader
        crumbs={[
          [t('frame.rail.people'), '/people'],
          [person.name, `/people/${person.id}`],
        ]}
        title={t('actions.person.edit')}
      />
      <Stack maw={760} gap="md" className="cw-panel cw-empty">
        <SimpleGrid cols={2}>
          {texts.map((field) => (
            <TextInput
              key={field}
              label={t(`people.${field}`)}
              value={values[field]}
              autoFocus={field === 'name'}
              required={compulsory.includes(field)}
              onChange={(event) => setValues({ ...values, [field]: event.currentTarget.value })}
            />
          ))}
          <Select
            label={t('people.identifier')}
            clearable
            value={identifierId}
            onChange={setIdentifierId}
            data={identifiers.map(({ id, name }) => ({ value: id, label: name }))}
          />
          {session.servicePoints.length < 2 ? null : (
            <Select
              label={t('people.home')}
              allowDeselect={false}
              value={servicePointId}
              onChange={(id) => setHome(id ?? person.servicePointId)}
              data={session.servicePoints.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <PhotoChoice photo={photo ?? person.photo} name={person.name} onChoose={setPhoto} />
        </SimpleGrid>
        <Text size="sm" className="cw-soft">
          {t(asks ? 'people.needsApproval' : 'people.atOnce')}
        </Text>
        <FailureNotice failure={edit.error?.failure} />
        <Group justify="flex-end">
          <CancelButton onClick={goBack} />
          <Button
            loading={edit.isPending}
            disabled={Object.keys(input).length === 1}
            onClick={() => edit.mutate(input, { onSuccess: () => go(`/people/${person.id}`) })}
          >
            {t(asks ? 'people.ask' : 'people.save')}
          </Button>
        </Group>
      </Stack>
    </section>
  );
}
