import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** No server knows this station yet: what that means, and who changes it. */
export function Alone() {
  const { t } = useTranslation();
  return (
    <div className="cw-panel cw-empty">
      <Text>{t('sync.alone')}</Text>
      <Text className="cw-soft">{t('sync.aloneNext')}</Text>
    </div>
  );
}
