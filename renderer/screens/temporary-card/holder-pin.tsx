import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PinField } from '../../widgets/pin-field.tsx';
import { pinFits, PinRules } from '../../widgets/pin-rules.tsx';

export interface Pins {
  readonly wanted: string;
  readonly again: string;
}
export const NO_PINS: Pins = { wanted: '', again: '' };

/** Two times the same PIN that follows the rules, with as many digits as this station asks for. */
export function pinsFit({ wanted, again }: Pins, digits: number): boolean {
  return pinFits(wanted, again) && wanted.length >= digits;
}

interface Props {
  readonly label: string;
  readonly pins: Pins;
  readonly onChange: (pins: Pins) => void;
}

/** The holder types: nobody else needs to know it. */
export function HolderPin({ label, pins, onChange }: Props) {
  const { t } = useTranslation();
  const { wanted, again } = pins;
  const mismatch = again !== '' && again.length >= wanted.length && again !== wanted;
  return (
    <Stack gap="sm">
      <span className="cw-soft">{t('temporaryCards.lend.pinText')}</span>
      <PinField label={label} value={wanted} onChange={(value) => onChange({ ...pins, wanted: value })} />
      <PinRules pin={wanted} />
      <PinField
        label={t('temporaryCards.lend.pinAgain')}
        value={again}
        onChange={(value) => onChange({ ...pins, again: value })}
        error={mismatch ? t('pin.mismatch') : undefined}
      />
    </Stack>
  );
}
