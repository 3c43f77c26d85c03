import '../../no-made-up-code.ts';
import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionOutput } from '../../../core/actions/all.ts';
import { call } from '../../bridge.ts';
import { useAction, useStation } from '../../queries.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { PinField } from '../../widgets/pin-field.tsx';
import { pinFits, PinRules } from '../../widgets/pin-rules.tsx';
import { QuietPage } from '../../widgets/quiet-page.tsx';
import { SpokenCode } from '../../widgets/spoken-code.tsx';
import { codeIsWhole, SpokenCodeField } from '../../widgets/spoken-code-field.tsx';

type Challenge = NonNullable<ActionOutput<'remote-unblock.begin'>['challenge']>;
type Result = ActionOutput<'remote-unblock.finish'>;

/** The holder's half of row 33, without a sign-in: read the challenge out, type the answer and a new PIN, read four signs back. */
export function HolderUnblock({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation();
  const begin = useAction('remote-unblock.begin');
  const [challenge, setChallenge] = useState<Challenge | undefined>();
  const [result, setResult] = useState<Result | undefined>();
  const [reader, setReader] = useState<string | null>(null);
  // Walking away leaves nothing open.
  useEffect(() => () => void call('remote-unblock.leave', {}).catch(() => undefined), []);
  const client = useQueryClient();
  const start = (): void =>
    begin.mutate(reader === null ? {} : { reader }, {
      onSuccess: ({ challenge: made }) => {
        // What was known is of the call before.
        client.removeQueries({ queryKey: ['remote-unblock.open'] });
        setChallenge(made);
      },
    });
  const again = (): void => {
    setChallenge(undefined);
    setResult(undefined);
  };
  const readers = begin.data?.readers ?? [];
  if (result !== undefined) return <Ended result={result} onAgain={again} onDone={onDone} />;
  if (challenge !== undefined) return <Answer challenge={challenge} onResult={setResult} onAgain={again} onDone={onDone} />;
  return (
    <QuietPage title={t('call.holder.title')} text={t('call.holder.text')}>
      <Stack gap="md">
        {readers.length < 2 ? null : (
          <Select
            label={t('call.holder.which')}
            value={reader}
            onChange={setReader}
            data={readers.map(({ name, number }) => ({ value: name, label: t('reader.page.heading', { number }) }))}
          />
        )}
        <FailureNotice failure={begin.error?.failure} />
        <Button autoFocus loading={begin.isPending} onClick={start} disabled={readers.length > 1 && reader === null}>
          {t('call.holder.begin')}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t('frame.back')}
        </Button>
      </Stack>
    </QuietPage>
  );
}

/** What there is to do, by whether the challenge lies at the central server. */
const words = { no: 'call.holder.read', waiting: 'call.holder.waiting', answered: 'call.holder.answered' } as const;

interface AnswerProps {
  readonly challenge: Challenge;
  readonly onResult: (result: Result) => void;
  readonly onAgain: () => void;
  readonly onDone: () => void;
}

function Answer({ challenge, onResult, onAgain, onDone }: AnswerProps) {
  const { t } = useTranslation();
  const finish = useAction('remote-unblock.finish');
  const [response, setResponse] = useState('');
  const [pins, setPins] = useState({ wanted: '', again: '' });
  const atServer = useStation('remote-unblock.open', {}).data?.atServer ?? 'no';
  const answered = atServer === 'answered';
  const ready = (answered || codeIsWhole('response', response)) && pinFits(pins.wanted, pins.again);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (ready && !finish.isPending)
      finish.mutate({ ...(answered ? {} : { responseSecret: response }), newPin: pins.wanted }, { onSuccess: onResult });
  };
  const over = finish.error?.failure.code === 'challenge-over';
  return (
    <QuietPage title={t('call.holder.title')} text={t(words[atServer], { minutes: challenge.minutes })} wide>
      <Stack gap="md">
        {answered ? null : <SpokenCode groups={challenge.groups} label={t('call.challenge')} />}
        <form onSubmit={submit}>
          <Stack gap="md">
            {answered ? null : (
              <SpokenCodeField kind="response" label={t('call.response')} value={response} onChange={setResponse} autoFocus />
            )}
            <PinField label={t('pin.new')} value={pins.wanted} onChange={(wanted) => setPins({ ...pins, wanted })} />
            <PinRules pin={pins.wanted} />
            <PinField
              label={t('pin.again')}
              value={pins.again}
              onChange={(again) => setPins({ ...pins, again })}
              error={
                pins.again.length >= pins.wanted.length && pins.again !== '' && pins.again !== pins.wanted ? t('pin.mismatch') : undefined
              }
            />
            <FailureNotice failure={finish.error?.failure} />
            <Group justify="flex-end">
              <Button variant="subtle" onClick={onDone}>
                {t('frame.back')}
              </Button>
              {over ? (
                <Button onClick={onAgain}>{t('call.holder.again')}</Button>
              ) : (
                <Button type="submit" disabled={!ready} loading={finish.isPending}>
                  {t('call.holder.set')}
                </Button>
              )}
            </Group>
          </Stack>
        </form>
      </Stack>
    </QuietPage>
  );
}

function Ended({ result, onAgain, onDone }: { readonly result: Result; readonly onAgain: () => void; readonly onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <QuietPage
      title={t(result.pinSet ? 'call.holder.done' : 'call.holder.notDone')}
      text={t(result.sent && result.outcome === 'wrong' ? 'call.holder.wrongSent' : `call.holder.outcome.${result.outcome}`)}
      wide
    >
      <Stack gap="md" role="status">
        {result.sent ? <Text>{t('call.holder.sent')}</Text> : null}
        {result.sent || result.proof === undefined ? null : (
          <>
            <Text>{t('call.holder.readBack')}</Text>
            <SpokenCode groups={[result.proof]} label={t('call.proof')} />
          </>
        )}
        <Group>
          {result.pinSet ? null : <Button onClick={onAgain}>{t('call.holder.again')}</Button>}
          <Button variant={result.pinSet ? 'filled' : 'default'} autoFocus onClick={onDone}>
            {t('pin.done')}
          </Button>
        </Group>
      </Stack>
    </QuietPage>
  );
}
