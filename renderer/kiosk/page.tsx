import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
  readonly narrow?: boolean;
  readonly onBack?: () => void;
}

/** One page of a kiosk: its heading is read out and has the focus as soon as it is there, so that the keyboard goes on from it. */
export function Page({ title, children, narrow = false, onBack }: Props) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Where a field took it, it stays there.
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  return (
    <main className={narrow ? 'cw-kiosk-narrow' : ''}>
      {onBack === undefined ? null : (
        <Button variant="default" mb="md" onClick={onBack}>
          ← {t('kiosk.back')}
        </Button>
      )}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </main>
  );
}
