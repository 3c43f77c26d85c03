import './spoken-code.css';
import { TextInput } from '@mantine/core';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { type CodeKind, groupsSeen, spelled } from '../../core/remote-unblock/spoken-code.ts';

interface Props {
  readonly kind: CodeKind;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoFocus?: boolean;
}

const NARROW = { '--cw-spoken-least': '92px' } as CSSProperties;

/** Where a code is typed as it is heard, scanned or pasted: each group is judged as soon as it is whole, and the wrong one is named. */
export function SpokenCodeField({ kind, label, value, onChange, autoFocus = false }: Props) {
  const { t } = useTranslation();
  const groups = groupsSeen(kind, value);
  const wrong = groups.flatMap(({ state }, index) => (state === 'wrong' ? [index + 1] : []));
  const words = { right: '✓', wrong: '✕', short: '…' } as const;
  return (
    <div>
      <TextInput
        label={label}
        description={t('call.typeHint')}
        value={value}
        autoFocus={autoFocus}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={100}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 20, letterSpacing: 2 } }}
        error={wrong.length === 0 ? undefined : t('call.wrongGroup', { groups: wrong.join(', ') })}
        onChange={(event) => onChange(event.currentTarget.value.toUpperCase())}
      />
      <ol className="cw-spoken" style={{ marginTop: 8, ...NARROW }} aria-label={t('call.groups')}>
        {groups.map(({ text, state }, index) => (
          <li key={`${index + 1}`} data-state={state}>
            <span className="cw-spoken-place">
              {index + 1} <span aria-label={t(`call.state.${state}`)}>{words[state]}</span>
            </span>
            <span className="cw-spoken-signs" style={{ fontSize: 18, minHeight: 26 }}>
              {text}
            </span>
            <span className="cw-spoken-words">{state === 'short' ? '' : spelled(text)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Is every group there and right? */
export function codeIsWhole(kind: CodeKind, value: string): boolean {
  return groupsSeen(kind, value).every(({ state }) => state === 'right');
}
