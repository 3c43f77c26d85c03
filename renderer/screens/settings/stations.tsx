import { Button, Checkbox, FileButton, Group, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionOutput } from '../../../core/actions/all.ts';
import { useAction } from '../../queries.ts';
import { mayAtAll, useSession } from '../../session-context.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { StateBadge } from '../../widgets/state-badge.tsx';
import { toldWhere } from '../../widgets/told-where.ts';

/** The stations of this organisation, and letting another one join by two files. */
export function Stations({ stations }: { readonly stations: ActionOutput<'option.list'>['stations'] }) {
  const session = useSession();
  return (
    <>
      <div className="cw-panel cw-rows">
        {stations.map((station) => (
          <div className="cw-row" key={station.id}>
            <span className="cw-row-words">
              <span className="cw-row-title">{station.name}</span>
              <span className="cw-soft">{station.servicePoint}</span>
            </span>
            <StateBadge state={station.enabled ? 'enabled' : 'disabled'} />
          </div>
        ))}
      </div>
      {mayAtAll(session, 'station.answer-join') ? <Answer /> : null}
    </>
  );
}

function Answer() {
  const { t } = useTranslation();
  const session = useSession();
  const answer = useAction('station.answer-join');
  const [request, setRequest] = useState<{ readonly name: string; readonly text: string } | undefined>();
  const [servicePointId, setServicePointId] = useState(session.servicePoints.find((point) => point.active)?.id ?? null);
  const [organisationKeys, setKeys] = useState(false);
  const choose = (file: File | null): void => {
    if (file !== null) void file.text().then((text) => setRequest({ name: file.name, text }));
  };
  const make = (): void => {
    if (request !== undefined && servicePointId !== null)
      answer.mutate({ request: request.text, servicePointId, organisationKeys }, { onSuccess: toldWhere(t) });
  };
  return (
    <Stack className="cw-panel cw-empty" gap="sm">
      <span>{t('settings.join.text')}</span>
      <Group align="end">
        <FileButton onChange={choose} accept="application/json">
          {(props) => (
            <Button variant="default" {...props}>
              {request?.name ?? t('settings.join.choose')}
            </Button>
          )}
        </FileButton>
        <Select
          label={t('settings.join.servicePoint')}
          value={servicePointId}
          onChange={setServicePointId}
          data={session.servicePoints.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Button disabled={request === undefined || servicePointId === null} loading={answer.isPending} onClick={make}>
          {t('settings.join.answer')}
        </Button>
      </Group>
      <Checkbox checked={organisationKeys} onChange={(event) => setKeys(event.currentTarget.checked)} label={t('settings.join.keys')} />
      <FailureNotice failure={answer.error?.failure} />
    </Stack>
  );
}
