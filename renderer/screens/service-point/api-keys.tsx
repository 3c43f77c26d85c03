import { Button, Group, Kbd, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionOutput } from '../../../core/actions/all.ts';
import type { ApiKeyView } from '../../../core/actions/views.ts';
import { day, when } from '../../format.ts';
import { useAction, useStation } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { PageHeader } from '../../widgets/page-header.tsx';
import { StateBadge } from '../../widgets/state-badge.tsx';
import { whyNot } from '../../widgets/why-not.ts';
import { type MadeKey, NewKey } from './new-key.tsx';
import { ShownOnce } from './shown-once.tsx';

/** Row 18, and what becomes of keys: what works, until when, when it was last used. */
export function ApiKeys({ params }: ScreenProps) {
  const keys = useStation('api-key.find', { servicePointId: params.servicePointId ?? '' });
  if (keys.error !== null) return <FailureNotice failure={keys.error.failure} />;
  return keys.data === undefined ? null : <Shown found={keys.data} />;
}

function Shown({ found }: { readonly found: ActionOutput<'api-key.find'> }) {
  const { t } = useTranslation();
  const { servicePoint, keys, mayCreate, mayCreateAdmin } = found;
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<MadeKey | undefined>();
  const begin = (): void => (mayCreate.allowed && made === undefined ? setMaking(true) : undefined);
  useHotkeys([['n', begin]]);
  return (
    <section>
      <PageHeader
        crumbs={[
          [t('frame.rail.service-points'), '/service-points'],
          [servicePoint.name, `/service-points/${servicePoint.id}`],
        ]}
        title={t('apiKeys.title', { name: servicePoint.name })}
        sub={mayCreate.allowed ? t('apiKeys.sub') : whyNot(mayCreate.because, t)}
        aside={
          <Button disabled={!mayCreate.allowed || making || made !== undefined} onClick={begin} rightSection={<Kbd size="xs">N</Kbd>}>
            {t('actions.api-key.create')}
          </Button>
        }
      />
      {made === undefined ? null : <ShownOnce made={made} onDone={() => setMade(undefined)} />}
      {making ? (
        <NewKey
          servicePointId={servicePoint.id}
          mayAdmin={mayCreateAdmin}
          onDone={(key) => {
            setMaking(false);
            setMade(key);
          }}
        />
      ) : null}
      <div className="cw-panel cw-rows">
        {keys.length === 0 ? <div className="cw-empty">{t('apiKeys.none')}</div> : null}
        {keys.map((key) => (
          <KeyRow key={key.id} apiKey={key} />
        ))}
      </div>
    </section>
  );
}

const verbs = { 'api-key.extend': 'extend', 'api-key.enable': 'enable', 'api-key.disable': 'disable' } as const;

function KeyRow({ apiKey }: { readonly apiKey: ApiKeyView }) {
  const { t } = useTranslation();
  const { id, subject, role, state, works, maker, createdAt, expiresAt, lastUsedAt } = apiKey;
  const shown = [state === 'disabled' ? 'api-key.enable' : 'api-key.disable', 'api-key.extend'] as const;
  const reasons = new Set(shown.map((verb) => whyNot(apiKey.possible.find(({ action }) => action === verb)?.because, t)));
  return (
    <div className="cw-row" style={{ flexWrap: 'wrap' }}>
      <span className="cw-row-words">
        <span className="cw-row-title">{subject}</span>
        <span className="cw-soft">
          {[t(`points.roles.${role}`), t('apiKeys.madeBy', { who: maker, when: when(createdAt) })].join(' · ')}
        </span>
      </span>
      <Fact label={t('apiKeys.column.expires')} value={day(expiresAt)} />
      <Fact label={t('apiKeys.column.used')} value={lastUsedAt === undefined ? t('apiKeys.never') : when(lastUsedAt)} />
      <span style={{ width: 110 }}>
        <StateBadge state={state} />
      </span>
      {shown.map((verb) => (
        <Do key={verb} verb={verb} apiKey={apiKey} />
      ))}
      {works || state !== 'enabled' ? null : (
        <Text size="xs" className="cw-soft" w="100%" ta="right">
          {t('apiKeys.worksNot')}
        </Text>
      )}
      {[...reasons].map((reason) =>
        reason === '' ? null : (
          <Text key={`${id} ${reason}`} size="xs" className="cw-soft" w="100%" ta="right">
            {reason}
          </Text>
        ),
      )}
    </div>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <span style={{ width: 120 }}>
      <Text size="xs" className="cw-soft" component="span" display="block">
        {label}
      </Text>
      {value}
    </span>
  );
}

function Do({ verb, apiKey }: { readonly verb: keyof typeof verbs; readonly apiKey: ApiKeyView }) {
  const { t } = useTranslation();
  const change = useAction(verb);
  const possible = apiKey.possible.find(({ action }) => action === verb);
  return (
    <Group gap={0}>
      <Button
        size="compact-sm"
        variant="default"
        disabled={possible?.allowed !== true}
        loading={change.isPending}
        aria-label={t(`apiKeys.${verbs[verb]}Of`, { subject: apiKey.subject })}
        onClick={() => change.mutate({ apiKeyId: apiKey.id })}
      >
        {t(`apiKeys.${verbs[verb]}`)}
      </Button>
      <FailureNotice failure={change.error?.failure} />
    </Group>
  );
}
