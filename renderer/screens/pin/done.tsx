import { Button, Group, Kbd, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { go } from '../../location.ts';

/** It worked: one sentence, and back to the card with Enter. */
export function Done({ cardId, text }: { readonly cardId: string; readonly text: string }) {
  const { t } = useTranslation();
  return (
    <Stack gap="md" role="status">
      <strong style={{ fontSize: 18 }}>✓ {text}</strong>
      <Group>
        <Button autoFocus onClick={() => go(`/cards/${cardId}`)} rightSection={<Kbd size="xs">↵</Kbd>}>
          {t('pin.done')}
        </Button>
      </Group>
    </Stack>
  );
}
