import { NumberInput, Select, Switch } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ActionOutput } from '../../../core/actions/all.ts';
import { optionById } from '../../../core/options.ts';
import { useAction } from '../../queries.ts';
import { mayAtAll, useSession } from '../../session-context.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';

type OptionRow = ActionOutput<'option.list'>['options'][number];

/** Every option with its value, its standard one, and what is not offered and why. Changing takes an Administrator. */
export function Options({ options }: { readonly options: readonly OptionRow[] }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const session = useSession();
  const change = useAction('option.change');
  const may = mayAtAll(session, 'option.change');
  const set = (id: string, value: boolean | number | string): void =>
    change.mutate({ id, value }, { onSuccess: () => void client.invalidateQueries() });
  return (
    <>
      <FailureNotice failure={change.error?.failure} />
      <div className="cw-panel cw-rows">
        {options.map((option) => (
          <div className="cw-row" key={option.id}>
            <span className="cw-row-words">
              <span className="cw-row-title">{t(`options.${option.id as 'idle-lock-seconds'}`)}</span>
              <span className="cw-soft">
                {t('settings.option.standard', { value: words(option.standard, t) })}
                {option.notOffered.map((entry) => (
                  <span key={String(entry.value)} className="cw-reason">
                    {t('settings.option.notOffered', { value: String(entry.value), why: entry.why })}
                  </span>
                ))}
              </span>
            </span>
            <Control option={option} disabled={!may} onChange={(value) => set(option.id, value)} />
          </div>
        ))}
      </div>
    </>
  );
}

function words(value: unknown, t: (key: 'settings.option.yes' | 'settings.option.no') => string): string {
  if (typeof value === 'boolean') return t(value ? 'settings.option.yes' : 'settings.option.no');
  return Array.isArray(value) ? value.join(', ') : String(value);
}

interface ControlProps {
  readonly option: OptionRow;
  readonly disabled: boolean;
  readonly onChange: (value: boolean | number | string) => void;
}

function Control({ option, disabled, onChange }: ControlProps) {
  const { t } = useTranslation();
  const { value, id } = option;
  const { values, range } = optionById(id);
  const label = t(`options.${id as 'idle-lock-seconds'}`);
  if (typeof value === 'boolean')
    return <Switch aria-label={label} checked={value} disabled={disabled} onChange={(event) => onChange(event.currentTarget.checked)} />;
  if (values !== undefined) {
    const numeric = typeof value === 'number';
    return (
      <Select
        aria-label={label}
        w={160}
        allowDeselect={false}
        disabled={disabled || values.length < 2}
        value={String(value)}
        data={values.map(String)}
        onChange={(text) => (text === null ? undefined : onChange(numeric ? Number(text) : text))}
      />
    );
  }
  if (typeof value === 'number')
    return (
      <NumberInput
        aria-label={label}
        w={120}
        {...(range === undefined ? {} : { min: range.least, max: range.most })}
        allowDecimal={false}
        disabled={disabled}
        defaultValue={value}
        onBlur={(event) => commit(event.currentTarget.value, value, onChange)}
      />
    );
  return <span>{Array.isArray(value) ? value.join(', ') : String(value)}</span>;
}

function commit(text: string, before: number, onChange: (value: number) => void): void {
  const value = Number(text);
  if (text !== '' && Number.isInteger(value) && value !== before) onChange(value);
}
