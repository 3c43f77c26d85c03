import { useTranslation } from 'react-i18next';
import type { SelfView } from '../../core/actions/views.ts';
import { virtualPinFaults } from '../../core/records/virtual-pin.ts';
import { RuleTicks } from './rule-ticks.tsx';

interface Props {
  readonly pin: string;
  readonly rules: SelfView['virtualPinRules'];
}

/** Rules of a virtual smart card's PIN, ticking as it is typed. */
export function VirtualPinRules({ pin, rules }: Props) {
  const { t } = useTranslation();
  const faults = virtualPinFaults(pin, rules);
  const kinds = (['upper', 'lower', 'digits', 'special'] as const).flatMap((kind) => {
    const rule = rules[kind];
    if (rule === 'ALLOWED') return [];
    const ok = pin !== '' && !faults.includes(`${kind}-missing`) && !faults.includes(`${kind}-not-allowed`);
    return [[t(`self.virtual.rules.${kind}.${rule}`), ok] as const];
  });
  const shown: readonly (readonly [string, boolean])[] = [
    [t('self.virtual.rules.length', { least: rules.least, most: rules.most }), !faults.includes('short') && !faults.includes('long')],
    [t('self.virtual.rules.plain'), pin !== '' && !faults.includes('foreign')],
    ...kinds,
  ];
  return <RuleTicks rules={shown} />;
}
