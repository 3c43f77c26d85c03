import { NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ActionOutput } from '../../../core/actions/all.ts';
import { optionById } from '../../../core/options.ts';

export type OptionRow = ActionOutput<'option.list'>['options'][number];
type Value = OptionRow['value'];

const FIELD_WIDTH = 240;

/** An option's value as a person reads it. */
export function useOptionWords(): (value: Value) => string {
  const { t } = useTranslation();
  return (value) => {
    if (typeof value === 'boolean') return t(value ? 'settings.option.yes' : 'settings.option.no');
    if (Array.isArray(value)) return value.length === 0 ? t('settings.option.none') : value.join(', ');
    return t(`settings.option.values.${String(value) as 'print'}`, { defaultValue: String(value) });
  };
}

interface Props {
  readonly option: OptionRow;
  readonly disabled: boolean;
  readonly onChange: (value: Value) => void;
}

/** The control for an option's kind of value. */
export function OptionControl({ option, disabled, onChange }: Props) {
  const { t } = useTranslation();
  const words = useOptionWords();
  const { value, id } = option;
  const { values, range } = optionById(id);
  const label = t(`options.${id as 'idle-lock-seconds'}`);
  if (typeof value === 'boolean')
    return <Switch aria-label={label} checked={value} disabled={disabled} onChange={(event) => onChange(event.currentTarget.checked)} />;
  if (values !== undefined)
    return (
      <Select
        aria-label={label}
        w={FIELD_WIDTH}
        allowDeselect={false}
        disabled={disabled || values.length < 2}
        value={String(value)}
        data={values.map((choice) => ({ value: String(choice), label: words(choice) }))}
        onChange={(text) => (text === null ? undefined : onChange(typeof value === 'number' ? Number(text) : text))}
      />
    );
  if (typeof value === 'number')
    return (
      <NumberInput
        aria-label={label}
        w={FIELD_WIDTH}
        {...(range === undefined ? {} : { min: range.least, max: range.most })}
        allowDecimal={false}
        disabled={disabled}
        defaultValue={value}
        onBlur={(event) => commitNumber(event.currentTarget.value, value, onChange)}
      />
    );
  return (
    <TextInput
      aria-label={label}
      w={FIELD_WIDTH}
      disabled={disabled}
      placeholder={t('settings.option.daysHint')}
      defaultValue={Array.isArray(value) ? value.join(', ') : String(value)}
      onBlur={(event) => commitDays(event.currentTarget.value, value, onChange)}
    />
  );
}

function commitNumber(text: string, before: number, onChange: (value: number) => void): void {
  const value = Number(text);
  if (text !== '' && Number.isInteger(value) && value !== before) onChange(value);
}

/** What is no list of numbers goes to the station too: its refusal says what was wanted. */
function commitDays(text: string, before: Value, onChange: (value: number[]) => void): void {
  const parts = text.split(/[,;\s]+/).filter((part) => part !== '');
  if (parts.join() !== String(before)) onChange(parts.map((part) => (/^[0-9]{1,4}$/.test(part) ? Number(part) : 0)));
}
