import { Alert, Button, FileButton, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionOutput } from '../../../core/actions/all.ts';
import { day, inPairs } from '../../format.ts';
import { useAction, useStation } from '../../queries.ts';
import { mayAtAll, useSession } from '../../session-context.ts';
import { base64Of } from '../../widgets/base64-of.ts';
import { CancelButton } from '../../widgets/cancel-button.tsx';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { Remark } from '../../widgets/state-badge.tsx';

type Authority = ActionOutput<'attestation-ca.list'>['authorities'][number];

/** The card makers whose attestations are believed. */
export function CardMakers() {
  const { t } = useTranslation();
  const session = useSession();
  const list = useStation('attestation-ca.list', {});
  if (list.error !== null) return <FailureNotice failure={list.error.failure} />;
  if (list.data === undefined) return null;
  const { authorities } = list.data;
  const may = mayAtAll(session, 'attestation-ca.trust');
  return (
    <Stack gap="sm" maw={860}>
      {authorities.some(({ kind }) => kind === 'root') ? (
        <Text size="sm">{t('settings.makers.checked')}</Text>
      ) : (
        <Alert color="yellow">{t('settings.makers.unchecked')}</Alert>
      )}
      <div className="cw-panel cw-rows">
        {authorities.length === 0 ? <div className="cw-row cw-soft">{t('settings.makers.none')}</div> : null}
        {authorities.map((authority) => (
          <Maker key={authority.fingerprint} authority={authority} may={may} />
        ))}
      </div>
      {may ? <Add /> : null}
    </Stack>
  );
}

function Maker({ authority, may }: { readonly authority: Authority; readonly may: boolean }) {
  const { t } = useTranslation();
  const distrust = useAction('attestation-ca.distrust');
  const [asked, setAsked] = useState(false);
  const { fingerprint, kind, subject, validFrom, validTo, inForce } = authority;
  return (
    <div className="cw-row">
      <span className="cw-row-words">
        <span className="cw-row-title">{subject}</span>
        <span className="cw-soft">
          {t(`settings.makers.kinds.${kind}`)} · {t('settings.makers.valid', { from: day(validFrom), to: day(validTo) })}
        </span>
        <span className="cw-soft" style={{ display: 'block', overflowWrap: 'anywhere' }}>
          {t('settings.makers.fingerprint', { fingerprint: inPairs(fingerprint) })}
        </span>
        {asked ? <span className="cw-reason">{t('settings.makers.sure', { subject })}</span> : null}
        <FailureNotice failure={distrust.error?.failure} />
      </span>
      {inForce ? null : (
        <Remark tone="bad" sign="✕">
          {t('settings.makers.notInForce')}
        </Remark>
      )}
      {may ? (
        <Group gap="xs" wrap="nowrap">
          {asked ? <CancelButton onClick={() => setAsked(false)} /> : null}
          <Button
            size="compact-sm"
            variant={asked ? 'filled' : 'default'}
            {...(asked ? { color: 'red' } : {})}
            loading={distrust.isPending}
            onClick={() => (asked ? distrust.mutate({ fingerprint }) : setAsked(true))}
          >
            {t('settings.makers.distrust')}
          </Button>
        </Group>
      ) : null}
    </div>
  );
}

/** What was typed is forgotten as soon as it was sent: it might have been a private key. */
function Add() {
  const { t } = useTranslation();
  const trust = useAction('attestation-ca.trust');
  const [pem, setPem] = useState('');
  const send = (text: string): void => trust.mutate({ pemSecret: text }, { onSettled: () => setPem('') });
  const choose = (file: File | null): void => {
    if (file !== null) void pemOf(file).then(send);
  };
  return (
    <Stack className="cw-panel cw-empty" gap="sm">
      <h2>{t('settings.makers.add')}</h2>
      <Textarea
        label={t('settings.makers.pem')}
        description={t('settings.makers.pemHint')}
        placeholder="-----BEGIN CERTIFICATE-----"
        autosize
        minRows={4}
        maxRows={10}
        maxLength={200_000}
        spellCheck={false}
        autoComplete="off"
        value={pem}
        onChange={(event) => setPem(event.currentTarget.value)}
      />
      <FailureNotice failure={trust.error?.failure} />
      {trust.isSuccess ? <Text role="status">{t('settings.makers.saved', { count: trust.data.added })}</Text> : null}
      <Group justify="flex-end">
        <FileButton onChange={choose} accept=".pem,.crt,.cer,.der,.txt">
          {(props) => (
            <Button variant="default" {...props}>
              {t('settings.makers.choose')}
            </Button>
          )}
        </FileButton>
        <Button disabled={pem.trim() === ''} loading={trust.isPending} onClick={() => send(pem)}>
          {t('settings.makers.save')}
        </Button>
      </Group>
    </Stack>
  );
}

/** Makers publish text, and some the certificate’s bytes alone: those begin with a SEQUENCE, which no text does. */
const SEQUENCE = 0x30;
const LONG_LENGTH = 0x82;

async function pemOf(file: File): Promise<string> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  if (first !== SEQUENCE || second !== LONG_LENGTH) return file.text();
  return `-----BEGIN CERTIFICATE-----\n${await base64Of(file)}\n-----END CERTIFICATE-----`;
}
