import { Button, Group, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestView } from '../../../core/actions/views.ts';
import { useAction } from '../../queries.ts';
import { useSession } from '../../session-context.ts';
import { CancelButton } from '../../widgets/cancel-button.tsx';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { PinField } from '../../widgets/pin-field.tsx';
import { ByPhone } from './by-phone.tsx';

/** Approving in a session that a card opened: its PIN, for the signature. */
export function SignApproval({ request, onDone }: { readonly request: RequestView; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const approve = useAction('request.approve');
  const [pin, setPin] = useState('');
  const [byPhone, setByPhone] = useState(false);
  const sign = (event: FormEvent): void => {
    event.preventDefault();
    approve.mutate({ requestId: request.id, pin }, { onSuccess: onDone });
    setPin('');
  };
  if (byPhone) return <ByPhone requestId={request.id} onDone={onDone} onCancel={() => setByPhone(false)} />;
  return (
    <form onSubmit={sign}>
      <Stack gap="sm">
        <CardPinField value={pin} onChange={setPin} autoFocus />
        <FailureNotice failure={approve.error?.failure} />
        <Group>
          <Button type="submit" disabled={pin.length < 6} loading={approve.isPending}>
            {t('requests.sign.approve')}
          </Button>
          <Button variant="default" onClick={() => setByPhone(true)}>
            {t('requests.phone.approve')}
          </Button>
          <CancelButton onClick={onDone} />
        </Group>
      </Stack>
    </form>
  );
}

/** Where a card opened the session: what signs the decision. */
function CardPinField({
  value,
  onChange,
  autoFocus = false,
}: {
  readonly value: string;
  readonly onChange: (pin: string) => void;
  readonly autoFocus?: boolean;
}) {
  const { t } = useTranslation();
  const { card } = useSession();
  if (card === undefined) return null;
  return (
    <div>
      <PinField label={t('requests.sign.pin', { card: card.number })} {...{ value, onChange, autoFocus }} />
      <span className="cw-soft">{t('requests.sign.hint')}</span>
    </div>
  );
}

/** Rejecting: the reason is compulsory. */
export function Reject({ request, onDone }: { readonly request: RequestView; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const reject = useAction('request.reject');
  const [reason, setReason] = useState('');
  const [pin, setPin] = useState('');
  const [byPhone, setByPhone] = useState(false);
  const { card } = useSession();
  if (byPhone) return <ByPhone requestId={request.id} reason={reason.trim()} onDone={onDone} onCancel={() => setByPhone(false)} />;
  return (
    <Stack gap="sm">
      <Textarea
        label={t('requests.reason')}
        description={t('requests.reasonHint')}
        autoFocus
        autosize
        minRows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <CardPinField value={pin} onChange={setPin} />
      <FailureNotice failure={reject.error?.failure} />
      <Group>
        <Button
          color="red"
          disabled={reason.trim() === '' || (card !== undefined && pin.length < 6)}
          loading={reject.isPending}
          onClick={() => {
            const signed = card === undefined ? {} : { pin };
            reject.mutate({ requestId: request.id, reason, ...signed }, { onSuccess: onDone });
            setPin('');
          }}
        >
          {t('requests.reject')}
        </Button>
        <Button variant="default" disabled={reason.trim() === ''} onClick={() => setByPhone(true)}>
          {t('requests.phone.reject')}
        </Button>
        <CancelButton onClick={onDone} />
      </Group>
    </Stack>
  );
}
