import { Button, type ButtonProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface Props extends Pick<ButtonProps, 'size' | 'fullWidth'> {
  readonly onClick: () => void;
  readonly autoFocus?: boolean;
}

/** Leaves a form or a question without effect; the same word and look on every page. */
export function CancelButton(props: Props) {
  const { t } = useTranslation();
  return (
    <Button variant="default" {...props}>
      {t('frame.cancel')}
    </Button>
  );
}
