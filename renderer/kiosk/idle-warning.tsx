import { Button, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Says that everything is cleared soon. Any touch, key or click puts it off; the button says so. */
export function IdleWarning({ left }: { readonly left: number | undefined }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={left !== undefined}
      onClose={() => undefined}
      withCloseButton={false}
      centered
      size="lg"
      title={t('kiosk.idle.title')}
      transitionProps={{ duration: 0 }}
    >
      <Stack>
        <Text aria-live="off">{t('kiosk.idle.text', { count: left ?? 0 })}</Text>
        <Button data-autofocus>{t('kiosk.idle.stay')}</Button>
      </Stack>
    </Modal>
  );
}
