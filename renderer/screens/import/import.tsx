import { Alert, Button, Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportKind, ImportView } from '../../../core/actions/views.ts';
import { when } from '../../format.ts';
import { useAction, useStation } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { PageHeader } from '../../widgets/page-header.tsx';
import { type Part, usePart } from '../../widgets/pages.tsx';
import { ImportLines } from './import-lines.tsx';
import { ImportRunning } from './import-running.tsx';
import { Reading } from './reading.tsx';

const PAGE = 100;

/** One file of people: how it is read, what will come of each line, then the run; it goes on where it stopped. */
export function ImportPage({ params }: ScreenProps) {
  const [show, setShow] = useState<ImportKind | 'all'>('all');
  const part = usePart(PAGE);
  const input = { importId: params.importId ?? '', offset: part.offset, limit: part.limit, ...(show === 'all' ? {} : { kinds: [show] }) };
  const { data, error, isPlaceholderData } = useStation('import.open', input);
  if (error !== null) return <FailureNotice failure={error.failure} />;
  if (data === undefined) return null;
  if (!isPlaceholderData) part.within(data.total);
  const choose = (next: ImportKind | 'all'): void => {
    setShow(next);
    part.onOffset(0);
  };
  return <Shown key={data.id} data={data} lines={{ show, onShow: choose, part }} />;
}

interface Lines {
  readonly show: ImportKind | 'all';
  readonly onShow: (show: ImportKind | 'all') => void;
  readonly part: Part;
}

function Shown({ data, lines }: { readonly data: ImportView; readonly lines: Lines }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const run = useAction('import.run');
  const stop = useAction('import.stop');
  const drop = useAction('import.drop');
  const again = { onSettled: () => void client.invalidateQueries() };
  const running = run.isPending || data.runs;
  const open = data.state === 'open';
  const toTake = data.found === undefined ? 0 : data.found.create + data.found.change;
  return (
    <section>
      <PageHeader
        crumbs={[
          [t('frame.rail.people'), '/people'],
          [t('imports.title'), '/people/import'],
        ]}
        title={data.fileName}
        sub={t('imports.made', { who: data.madeByName, when: when(data.madeAt) })}
        aside={
          <Group gap="xs">
            {running ? (
              <Button variant="default" onClick={() => stop.mutate({ importId: data.id }, again)}>
                {t('imports.stop')}
              </Button>
            ) : null}
            {(open || data.state === 'gone') && !running ? (
              <Button variant="default" loading={drop.isPending} onClick={() => drop.mutate({ importId: data.id }, again)}>
                {t('imports.giveUp')}
              </Button>
            ) : null}
            {open && !running && data.found !== undefined ? (
              <Button autoFocus disabled={toTake === 0} onClick={() => run.mutate({ importId: data.id }, again)}>
                {t(data.taken > 0 ? 'imports.goOn' : 'imports.run', { count: toTake - (data.done.create + data.done.change) })}
              </Button>
            ) : null}
          </Group>
        }
      />
      <FailureNotice failure={(run.error ?? drop.error)?.failure} />
      {running ? <ImportRunning data={data} /> : null}
      <Outcome data={data} running={running} />
      {open && !running ? <Reading data={data} /> : null}
      {data.found !== undefined || data.total > 0 ? <ImportLines data={data} {...lines} /> : null}
    </section>
  );
}

/** What came of the lines so far, and what the state means. */
function Outcome({ data, running }: { readonly data: ImportView; readonly running: boolean }) {
  const { t } = useTranslation();
  const stopped = data.state === 'open' && data.taken > 0 && !running;
  if (data.state === 'open' && !stopped) return null;
  const { create, change, same, refused } = data.done;
  return (
    <Alert
      color={data.state === 'ended' ? (refused > 0 ? 'yellow' : 'green') : 'blue'}
      variant="light"
      mb="md"
      role="status"
      title={t(`imports.states.${stopped ? 'stopped' : data.state}`)}
    >
      <Text size="sm">{t('imports.outcome', { create, change, same, refused })}</Text>
      <Text size="sm" fw={600}>
        {t(`imports.next.${stopped ? 'stopped' : data.state}`)}
      </Text>
    </Alert>
  );
}
