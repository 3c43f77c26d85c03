import { Button, Checkbox, Group, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ActionInput, actions } from '../../../core/actions/all.ts';
import type { StationFailure } from '../../bridge.ts';
import { goBack } from '../../location.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { CancelButton } from '../../widgets/cancel-button.tsx';

export type PointFields = ActionInput<'service-point.create'>;

interface Props {
  readonly fields: PointFields;
  /** Asked only of a new one; later it is an action of its own. */
  readonly asksEnabled: boolean;
  readonly busy: boolean;
  readonly error: StationFailure | null;
  readonly onSave: (fields: PointFields) => void;
}

const texts = ['name', 'identifierOwner', 'adminEmail', 'techEmail', 'searchContent'] as const;
type Text = (typeof texts)[number];
const labels = {
  name: 'points.name',
  identifierOwner: 'points.owner',
  adminEmail: 'points.adminEmail',
  techEmail: 'points.techEmail',
  searchContent: 'points.searchContent',
} as const;
const hints: Partial<Record<Text, 'points.nameHint' | 'points.ownerHint' | 'points.searchHint'>> = {
  name: 'points.nameHint',
  identifierOwner: 'points.ownerHint',
  searchContent: 'points.searchHint',
};

/** Every field that the action's own schema would refuse, with what is wanted there. */
function faultsOf(values: PointFields): Partial<Record<string, string>> {
  const { error } = actions['service-point.create'].input.safeParse(values);
  return Object.fromEntries((error?.issues ?? []).map(({ path, message }) => [String(path[0]), message]));
}

/** What one types of a service point; every fault stands at its field at once. */
export function PointForm({ fields, asksEnabled, busy, error, onSave }: Props) {
  const { t } = useTranslation();
  const [values, setValues] = useState(fields);
  const [tried, setTried] = useState(false);
  const faults = tried ? faultsOf(values) : {};
  const save = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(faultsOf(values)).length === 0) onSave(values);
  };
  const field = (name: Text) => (
    <TextInput
      key={name}
      label={t(labels[name])}
      description={hints[name] === undefined ? undefined : t(hints[name])}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      required={name !== 'searchContent'}
      maxLength={256}
      autoFocus={name === 'name'}
      value={values[name] ?? ''}
      error={faults[name] === undefined ? undefined : t('points.wanted', { wanted: faults[name] })}
      onChange={(event) => setValues({ ...values, [name]: event.currentTarget.value })}
    />
  );
  return (
    <form onSubmit={save} noValidate>
      <Stack maw={860} gap="lg" className="cw-panel cw-empty">
        <SimpleGrid cols={2} verticalSpacing="lg">
          {texts.map(field)}
        </SimpleGrid>
        <Checkbox
          label={t('points.writesLabel')}
          description={t('points.writesHint')}
          checked={values.appWritesEnabled}
          onChange={(event) => setValues({ ...values, appWritesEnabled: event.currentTarget.checked })}
        />
        {asksEnabled ? (
          <Checkbox
            label={t('points.enabledLabel')}
            description={t('points.enabledHint')}
            checked={values.enabled}
            onChange={(event) => setValues({ ...values, enabled: event.currentTarget.checked })}
          />
        ) : null}
        <FailureNotice failure={error?.failure} />
        <Group justify="flex-end">
          <CancelButton onClick={goBack} />
          <Button type="submit" loading={busy}>
            {t('points.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
