import { Button, Group, Kbd, Stack, Text, Textarea } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccessRequestView } from '../../../core/actions/views.ts';
import { when } from '../../format.ts';
import { useAction } from '../../queries.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { whyNot } from '../../widgets/why-not.ts';
import { CancelButton } from '../../widgets/cancel-button.tsx';

/** Who waits to be let in: whom, since when, what they said, and the two answers. */
export function AccessRequests({ requests }: { readonly requests: readonly AccessRequestView[] }) {
  const { t } = useTranslation();
  const [shownAtMs] = useState(() => performance.now());
  const approve = useAction('access-request.approve');
  const [first] = requests;
  useHotkeys([
    [
      'a',
      (event) => {
        if (event.repeat || approve.isPending || first === undefined || performance.now() - shownAtMs < READ_MS) return;
        if (mayApprove(first)) approve.mutate({ accessRequestId: first.id });
      },
    ],
  ]);
  if (requests.length === 0) return <div className="cw-panel cw-empty cw-rows">{t('staff.nobodyWaits')}</div>;
  return (
    <>
      <FailureNotice failure={approve.error?.failure} />
      <div className="cw-panel cw-rows">
        {requests.map((request) => (
          <Asked
            key={request.id}
            request={request}
            hasKey={request === first}
            busy={approve.isPending}
            onApprove={() => approve.mutate({ accessRequestId: request.id })}
          />
        ))}
      </div>
    </>
  );
}

/** Whoever presses A as the page opens has not read whom they let in. */
const READ_MS = 500;

function mayApprove({ possible }: AccessRequestView): boolean {
  return possible.some(({ action, allowed }) => action === 'access-request.approve' && allowed);
}

interface AskedProps {
  readonly request: AccessRequestView;
  readonly hasKey: boolean;
  readonly busy: boolean;
  readonly onApprove: () => void;
}

function Asked({ request, hasKey, busy, onApprove }: AskedProps) {
  const { t } = useTranslation();
  const [rejecting, setRejecting] = useState(false);
  const { person, identityProvider } = request;
  const may = (verb: string) => request.possible.find(({ action }) => action === verb);
  const approvable = may('access-request.approve');
  return (
    <div className="cw-row" style={{ display: 'block' }}>
      <span className="cw-row-title">{person.name}</span>
      <Text size="sm" className="cw-soft">
        {person.email}
      </Text>
      <Text size="sm" className="cw-soft">
        {[
          t('staff.asked', { when: when(request.requestedAt) }),
          identityProvider === 'local' ? t('staff.localSignIn') : t('staff.foreignSignIn', { provider: identityProvider }),
        ].join(' · ')}
      </Text>
      <Text size="sm" my={6}>
        {request.comments ?? <span className="cw-soft">{t('staff.noComment')}</span>}
      </Text>
      {rejecting ? (
        <Reject request={request} onDone={() => setRejecting(false)} />
      ) : (
        <Group gap="xs">
          <Button
            size="compact-md"
            disabled={approvable?.allowed !== true}
            loading={busy}
            aria-label={t('staff.letInOf', { name: person.name })}
            rightSection={hasKey ? <Kbd size="xs">A</Kbd> : null}
            onClick={onApprove}
          >
            {t('actions.access-request.approve')}
          </Button>
          <Button
            size="compact-md"
            variant="default"
            disabled={may('access-request.reject')?.allowed !== true}
            onClick={() => setRejecting(true)}
          >
            {t('actions.access-request.reject')}
          </Button>
        </Group>
      )}
      {approvable?.allowed === true ? null : (
        <Text size="xs" className="cw-soft" mt={6}>
          {whyNot(approvable?.because, t)}
        </Text>
      )}
    </div>
  );
}

/** The other answer, with its reason. */
function Reject({ request, onDone }: { readonly request: AccessRequestView; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const reject = useAction('access-request.reject');
  const [reason, setReason] = useState('');
  const input = { accessRequestId: request.id, reason: reason.trim() };
  return (
    <Stack gap="xs">
      <Textarea
        label={t('staff.reason')}
        description={t('staff.reasonHint')}
        autoFocus
        maxLength={1024}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <FailureNotice failure={reject.error?.failure} />
      <Group gap="xs">
        <Button
          size="compact-md"
          disabled={reason.trim() === ''}
          loading={reject.isPending}
          onClick={() => reject.mutate(input, { onSuccess: onDone })}
        >
          {t('actions.access-request.reject')}
        </Button>
        <CancelButton size="compact-md" onClick={onDone} />
      </Group>
    </Stack>
  );
}
