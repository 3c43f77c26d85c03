import { Button, Group, Kbd, Menu } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PossibleView } from '../../core/actions/views.ts';
import { whyNot } from './why-not.ts';

interface Props {
  readonly possible: readonly PossibleView[];
  readonly onChoose: (action: string) => void;
  readonly busy?: boolean;
}

/** One primary button, the most likely next step; everything else in one menu, dim ones with the reason. */
export function ActionMenu({ possible, onChoose, busy = false }: Props) {
  const { t } = useTranslation();
  const more = useRef<HTMLButtonElement>(null);
  const chose = useRef(false);
  /** What was chosen may take the focus itself; a menu that was only looked at gives it back. */
  const closed = (): void => {
    if (!chose.current) more.current?.focus();
    chose.current = false;
  };
  const primary = possible.find((entry) => entry.primary);
  useHotkeys([['mod+Enter', () => (primary === undefined || busy ? undefined : onChoose(primary.action))]]);
  return (
    <Group gap="xs" wrap="nowrap">
      {primary === undefined ? null : (
        <Button loading={busy} onClick={() => onChoose(primary.action)} rightSection={<Kbd size="xs">Ctrl ↵</Kbd>}>
          {t(`actions.${primary.action}`)}
        </Button>
      )}
      <Menu position="bottom-end" width={340} returnFocus={false} onClose={closed}>
        <Menu.Target>
          <Button ref={more} variant="default">
            {t('actions.more')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {possible
            .filter((entry) => !entry.primary)
            .map((entry) => (
              <Menu.Item
                key={entry.action}
                {...(entry.allowed ? {} : { 'data-disabled': true })}
                aria-disabled={!entry.allowed}
                onClick={() => {
                  if (!entry.allowed) return;
                  chose.current = true;
                  onChoose(entry.action);
                }}
                closeMenuOnClick={entry.allowed}
              >
                {t(`actions.${entry.action}`)}
                {entry.allowed ? null : <span className="cw-reason">{whyNot(entry.because, t)}</span>}
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
