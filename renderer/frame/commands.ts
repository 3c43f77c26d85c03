import type { ActionId } from '../../core/actions/all.ts';

/** Work that begins on a page of its own, whatever is open: what it asks `decide`, and where it begins. */
export const commands: readonly { readonly action: ActionId; readonly path: string }[] = [
  { action: 'person.create', path: '/people/new' },
  { action: 'temporary-card.request', path: '/temporary-cards?do=temporary-card.request' },
  { action: 'batch.request-cards', path: '/batches/new?order=batch.request-cards' },
  { action: 'batch.issue-cards', path: '/batches/new?order=batch.issue-cards' },
  { action: 'batch.issue-temporary-cards', path: '/batches/new?order=batch.issue-temporary-cards' },
  { action: 'batch.reset-passwords', path: '/batches/new?order=batch.reset-passwords' },
  { action: 'batch.edit-roles', path: '/batches/new?order=batch.edit-roles' },
  { action: 'batch.delete-people', path: '/batches/new?order=batch.delete-people' },
  { action: 'self.change-password', path: '/mine?do=self.change-password' },
  { action: 'self.edit-photo', path: '/mine?do=self.edit-photo' },
  { action: 'self.unblock-pin', path: '/mine/card' },
  { action: 'journal.verify', path: '/journal' },
  { action: 'backup.make', path: '/settings' },
];
