import { Alert, Button, FileButton, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../../core/base/canonical-json.ts';
import { readRelatedObjectSheet, type Sheet, SHEET_HEADING } from '../../../../core/raid/related-object-sheet.ts';
import { listAt, textAt } from './path.ts';
import { useRaidForm } from './raid-form-context.ts';

const MOST_SHOWN = 8;

/** Related objects from a sheet: a file, or what was copied from a spreadsheet. Rows that are right come in, the others say what is wanted. */
export function ImportSheet() {
  const { t } = useTranslation();
  const { value, change } = useRaidForm();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [outcome, setOutcome] = useState<{ readonly sheet: Sheet; readonly added: number } | undefined>();
  const take = (sheetText: string): void => {
    const sheet = readRelatedObjectSheet(sheetText);
    const held = listAt(value, 'relatedObject');
    const known = new Set(held.map((entry) => textAt(entry, 'id')));
    const fresh = sheet.objects.filter(({ id }, at) => !known.has(id) && sheet.objects.findIndex((other) => other.id === id) === at);
    if (fresh.length > 0) change('relatedObject', [...held, ...(fresh as unknown as readonly Json[])]);
    setOutcome({ sheet, added: fresh.length });
    setText('');
  };
  if (!open)
    return (
      <Button size="compact-sm" variant="default" mb="sm" onClick={() => setOpen(true)}>
        {t('raids.sheet.open')}
      </Button>
    );
  return (
    <Stack gap="xs" mb="md" className="cw-raid-entry">
      <Text size="sm">{t('raids.sheet.text', { heading: SHEET_HEADING })}</Text>
      <Textarea
        label={t('raids.sheet.paste')}
        autoFocus
        rows={4}
        placeholder={`${SHEET_HEADING}\nhttps://doi.org/10.5072/example,Dataset,Output`}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group>
        <Button size="compact-md" disabled={text.trim() === ''} onClick={() => take(text)}>
          {t('raids.sheet.take')}
        </Button>
        <FileButton accept=".csv,.tsv,.txt,text/csv" onChange={(file) => (file === null ? undefined : void file.text().then(take))}>
          {(props) => (
            <Button size="compact-md" variant="default" {...props}>
              {t('raids.sheet.file')}
            </Button>
          )}
        </FileButton>
        <Button size="compact-md" variant="default" onClick={() => setOpen(false)}>
          {t('raids.sheet.close')}
        </Button>
      </Group>
      {outcome === undefined ? null : <Outcome {...outcome} />}
    </Stack>
  );
}

function Outcome({ sheet, added }: { readonly sheet: Sheet; readonly added: number }) {
  const { t } = useTranslation();
  const { faults, objects } = sheet;
  const twice = objects.length - added;
  return (
    <Alert color={faults.length === 0 ? 'green' : 'yellow'} variant="light" role="status">
      <Text size="sm">
        {[t('raids.sheet.added', { count: added }), ...(twice === 0 ? [] : [t('raids.sheet.twice', { count: twice })])].join(' ')}
      </Text>
      {faults.slice(0, MOST_SHOWN).map(({ row, column, wanted }) => (
        <Text size="sm" key={`${row} ${column}`}>
          {t('raids.sheet.fault', { row, column: t(`raids.sheet.columns.${column}`), wanted })}
        </Text>
      ))}
      {faults.length > MOST_SHOWN ? <Text size="sm">{t('raids.sheet.more', { count: faults.length - MOST_SHOWN })}</Text> : null}
    </Alert>
  );
}
