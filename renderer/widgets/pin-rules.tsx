import { useTranslation } from 'react-i18next';
import { isEasyPin } from '../../core/records/easy-pin.ts';
import { RuleTicks } from './rule-ticks.tsx';

interface Props {
  readonly pin: string;
  readonly old?: string | undefined;
}

/** Rules of a new PIN, ticking as it is typed. */
export function PinRules({ pin, old }: Props) {
  const { t } = useTranslation();
  const rules: readonly (readonly [string, boolean])[] = [
    [t('pin.rules.length'), pin.length >= 6 && pin.length <= 8],
    [t('pin.rules.easy'), pin.length >= 6 && !isEasyPin(pin)],
    ...(old === undefined ? [] : [[t('pin.rules.differs'), pin !== '' && pin !== old] as const]),
  ];
  return <RuleTicks rules={rules} />;
}

/** Does a new PIN follow every rule? The main process asks again. */
export function pinFits(pin: string, again: string): boolean {
  return /^[0-9]{6,8}$/.test(pin) && !isEasyPin(pin) && pin === again;
}
