import { Alert, Button, Group, Text, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MadeKey } from './new-key.tsx';

/** A key that was just made. It is nowhere else: with this it is gone from the screen. */
export function ShownOnce({ made, onDone }: { readonly made: MadeKey; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const copy = (): void => {
    field.current?.select();
    navigator.clipboard.writeText(made.bearer).then(
      () => setCopied(true),
      () => field.current?.focus(),
    );
  };
  return (
    <Alert color="yellow" variant="light" mb="md" role="alert" title={t('apiKeys.madeTitle', { subject: made.subject })}>
      <Text size="sm">{t('apiKeys.madeText')}</Text>
      <Group align="end" mt="sm" wrap="nowrap">
        <TextInput
          ref={field}
          style={{ flex: 1 }}
          label={t('apiKeys.value')}
          readOnly
          value={made.bearer}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button autoFocus onClick={copy}>
          {t('apiKeys.copy')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('apiKeys.done')}
        </Button>
      </Group>
      <Text size="sm" mt={6} role="status">
        {copied ? t('apiKeys.copied') : ''}
      </Text>
    </Alert>
  );
}
