import { Button, Group, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallView, CardView } from '../../../core/actions/views.ts';
import { call as post } from '../../bridge.ts';
import { useAction, useStation } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { mayAtAll, useSession } from '../../session-context.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { PageHeader } from '../../widgets/page-header.tsx';
import { codeIsWhole, SpokenCodeField } from '../../widgets/spoken-code-field.tsx';
import { CallerChecks } from './caller-checks.tsx';
import { GiveAnswer } from './give-answer.tsx';

/** Row 33, Unblock card remote, the help desk's half: the challenge, who is calling, the answer, and what is read back. */
export function UnblockRemote({ params }: ScreenProps) {
  const card = useStation('card.open', { cardId: params.cardId ?? '' });
  if (card.error !== null) return <FailureNotice failure={card.error.failure} />;
  return card.data === undefined ? null : <Shown card={card.data} callId={params['call']} />;
}

function Shown({ card, callId }: { readonly card: CardView; readonly callId: string | undefined }) {
  const { t } = useTranslation();
  const { id: cardId } = card;
  const client = useQueryClient();
  const [taken, setTaken] = useState(false);
  const status = useStation('card.call-status', { cardId }, { enabled: taken });
  const view = taken ? status.data : undefined;
  const setView = useCallback(
    (next: CallView): void => {
      client.setQueryData(['card.call-status', { cardId }], next);
      setTaken(true);
    },
    [client, cardId],
  );
  // Leaving the page ends the call: nothing stays open behind it.
  useEffect(() => () => void post('card.leave-remote', { cardId }).catch(() => undefined), [cardId]);
  return (
    <section>
      <PageHeader
        crumbs={[[t('card.name', { number: card.number }), `/cards/${cardId}`]]}
        title={t('actions.card.unblock-remote')}
        sub={`${card.personName} · ${t('card.name', { number: card.number })}`}
      />
      <Stack gap="md" maw={900}>
        <div className="cw-panel cw-empty">
          <h2>1 · {t('call.challenge')}</h2>
          {view === undefined ? (
            <TakeChallenge cardId={cardId} callId={callId} onTaken={setView} />
          ) : (
            <Text>
              {t('call.from', { station: view.stationName })} {view.online === 'no' ? null : t('call.fromServer')}
            </Text>
          )}
        </div>
        {view === undefined ? null : (
          <>
            <div className="cw-panel cw-empty">
              <h2>2 · {t('call.who')}</h2>
              <CallerChecks cardId={cardId} view={view} onChange={setView} />
            </div>
            <div className="cw-panel cw-empty">
              <h2>3 · {t('call.response')}</h2>
              {view.enough ? <GiveAnswer cardId={cardId} view={view} /> : <Text className="cw-soft">{t('call.notYet')}</Text>}
            </div>
          </>
        )}
      </Stack>
    </section>
  );
}

interface Taking {
  readonly cardId: string;
  /** The call that somebody chose to take. */
  readonly callId: string | undefined;
  readonly onTaken: (view: CallView) => void;
}

function TakeChallenge({ cardId, callId, onTaken }: Taking) {
  const { t } = useTranslation();
  const take = useAction('card.unblock-remote');
  const { mutate: takeWaiting, error, isPending } = useAction('card.take-call');
  const desk = useStation('desk.open', {}, { enabled: mayAtAll(useSession(), 'desk.open') });
  const waiting = desk.data?.calling.find(({ card }) => card.id === cardId);
  useEffect(() => {
    if (callId !== undefined) takeWaiting({ cardId, callId }, { onSuccess: onTaken });
  }, [cardId, callId, onTaken, takeWaiting]);
  const [challenge, setChallenge] = useState('');
  const whole = codeIsWhole('challenge', challenge);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (whole && !take.isPending) take.mutate({ cardId, challenge }, { onSuccess: onTaken });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {waiting === undefined ? null : (
          <Group>
            <Text>{t('call.waits', { name: waiting.card.personName, station: waiting.stationName })}</Text>
            <Button loading={isPending} onClick={() => takeWaiting({ cardId, callId: waiting.callId }, { onSuccess: onTaken })}>
              {t('call.takeWaiting')}
            </Button>
          </Group>
        )}
        <FailureNotice failure={error?.failure} />
        <Text size="sm">{t('call.takeText')}</Text>
        <SpokenCodeField kind="challenge" label={t('call.challenge')} value={challenge} onChange={setChallenge} autoFocus />
        <FailureNotice failure={take.error?.failure} />
        <Group justify="flex-end">
          <Button type="submit" disabled={!whole} loading={take.isPending}>
            {t('call.take')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
