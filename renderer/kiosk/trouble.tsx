import { Alert, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { holderTrouble } from '../../core/failures/holder-trouble.ts';
import type { StationFailure } from '../bridge.ts';

/** A failure in a holder's words, read out as soon as it appears; its code, small, for the desk. */
export function Trouble({ of }: { readonly of: StationFailure | null | undefined }) {
  const { t } = useTranslation();
  if (of === null || of === undefined) return null;
  const { code, params, reference } = of.failure;
  const trouble = holderTrouble(code);
  return (
    <Alert color="red" variant="light" role="alert" title={t(`troubles.${trouble}.happened`, params ?? {})}>
      <Text>{t(`troubles.${trouble}.next`, params ?? {})}</Text>
      <Text size="xs" className="cw-soft" mt={6}>
        {t('kiosk.code', { code })}
        {reference === undefined ? '' : ` · ${t('kiosk.reference', { reference })}`}
      </Text>
    </Alert>
  );
}
