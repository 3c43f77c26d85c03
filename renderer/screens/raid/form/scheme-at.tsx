import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Scheme } from '../../../../core/raid/schemes.ts';
import { schemeOf } from './blanks.ts';
import { type Metadata, textAt, valueAt } from './path.ts';
import { useRaidForm } from './raid-form-context.ts';
import { useFault } from './use-fault.ts';

interface Props {
  /** Of the entry: the name is its `id`, the kind of name its `schemaUri`. */
  readonly path: string;
  readonly label: string;
  readonly schemes: readonly Scheme[];
  readonly settle?: (typed: string) => string;
}

/** A name of one of several kinds; which kind it is, is seen by how it looks. */
export function SchemeAt({ path, label, schemes, settle = (typed) => typed.trim() }: Props) {
  const { t } = useTranslation();
  const { value, change } = useRaidForm();
  const typed = textAt(value, `${path}.id`);
  const known = schemes.find(({ schemaUri, pattern }) => pattern?.test(typed) === true && schemaUri === textAt(value, `${path}.schemaUri`));
  const kinds = schemes.map((scheme) => scheme.label).join(', ');
  const set = (id: string): void => {
    const schemaUri = schemeOf(id, schemes) ?? textAt(value, `${path}.schemaUri`);
    change(path, { ...(valueAt(value, path) as Metadata), id, schemaUri });
  };
  return (
    <TextInput
      data-path={`${path}.id`}
      label={label}
      description={known === undefined ? t('raids.form.oneOfKinds', { kinds }) : t('raids.form.isKind', { kind: known.label })}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      withAsterisk
      placeholder={schemes[0]?.example ?? ''}
      maxLength={1000}
      error={useFault(`${path}.id`, path)}
      value={typed}
      onChange={(event) => set(event.currentTarget.value)}
      onBlur={() => (settle(typed) === typed ? undefined : set(settle(typed)))}
    />
  );
}
