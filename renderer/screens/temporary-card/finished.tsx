import { Button, Group, Kbd } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { OperationView } from '../../../core/actions/views.ts';
import { go } from '../../location.ts';
import { Remark } from '../../widgets/state-badge.tsx';

export type TemporaryKind = 'prepare' | 'assign' | 'extend' | 'wipe';

/** The work at a temporary card came through: what that means, and where to go on. */
export function TemporaryFinished({ operation, kind }: { readonly operation: OperationView; readonly kind: TemporaryKind }) {
  const { t } = useTranslation();
  const toCard = (): void => go(`/temporary-cards/${operation.cardId}`);
  useHotkeys([['Enter', toCard]]);
  return (
    <>
      <Remark tone="ok" sign="✓">
        {t(kind === 'prepare' || kind === 'wipe' ? 'states.unassigned' : 'states.assigned')}
      </Remark>
      <div className="cw-issue-big">{t(`temporaryCards.done.${kind}`, { number: operation.cardNumber })}</div>
      <p className="cw-soft">{t(`temporaryCards.done.${kind}Text`)}</p>
      <Group mt="auto">
        <Button onClick={toCard} rightSection={<Kbd size="xs">↵</Kbd>}>
          {t('temporaryCards.toCard')}
        </Button>
        <Button variant="default" onClick={() => go('/temporary-cards')}>
          {t('temporaryCards.toPool')}
        </Button>
      </Group>
    </>
  );
}
