import { Checkbox, MultiSelect, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../../core/base/canonical-json.ts';
import { type Vocabulary, vocabularies, type VocabularyName } from '../../../../core/raid/vocabularies.ts';
import { listAt, type Metadata, textAt, valueAt } from './path.ts';
import { useRaidForm } from './raid-form-context.ts';
import { useFault } from './use-fault.ts';

export interface FieldProps {
  /** As the rules write it. */
  readonly path: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
}

const below = ['label', 'input', 'description', 'error'] as const;

interface TextProps extends FieldProps {
  readonly maxLength?: number;
  readonly placeholder?: string;
  /** What was typed, as it is kept: `0000-0002-…` → its address. */
  readonly settle?: (typed: string) => string;
}

export function TextAt({ path, label, hint, required = false, settle, ...rest }: TextProps) {
  const { value, change } = useRaidForm();
  const typed = textAt(value, path);
  return (
    <TextInput
      {...rest}
      data-path={path}
      label={label}
      description={hint}
      inputWrapperOrder={[...below]}
      withAsterisk={required}
      error={useFault(path)}
      value={typed}
      onChange={(event) => change(path, event.currentTarget.value)}
      onBlur={() => {
        const settled = settle?.(typed) ?? typed;
        if (settled !== typed) change(path, settled);
      }}
    />
  );
}

export function AreaAt({ path, label, hint, required = false, maxLength }: TextProps) {
  const { t } = useTranslation();
  const { value, change } = useRaidForm();
  const typed = textAt(value, path);
  const counted =
    maxLength === undefined ? hint : [hint, t('raids.form.letters', { used: typed.length, most: maxLength })].filter(Boolean).join(' ');
  return (
    <Textarea
      data-path={path}
      label={label}
      description={counted}
      inputWrapperOrder={[...below]}
      withAsterisk={required}
      autosize
      minRows={3}
      maxRows={10}
      error={useFault(path)}
      value={typed}
      onChange={(event) => change(path, event.currentTarget.value)}
    />
  );
}

interface CodeProps extends FieldProps {
  readonly list: VocabularyName;
}

/** A value of a vocabulary, chosen by its words. A retired one shows where the record has it, and is not offered anew. */
export function CodeAt({ path, label, hint, required = true, list }: CodeProps) {
  const { value, change } = useRaidForm();
  const { schemaUri, values }: Vocabulary = vocabularies[list];
  const held = textAt(value, `${path}.id`);
  const offered = values.filter(({ id, retired }) => retired !== true || id === held);
  const choose = (id: string | null): void => {
    if (id !== null) change(path, { ...(valueAt(value, path) as Metadata | undefined), id, schemaUri });
  };
  return (
    <Select
      data-path={path}
      label={label}
      description={hint}
      inputWrapperOrder={[...below]}
      withAsterisk={required}
      searchable={offered.length > 8}
      allowDeselect={false}
      error={useFault(`${path}.id`, path)}
      value={held === '' ? null : held}
      onChange={choose}
      data={offered.map(({ id, label: word }) => ({ value: id, label: word }))}
    />
  );
}

/** Several values of a vocabulary. */
export function CodesAt({ path, label, hint, required = false, list }: CodeProps) {
  const { value, change } = useRaidForm();
  const { schemaUri, values }: Vocabulary = vocabularies[list];
  const held = listAt(value, path).map((entry) => textAt(entry, 'id'));
  return (
    <MultiSelect
      data-path={path}
      label={label}
      description={hint}
      inputWrapperOrder={[...below]}
      withAsterisk={required}
      searchable
      hidePickedOptions
      error={useFault(path)}
      value={held}
      onChange={(ids) =>
        change(
          path,
          ids.map((id) => ({ id, schemaUri })),
        )
      }
      data={values.map(({ id, label: word }) => ({ value: id, label: word }))}
    />
  );
}

/** Words of one's own, each a text. What has a language keeps it. */
export function WordsAt({ path, label, hint }: FieldProps) {
  const { value, change } = useRaidForm();
  const held = listAt(value, path);
  const entryOf = (text: string): Json => held.find((entry) => textAt(entry, 'text') === text) ?? { text };
  return (
    <TagsInput
      data-path={path}
      label={label}
      description={hint}
      inputWrapperOrder={[...below]}
      error={useFault(path)}
      value={held.map((entry) => textAt(entry, 'text'))}
      onChange={(texts) => change(path, texts.map(entryOf))}
    />
  );
}

export function CheckAt({ path, label, hint }: FieldProps) {
  const { value, change } = useRaidForm();
  return (
    <Checkbox
      data-path={path}
      label={label}
      description={hint}
      checked={valueAt(value, path) === true}
      onChange={(event) => change(path, event.currentTarget.checked)}
    />
  );
}
