import { Button, CopyButton, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Qr } from '../../widgets/qr.tsx';

/** The proof of one entry (C2SP tlog-proof): to scan, and to copy with what it is of. */
export function EntryProof({ n, proof, body }: { readonly n: number; readonly proof: string; readonly body: string }) {
  const { t } = useTranslation();
  return (
    <div className="cw-panel cw-empty" style={{ marginBottom: 'var(--mantine-spacing-md)' }}>
      <h2>{t('journal.page.proof')}</h2>
      <Group align="flex-start" wrap="nowrap" gap="lg">
        <div style={{ flex: 'none' }}>
          <Qr text={proof} label={t('journal.page.proofQr', { n })} size={320} />
        </div>
        <div style={{ minWidth: 0 }}>
          <Text size="sm">{t('journal.page.proofText')}</Text>
          <Group my="sm" gap="xs">
            <Copy text={proof} label={t('journal.page.copyProof')} />
            <Copy text={body} label={t('journal.page.copyBody')} />
          </Group>
          <div className="cw-mono" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', color: 'var(--cw-ink)' }}>
            {proof}
          </div>
        </div>
      </Group>
    </div>
  );
}

function Copy({ text, label }: { readonly text: string; readonly label: string }) {
  const { t } = useTranslation();
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Button size="compact-sm" variant="default" onClick={copy}>
          {copied ? t('journal.page.copied') : label}
        </Button>
      )}
    </CopyButton>
  );
}
