import { notifications } from '@mantine/notifications';
import type { TFunction } from 'i18next';

/** Says in the corner that something was done; it goes away by itself or by its button, which has a name. */
export function tell(message: string, t: TFunction): void {
  notifications.show({ message, closeButtonProps: { 'aria-label': t('frame.closeNotice') } });
}
