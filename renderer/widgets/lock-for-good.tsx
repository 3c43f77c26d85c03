import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../core/failures/table.ts';
import { FailureNotice } from './failure-notice.tsx';
import { CancelButton } from './cancel-button.tsx';

interface Props {
  /** What it means, in words. */
  readonly text: string;
  readonly pending: boolean;
  readonly failure: Failure | undefined;
  readonly onLock: () => void;
  readonly onCancel: () => void;
  readonly autoFocus?: boolean;
  /** What else is asked before. */
  readonly children?: ReactNode;
}

/** Asked once more before a virtual smart card is locked, which is final. */
export function LockForGood({ text, pending, failure, onLock, onCancel, autoFocus = false, children }: Props) {
  const { t } = useTranslation();
  return (
    <Stack className="cw-empty" gap="sm">
      <Text size="sm">{text}</Text>
      {children}
      <FailureNotice failure={failure} />
      <Group>
        <Button color="red" loading={pending} onClick={onLock} autoFocus={autoFocus}>
          {t('self.virtual.lockNow')}
        </Button>
        <CancelButton onClick={onCancel} />
      </Group>
    </Stack>
  );
}
