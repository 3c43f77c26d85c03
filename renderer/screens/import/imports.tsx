import { Button, FileButton, Progress, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportSummary } from '../../../core/actions/views.ts';
import type { StationFailure } from '../../bridge.ts';
import { when } from '../../format.ts';
import { go } from '../../location.ts';
import { useStation } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { PageHeader } from '../../widgets/page-header.tsx';
import { sendFile } from './send-file.ts';

/** Files of people: choose or drop one, or go on with one that was stopped. */
export function Imports(_props: ScreenProps) {
  const { t } = useTranslation();
  const imports = useStation('import.find', { limit: 50 }).data?.imports ?? [];
  return (
    <section>
      <PageHeader crumbs={[[t('frame.rail.people'), '/people']]} title={t('imports.title')} sub={t('imports.text')} />
      <Choose />
      <h2>{t('imports.before')}</h2>
      <div className="cw-panel cw-rows">
        {imports.length === 0 ? <div className="cw-empty">{t('imports.none')}</div> : null}
        {imports.map((made) => (
          <Row key={made.id} made={made} />
        ))}
      </div>
    </section>
  );
}

function Row({ made }: { readonly made: ImportSummary }) {
  const { t } = useTranslation();
  const { create, change, same, refused } = made.done;
  const counts = { create, change, same, refused };
  return (
    <a className="cw-row" href={`#/people/import/${made.id}`}>
      <span className="cw-row-words">
        <span className="cw-row-title">{made.fileName}</span>
        <span className="cw-soft">{t('imports.made', { who: made.madeByName, when: when(made.madeAt) })}</span>
      </span>
      <span className="cw-row-side">
        {[
          t(`imports.states.${made.runs ? 'runs' : made.state === 'open' && made.taken > 0 ? 'stopped' : made.state}`),
          ...(['create', 'change', 'same', 'refused'] as const)
            .filter((kind) => counts[kind] > 0)
            .map((kind) => `${t(`imports.came.${kind}`)} ${counts[kind]}`),
        ].join(' · ')}
      </span>
    </a>
  );
}

function Choose() {
  const { t } = useTranslation();
  const [percent, setPercent] = useState(0);
  const send = useMutation<string, StationFailure, File>({
    mutationFn: (file) => sendFile(file, setPercent),
    onSuccess: (importId) => go(`/people/import/${importId}`),
  });
  const take = (file: File | null | undefined): void => {
    if (file !== null && file !== undefined && !send.isPending) send.mutate(file);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    take(event.dataTransfer.files[0]);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- dropping is beside the button, which does the same
    <div className="cw-panel cw-drop" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <FileButton onChange={take} accept=".csv,.txt,.tsv,.ldif,.ldf,text/csv">
        {(props) => (
          <Button autoFocus loading={send.isPending} {...props}>
            {t('imports.choose')}
          </Button>
        )}
      </FileButton>
      <Text size="sm" className="cw-soft">
        {t('imports.drop')}
      </Text>
      {send.isPending ? <Progress value={percent} w="100%" aria-label={t('imports.arrives')} /> : null}
      <FailureNotice failure={send.error?.failure} />
    </div>
  );
}
