import type { Operation } from '../../../core/records/records.ts';

export interface OperationFinders {
  /** Unfinished ones, oldest first. */
  open(): readonly Operation[];
  openByCard(cardId: string): Operation | undefined;
  openByChip(chip: string): Operation | undefined;
  byId(id: string): Operation | undefined;
}
