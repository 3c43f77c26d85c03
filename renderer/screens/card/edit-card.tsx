import { Alert, Button, Group, SimpleGrid, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardView } from '../../../core/actions/views.ts';
import { useAction } from '../../queries.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { CancelButton } from '../../widgets/cancel-button.tsx';

interface Props {
  readonly card: CardView;
  readonly onDone: () => void;
}

const fields = ['title', 'unit'] as const;

/** Row 29, Edit card, in place. An emptied field is taken away; chip and plastic stay as they are. */
export function EditCard({ card, onDone }: Props) {
  const { t } = useTranslation();
  const edit = useAction('card.edit');
  const [values, setValues] = useState({ title: card.title ?? '', unit: card.unit ?? '' });
  const changed = fields.filter((field) => values[field].trim() !== (card[field] ?? ''));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (changed.length === 0 || edit.isPending) return;
    const set = Object.fromEntries(changed.map((field) => [field, values[field].trim() === '' ? null : values[field].trim()]));
    edit.mutate({ cardId: card.id, ...set }, { onSuccess: onDone });
  };
  return (
    <Alert color="blue" variant="light" title={t('actions.card.edit')}>
      <form onSubmit={submit}>
        <SimpleGrid cols={2} mb="xs">
          {fields.map((field) => (
            <TextInput
              key={field}
              label={t(`people.${field}`)}
              value={values[field]}
              maxLength={100}
              autoFocus={field === 'title'}
              onChange={(event) => setValues({ ...values, [field]: event.currentTarget.value })}
            />
          ))}
        </SimpleGrid>
        <Text size="sm">{t('card.editText')}</Text>
        <FailureNotice failure={edit.error?.failure} />
        <Group mt="sm">
          <Button type="submit" disabled={changed.length === 0} loading={edit.isPending}>
            {t('people.save')}
          </Button>
          <CancelButton onClick={onDone} />
        </Group>
      </form>
    </Alert>
  );
}
