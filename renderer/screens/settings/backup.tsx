import { Alert, Button, Group, NumberInput, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionOutput } from '../../../core/actions/all.ts';
import { dayAndTime } from '../../format.ts';
import { useAction, useStation } from '../../queries.ts';
import { mayAtAll, useSession } from '../../session-context.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';

type List = ActionOutput<'backup.list'>;

/** The last backup, the next one, where they lie, and the button that makes one now. */
export function Backup() {
  const { t } = useTranslation();
  const list = useStation('backup.list', {});
  const session = useSession();
  if (list.error !== null) return <FailureNotice failure={list.error.failure} />;
  if (list.data === undefined) return null;
  const { last, next, folder, beside, problem, backups } = list.data;
  return (
    <Stack gap="md">
      {problem === undefined ? null : (
        <Alert color="red" role="alert" title={t('settings.backup.problem', { at: dayAndTime(problem.at) })}>
          {t('settings.backup.because', { code: problem.because })}
        </Alert>
      )}
      <div className="cw-panel cw-empty">
        <dl className="cw-facts">
          <dt>{t('settings.backup.last')}</dt>
          <dd>
            {last === undefined ? t('settings.backup.none') : t('settings.backup.at', { at: dayAndTime(last.at), entries: last.entries })}
          </dd>
          <dt>{t('settings.backup.next')}</dt>
          <dd>{next === undefined ? t('settings.backup.never') : dayAndTime(next)}</dd>
          <dt>{t('settings.backup.folder')}</dt>
          <dd style={{ overflowWrap: 'anywhere' }}>{folder}</dd>
        </dl>
      </div>
      {beside ? <Alert color="yellow">{t('settings.backup.beside')}</Alert> : null}
      {mayAtAll(session, 'backup.make') ? <Change list={list.data} /> : null}
      <div className="cw-panel cw-rows">
        {backups.map(({ file, madeAt, entries, bytes }) => (
          <div className="cw-row" key={file}>
            <span className="cw-row-words">
              <span className="cw-row-title">{t('settings.backup.at', { at: dayAndTime(madeAt), entries })}</span>
              <span className="cw-soft">{file}</span>
            </span>
            <span className="cw-row-side">{t('settings.backup.size', { size: (bytes / 1_000_000).toFixed(1) })}</span>
          </div>
        ))}
      </div>
    </Stack>
  );
}

/** Making one now, and how often, how many and where from now on. */
function Change({ list }: { readonly list: List }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const make = useAction('backup.make');
  const settings = useAction('backup.settings');
  const code = useAction('station.make-recovery-code');
  const [everyHours, setEveryHours] = useState(list.everyHours);
  const [copies, setCopies] = useState(list.copies);
  const [folder, setFolder] = useState(list.beside ? '' : list.folder);
  const again = { onSettled: () => void client.invalidateQueries() };
  const keep = (): void => settings.mutate({ everyHours, copies, ...(folder.trim() === '' ? {} : { folder: folder.trim() }) }, again);
  return (
    <Stack className="cw-panel cw-empty" gap="sm">
      <Group align="end">
        <NumberInput
          label={t('settings.backup.everyHours')}
          description={t('settings.backup.zero')}
          w={220}
          min={0}
          max={720}
          allowDecimal={false}
          value={everyHours}
          onChange={(value) => setEveryHours(Number(value))}
        />
        <NumberInput
          label={t('settings.backup.copies')}
          w={160}
          min={1}
          max={365}
          allowDecimal={false}
          value={copies}
          onChange={(value) => setCopies(Math.max(1, Number(value)))}
        />
        <TextInput
          label={t('settings.backup.folder')}
          description={t('settings.backup.folderHint')}
          style={{ flexGrow: 1 }}
          value={folder}
          onChange={(event) => setFolder(event.currentTarget.value)}
        />
        <Button variant="default" loading={settings.isPending} onClick={keep}>
          {t('settings.backup.keep')}
        </Button>
      </Group>
      <Group>
        <Button loading={make.isPending} onClick={() => make.mutate({}, again)}>
          {t('actions.backup.make')}
        </Button>
        <Button variant="subtle" loading={code.isPending} onClick={() => code.mutate({}, again)}>
          {t('actions.station.make-recovery-code')}
        </Button>
      </Group>
      {make.data === undefined ? null : (
        <p role="status" className="cw-soft" style={{ overflowWrap: 'anywhere' }}>
          {t('settings.backup.made', { file: make.data.file, folder: make.data.folder })}
        </p>
      )}
      <FailureNotice failure={make.error?.failure ?? settings.error?.failure ?? code.error?.failure} />
    </Stack>
  );
}
