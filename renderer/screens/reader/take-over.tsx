import { Alert, Button, Checkbox, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../queries.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';

interface Props {
  readonly reader: string;
  /** What tells this chip from every other. */
  readonly chip: string;
  readonly model: string;
}

/** A card of somebody else is left alone, unless whoever may says twice that everything on it is to be destroyed. */
export function TakeOver({ reader, chip, model }: Props) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const [sure, setSure] = useState(false);
  const takeOver = useAction('reader.take-over');
  if (!asked)
    return (
      <Group mb="md">
        <Button variant="default" onClick={() => setAsked(true)}>
          {t('reader.takeOver.ask')}
        </Button>
      </Group>
    );
  return (
    <Alert color="red" variant="light" mb="md" title={t('reader.takeOver.title', { model })}>
      <Text size="sm">{t('reader.takeOver.text')}</Text>
      <Checkbox
        mt="sm"
        autoFocus
        label={t('reader.takeOver.sure')}
        checked={sure}
        onChange={({ currentTarget }) => setSure(currentTarget.checked)}
      />
      <FailureNotice failure={takeOver.error?.failure} />
      <Group mt="sm">
        <Button
          color="red"
          disabled={!sure}
          loading={takeOver.isPending}
          onClick={() => takeOver.mutate({ reader, chip, destroys: true }, { onSuccess: () => setAsked(false) })}
        >
          {t('reader.takeOver.button')}
        </Button>
        <Button variant="default" onClick={() => setAsked(false)}>
          {t('reader.takeOver.leave')}
        </Button>
      </Group>
    </Alert>
  );
}
