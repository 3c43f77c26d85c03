import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { RaidFailure } from '../../../../core/raid/raid-failure.ts';
import { useRaidForm } from './raid-form-context.ts';

/** What is wrong, as a sentence that says what is wanted. */
export function faultSentence({ errorType, message }: RaidFailure, t: TFunction): string {
  return t(`raids.faults.${errorType}`, { wanted: message });
}

/** What is wrong at this very field, or at one of the others that it also stands for; undefined where nothing is. */
export function useFault(...paths: readonly string[]): string | undefined {
  const { t } = useTranslation();
  const { faults } = useRaidForm();
  const said = faults.filter(({ fieldId }) => paths.includes(fieldId) || paths.some((path) => fieldId === `${path}.schemaUri`));
  return said.length === 0 ? undefined : said.map((fault) => faultSentence(fault, t)).join(' ');
}
