import './widgets.css';
import { useTranslation } from 'react-i18next';
import { stateLook } from '../../core/lifecycles/state-looks.ts';
import type { states } from '../strings/en/states.ts';

interface Props {
  readonly state: keyof typeof states;
  /** Of a request, for which what it says may be over. */
  readonly of?: 'request';
}

/** A state: one colour, one sign, one word, the same everywhere. */
export function StateBadge({ state, of }: Props) {
  const { t } = useTranslation();
  const look = stateLook(state, of);
  return (
    <span className="cw-badge" data-tone={look.tone}>
      <span aria-hidden="true">{look.sign}</span>
      {t(`states.${state}`)}
    </span>
  );
}

/** A short remark with the same looks, for what is not a state of a record. */
export function Remark({
  tone,
  sign,
  children,
}: {
  readonly tone: 'ok' | 'wait' | 'off' | 'bad';
  readonly sign: string;
  readonly children: string;
}) {
  return (
    <span className="cw-badge" data-tone={tone}>
      <span aria-hidden="true">{sign}</span>
      {children}
    </span>
  );
}
