import './pin-field.css';
import { Button, PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  readonly autoFocus?: boolean;
  /** The number pad on the screen, for desks where the holder has no keyboard. */
  readonly pad?: boolean;
}

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const;

/** A PIN: digits only, at most eight, never shown by itself, never remembered by the browser. */
export function PinField({ label, value, onChange, error, autoFocus = false, pad = false }: Props) {
  const { t } = useTranslation();
  const set = (text: string): void => onChange(text.replace(/[^0-9]/g, '').slice(0, 8));
  return (
    <div>
      <PasswordInput
        label={label}
        value={value}
        onChange={(event) => set(event.currentTarget.value)}
        inputMode="numeric"
        autoComplete="off"
        autoFocus={autoFocus}
        error={error}
        size="md"
      />
      {pad ? (
        <fieldset className="cw-pad" aria-label={t('pin.pad')}>
          {keys.map((key) => (
            <Button key={key} variant="default" onClick={() => set(value + key)}>
              {key}
            </Button>
          ))}
          <Button variant="default" onClick={() => onChange('')}>
            {t('pin.clear')}
          </Button>
        </fieldset>
      ) : null}
    </div>
  );
}
