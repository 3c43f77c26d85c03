import { Button, Menu } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../core/actions/views.ts';
import { useAction } from '../queries.ts';

interface Props {
  readonly session: SessionView;
  /** The station's own, for whoever works at none. */
  readonly fallback: string;
}

/** Where one works; a menu where there is more than one place. Every list follows, so all is asked anew. */
export function PointSwitcher({ session, fallback }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const change = useAction('session.switch-service-point');
  const active = session.servicePoints.find((point) => point.active);
  const name = active?.name ?? fallback;
  if (session.servicePoints.length < 2) return <strong>{name}</strong>;
  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <Button
          variant="default"
          size="compact-md"
          fw={700}
          loading={change.isPending}
          aria-label={t('points.switchLabel', { name })}
          rightSection={<span aria-hidden="true">▾</span>}
        >
          {name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {session.servicePoints.map((point) => (
          <Menu.Item
            key={point.id}
            {...(point.active ? { 'data-disabled': true } : {})}
            aria-disabled={point.active}
            closeMenuOnClick={!point.active}
            onClick={() =>
              point.active ? undefined : change.mutate({ servicePointId: point.id }, { onSettled: () => void client.invalidateQueries() })
            }
          >
            {point.name}
            {point.active ? <span className="cw-reason">{t('points.switchCurrent')}</span> : null}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
