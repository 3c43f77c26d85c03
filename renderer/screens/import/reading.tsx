import { Button, Group, SegmentedControl, Select, Switch, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportReading, ImportView } from '../../../core/actions/views.ts';
import { type ImportField, importFields } from '../../../core/people-import/fields.ts';
import { useAction } from '../../queries.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';

/** How the file is read: what each column fills, guessed and changeable; then every line is checked, and nothing is entered by that. */
export function Reading({ data }: { readonly data: ImportView }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const check = useAction('import.check');
  const [reading, setReading] = useState<ImportReading>(data.reading);
  const fixed = data.taken > 0;
  const look = (next: ImportReading): void => {
    setReading(next);
    check.mutate({ importId: data.id, reading: next }, { onSuccess: () => void client.invalidateQueries() });
  };
  // What was guessed is tried at once: most files need nothing more.
  const tried = useRef(data.found !== undefined);
  useEffect(() => {
    if (tried.current) return;
    tried.current = true;
    look(data.reading);
  });
  return (
    <div className="cw-panel cw-import-reading">
      <How data={data} reading={reading} onRead={look} />
      <Columns data={data} reading={reading} onMap={setReading} />
      <Group mt="md" justify="space-between">
        <Switch
          disabled={fixed}
          label={t(data.needsApproval.change ? 'imports.changeAsks' : 'imports.change')}
          checked={reading.existing === 'change'}
          onChange={(event) => setReading({ ...reading, existing: event.currentTarget.checked ? 'change' : 'leave' })}
        />
        <Button variant={data.found === undefined ? 'filled' : 'default'} loading={check.isPending} onClick={() => look(reading)}>
          {t('imports.check')}
        </Button>
      </Group>
      {data.needsApproval.create ? (
        <Text size="sm" mt="sm">
          {t('imports.createAsks')}
        </Text>
      ) : null}
      <FailureNotice failure={check.error?.failure} />
    </div>
  );
}

interface HowProps {
  readonly data: ImportView;
  readonly reading: ImportReading;
  readonly onRead: (reading: ImportReading) => void;
}

/** Kind of file, what stands between its columns, whether it begins with titles. */
function How({ data, reading, onRead: look }: HowProps) {
  const { t } = useTranslation();
  const fixed = data.taken > 0;
  return (
    <Group gap="lg" mb="sm" align="center">
      <SegmentedControl
        size="xs"
        disabled={fixed}
        aria-label={t('imports.format')}
        value={reading.format}
        onChange={(format) => look({ ...reading, format: format as 'csv', mapping: {} })}
        data={['csv', 'ldif'].map((value) => ({ value, label: value.toUpperCase() }))}
      />
      {reading.format === 'csv' ? (
        <>
          <Select
            size="xs"
            w={150}
            disabled={fixed}
            allowDeselect={false}
            aria-label={t('imports.delimiter')}
            value={reading.delimiter}
            onChange={(delimiter) => look({ ...reading, delimiter: (delimiter ?? ',') as ',', mapping: {} })}
            data={([',', ';', '\t', '|'] as const).map((value) => ({ value, label: t(`imports.delimiters.${names[value]}`) }))}
          />
          <Switch
            disabled={fixed}
            label={t('imports.header')}
            checked={reading.header}
            onChange={(event) => look({ ...reading, header: event.currentTarget.checked })}
          />
        </>
      ) : null}
      <Text size="sm" className="cw-soft">
        {t('imports.encoding', { encoding: data.encoding.toUpperCase() })}
      </Text>
    </Group>
  );
}

interface ColumnsProps {
  readonly data: ImportView;
  readonly reading: ImportReading;
  readonly onMap: (reading: ImportReading) => void;
}

/** Each column with what its first lines hold, and which field it fills. */
function Columns({ data, reading, onMap }: ColumnsProps) {
  const { t } = useTranslation();
  const fills = (key: string): ImportField | null => importFields.find((field) => reading.mapping[field] === key) ?? null;
  const map = (key: string, field: ImportField | null): void => {
    const kept = Object.entries(reading.mapping).filter(([name, column]) => column !== key && name !== field);
    onMap({ ...reading, mapping: { ...Object.fromEntries(kept), ...(field === null ? {} : { [field]: key }) } });
  };
  const name = ({ key, title }: { readonly key: string; readonly title: string }): string =>
    title === '' ? t('imports.column', { number: Number(key) + 1 }) : title;
  return (
    <div className="cw-rows" role="group" aria-label={t('imports.mapping')}>
      {data.columns.map((column) => (
        <div className="cw-row" key={column.key}>
          <span className="cw-row-words">
            <span className="cw-row-title">{name(column)}</span>
            <span className="cw-soft">{column.samples.join(' · ')}</span>
          </span>
          <Select
            size="xs"
            w={230}
            clearable
            disabled={data.taken > 0}
            aria-label={t('imports.fills', { column: name(column) })}
            placeholder={t('imports.leftOut')}
            value={fills(column.key)}
            onChange={(field) => map(column.key, field as ImportField | null)}
            data={importFields.map((field) => ({ value: field, label: t(`imports.fields.${field}`) }))}
          />
        </div>
      ))}
    </div>
  );
}

const names = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;
