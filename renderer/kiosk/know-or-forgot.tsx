import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly way: 'know' | 'forgot';
  readonly onWay: (way: 'know' | 'forgot') => void;
  readonly blocked: boolean;
}

/** Whether the PIN of now is known. */
export function KnowOrForgot({ way, onWay, blocked }: Props) {
  const { t } = useTranslation();
  return (
    <Group gap="xs">
      {(['know', 'forgot'] as const).map((each) => (
        <Button
          key={each}
          variant={way === each ? 'filled' : 'default'}
          aria-pressed={way === each}
          disabled={each === 'know' && blocked}
          onClick={() => onWay(each)}
        >
          {t(`kiosk.card.${each}`)}
        </Button>
      ))}
    </Group>
  );
}
