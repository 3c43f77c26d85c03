import { Alert, Button, Group, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RaidView } from '../../../../core/actions/views.ts';
import { mergeRaids, withBlocks } from '../../../../core/raid/merge-raids.ts';
import { go } from '../../../location.ts';
import { valueWords } from '../words.ts';
import type { Metadata } from './path.ts';
import type { KeptForm } from './use-kept-form.ts';

interface Props {
  readonly raid: RaidView;
  readonly form: KeptForm;
  readonly newest: Metadata;
  readonly onMerged: (value: Metadata) => void;
}

type Whose = 'mine' | 'theirs';

/** Somebody saved meanwhile: what they changed stays, one's own changes go on top; where both changed the same, one chooses. */
export function Stale({ raid, form, newest, onMerged }: Props) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Readonly<Record<string, Whose>>>({});
  const { content, both } = mergeRaids(form.base, form.value, newest);
  const open = both.filter((block) => chosen[block] === undefined);
  const merge = (): void =>
    onMerged(
      withBlocks(
        content,
        form.value,
        both.filter((block) => chosen[block] === 'mine'),
      ),
    );
  return (
    <Alert
      color="yellow"
      variant="light"
      mb="md"
      role="alert"
      title={t('raids.stale.title', {
        who: raid.changedBy === '' ? t('raids.aProgram') : raid.changedBy,
        version: raid.version,
        began: form.version,
      })}
    >
      <Text size="sm" mb="sm">
        {t('raids.stale.text')}
      </Text>
      <Stack gap="sm">
        {both.map((block) => (
          <Radio.Group
            key={block}
            label={t('raids.stale.both', { what: t(`raids.fields.${block}`, { defaultValue: block }) })}
            value={chosen[block] ?? ''}
            onChange={(whose) => setChosen({ ...chosen, [block]: whose as Whose })}
          >
            <Radio mt={4} value="theirs" label={t('raids.stale.theirs')} description={valueWords(newest[block], t)} />
            <Radio mt={4} value="mine" label={t('raids.stale.mine')} description={valueWords(form.value[block], t)} />
          </Radio.Group>
        ))}
        <Group>
          <Button size="compact-md" disabled={open.length > 0} onClick={merge}>
            {t('raids.stale.merge', { version: raid.version })}
          </Button>
          <Button
            size="compact-md"
            variant="default"
            onClick={() => go(`/raids/${raid.id}/compare?from=${form.version}&to=${raid.version}`)}
          >
            {t('raids.stale.look')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
