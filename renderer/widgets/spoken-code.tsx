import './spoken-code.css';
import { Button, CopyButton, Group } from '@mantine/core';
import { type CSSProperties, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { spelled } from '../../core/remote-unblock/spoken-code.ts';
import { Qr } from './qr.tsx';

const EIGHT = 8;
const FOUR_IN_A_ROW = { '--cw-spoken-least': '190px' } as CSSProperties;

/** A code to be read out: its groups large and numbered, spelled aloud under each; the same as QR for whoever can scan it. */
export function SpokenCode({ groups, label }: { readonly groups: readonly string[]; readonly label: string }) {
  const { t } = useTranslation();
  const [qr, setQr] = useState(false);
  return (
    <div>
      <ol className="cw-spoken" aria-label={label} {...(groups.length === EIGHT ? { style: FOUR_IN_A_ROW } : {})}>
        {groups.map((group, index) => (
          <li key={`${index + 1} ${group}`}>
            <span className="cw-spoken-place">{index + 1}</span>
            <span className="cw-spoken-signs">{group}</span>
            <span className="cw-spoken-words">{spelled(group)}</span>
          </li>
        ))}
      </ol>
      <Group mt="xs" gap="xs">
        <CopyButton value={groups.join(' ')}>
          {({ copied, copy }) => (
            <Button size="compact-sm" variant="default" onClick={copy}>
              {t(copied ? 'call.copied' : 'call.copy')}
            </Button>
          )}
        </CopyButton>
        <Button size="compact-sm" variant="default" aria-expanded={qr} onClick={() => setQr(!qr)}>
          {t(qr ? 'call.hideQr' : 'call.showQr')}
        </Button>
      </Group>
      {qr ? (
        <div style={{ marginTop: 10 }}>
          <Qr text={groups.join(' ')} label={t('call.qr', { what: label })} />
        </div>
      ) : null}
    </div>
  );
}
