import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Qr } from '../widgets/qr.tsx';
import type { Phone } from '../widgets/use-phone.ts';
import { Trouble } from './trouble.tsx';
import { useTime } from './use-format.ts';

/** What a phone scans, with the number to compare; and in words what becomes of it. */
export function PhoneCode({ phone, begin }: { readonly phone: Phone; readonly begin: string }) {
  const { t } = useTranslation();
  const { asked, pending, begun, failure, ask } = phone;
  if (asked !== undefined) return <Shown phone={phone} />;
  return (
    <Stack gap="md">
      <Trouble of={failure} />
      <Button variant="default" loading={pending} autoFocus={begun} onClick={ask}>
        {failure === null ? begin : t('kiosk.phone.again')}
      </Button>
    </Stack>
  );
}

function Shown({ phone: { asked, trouble, stop } }: { readonly phone: Phone }) {
  const { t } = useTranslation();
  const time = useTime();
  if (asked === undefined) return null;
  return (
    <Stack gap="md">
      <Text>{t('kiosk.phone.scan')}</Text>
      <Group gap="lg" align="center">
        <Qr text={asked.url} label={t('kiosk.phone.qr')} size={190} />
        <Stack gap={4} className="cw-kiosk-number">
          <Text>{t('kiosk.phone.number')}</Text>
          <strong>{asked.number}</strong>
        </Stack>
      </Group>
      <Text>
        <span role="status">{trouble === undefined ? t('kiosk.phone.waits') : t(`kiosk.phone.trouble.${trouble}`)}</span>{' '}
        {t('kiosk.phone.until', { time: time(asked.endsAt) })}
      </Text>
      <Button variant="default" autoFocus onClick={stop}>
        {t('kiosk.phone.stop')}
      </Button>
    </Stack>
  );
}
