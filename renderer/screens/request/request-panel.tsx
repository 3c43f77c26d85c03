import { Button, Group, Kbd, Stack } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PossibleView, RequestView } from '../../../core/actions/views.ts';
import { when } from '../../format.ts';
import { useAction, useStation } from '../../queries.ts';
import { useSession } from '../../session-context.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { Photo } from '../../widgets/photo.tsx';
import { StateBadge } from '../../widgets/state-badge.tsx';
import { whyNot } from '../../widgets/why-not.ts';
import { ByPhone } from './by-phone.tsx';
import { Reject, SignApproval } from './decide-forms.tsx';

/** A request ready to be decided: whose, who asks, now → after, and the keys to decide it. */
export function RequestPanel({ requestId }: { readonly requestId: string }) {
  const request = useStation('request.open', { requestId });
  if (request.error !== null) return <FailureNotice failure={request.error.failure} />;
  return request.data === undefined ? null : <Shown request={request.data} />;
}

function Shown({ request }: { readonly request: RequestView }) {
  const { t } = useTranslation();
  return (
    <div className="cw-panel" style={{ padding: 20 }}>
      <Stack gap="md">
        <Group wrap="nowrap">
          <Photo photo={request.photo} name={request.personName} size={64} square />
          <div style={{ flex: 1 }}>
            <Group gap="sm">
              <strong style={{ fontSize: 16 }}>{request.useCase}</strong>
              <StateBadge state={request.state} of="request" />
            </Group>
            <div>
              <a href={`#/people/${request.personId}`}>{request.personName}</a> <span className="cw-soft">{request.person.unit}</span>
            </div>
            <div className="cw-soft">
              {t('requests.asked', { who: request.mine ? t('requests.you') : request.requesterName, when: when(request.requestedAt) })}
            </div>
          </div>
        </Group>
        <Change request={request} />
        {request.newPhoto === undefined ? null : (
          <Group>
            <Photo photo={request.photo} name={request.personName} size={96} square />
            <span aria-hidden="true">→</span>
            <Photo photo={request.newPhoto} name={request.personName} size={96} square />
          </Group>
        )}
        {request.decidedAt === undefined || request.decidedByName === undefined ? null : (
          <div className="cw-soft">{t('requests.decided', { who: request.decidedByName, when: when(request.decidedAt) })}</div>
        )}
        {request.rejectionReason === undefined ? null : <div>{t('requests.rejectedBecause', { reason: request.rejectionReason })}</div>}
        {request.state === 'requested' ? <Decide request={request} /> : null}
      </Stack>
    </div>
  );
}

function Change({ request }: { readonly request: RequestView }) {
  const { t } = useTranslation();
  const side = (title: string, values: Readonly<Record<string, string>>) => (
    <div style={{ flex: title === t('requests.before') ? 2 : 3 }}>
      <h2>{title}</h2>
      {Object.keys(values).length === 0 ? t('requests.none') : null}
      <dl className="cw-facts">
        {Object.entries(values).map(([field, value]) => (
          <div key={field} style={{ display: 'contents' }}>
            <dt>{t(`requests.fields.${field}`, { defaultValue: field })}</dt>
            <dd>{t(`requests.values.${value}`, { defaultValue: t(`states.${value}`, { defaultValue: value }) })}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
  return (
    <Group align="start" gap="md" wrap="nowrap">
      {side(t('requests.before'), request.before)}
      <span aria-hidden="true" style={{ alignSelf: 'center' }}>
        →
      </span>
      {side(t('requests.after'), request.after)}
    </Group>
  );
}

const keys = { 'request.approve': 'A', 'request.reject': 'R', 'request.postpone': 'P', 'request.abort': '' } as const;
type Verb = keyof typeof keys;
/** Whoever presses A twice or holds it has not seen the request that came up meanwhile. */
const READ_MS = 500;

/** False until a request has stood there for as long as it takes to read whose it is. */
function useTakesKeys(): boolean {
  const [takes, setTakes] = useState(false);
  useEffect(() => {
    const read = setTimeout(() => setTakes(true), READ_MS);
    return () => clearTimeout(read);
  }, []);
  return takes;
}

function Decide({ request }: { readonly request: RequestView }) {
  const { t } = useTranslation();
  const approve = useAction('request.approve');
  const postpone = useAction('request.postpone');
  const abort = useAction('request.abort');
  const [form, setForm] = useState<'sign' | 'phone' | 'reject'>();
  const { card } = useSession();
  const takesKeys = useTakesKeys();
  const of = (verb: Verb): PossibleView | undefined => request.possible.find((entry) => entry.action === verb);
  const busy = approve.isPending || postpone.isPending || abort.isPending;
  const carryOut = (verb: Verb): void => {
    if (busy || form !== undefined || of(verb)?.allowed !== true) return;
    const input = { requestId: request.id };
    if (verb === 'request.approve' && card !== undefined) setForm('sign');
    else if (verb === 'request.approve') approve.mutate(input);
    if (verb === 'request.postpone') postpone.mutate(input);
    if (verb === 'request.abort') abort.mutate(input);
    if (verb === 'request.reject') setForm('reject');
  };
  const onKey = (verb: Verb) => (event: KeyboardEvent) => {
    if (!event.repeat && takesKeys) carryOut(verb);
  };
  useHotkeys([
    ['a', onKey('request.approve')],
    ['r', onKey('request.reject')],
    ['p', onKey('request.postpone')],
  ]);
  const close = (): void => setForm(undefined);
  if (form === 'sign') return <SignApproval request={request} onDone={close} />;
  if (form === 'phone') return <ByPhone requestId={request.id} onDone={close} onCancel={close} />;
  if (form === 'reject') return <Reject request={request} onDone={close} />;
  const shown = (Object.keys(keys) as Verb[]).filter((verb) => (verb === 'request.abort' ? request.mine : true));
  const reason = whyNot(of('request.approve')?.because, t);
  return (
    <>
      <FailureNotice failure={(approve.error ?? postpone.error ?? abort.error)?.failure} />
      <Group>
        {shown.map((verb) => (
          <Button
            key={verb}
            variant={verb === 'request.approve' ? 'filled' : 'default'}
            disabled={of(verb)?.allowed !== true}
            loading={busy}
            onClick={() => carryOut(verb)}
            {...(takesKeys && keys[verb] !== '' ? { 'aria-keyshortcuts': keys[verb] } : {})}
            rightSection={keys[verb] === '' ? null : <Kbd size="xs">{keys[verb]}</Kbd>}
          >
            {t(`actions.${verb}`)}
          </Button>
        ))}
        {of('request.approve')?.allowed === true ? (
          <Button variant="default" disabled={busy} onClick={() => setForm('phone')}>
            {t('requests.phone.approve')}
          </Button>
        ) : null}
      </Group>
      {of('request.approve')?.allowed === true || reason === '' ? null : <span className="cw-soft">{reason}</span>}
    </>
  );
}
