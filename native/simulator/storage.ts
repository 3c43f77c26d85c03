import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { CardState } from './card-state.ts';

/** Where a card's contents outlive power. `save` returns only when they would. */
export interface CardStorage {
  load(): CardState | undefined;
  save(state: CardState): void;
}

/** Contents that live as long as the process. */
export function memoryStorage(initial?: CardState): CardStorage {
  let kept = initial;
  return {
    load: () => kept,
    save: (state) => {
      kept = state;
    },
  };
}

/**
 * Contents in one JSON file, replaced whole: written beside it, synced, renamed, and the folder synced, so that a crash
 * at any moment leaves either the old card or the new one. Throws on a file that is not a card.
 */
export function fileStorage(path: string): CardStorage {
  return {
    load: () => (existsSync(path) ? readState(path) : undefined),
    save: (state) => {
      const beside = `${path}.new`;
      const file = openSync(beside, 'w', 0o600);
      try {
        writeFileSync(file, `${JSON.stringify(state, null, 1)}\n`);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(beside, path);
      const folder = openSync(dirname(path), 'r');
      try {
        fsyncSync(folder);
      } finally {
        closeSync(folder);
      }
    },
  };
}

function readState(path: string): CardState {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new Error(`${path} is not a simulated card`, { cause });
  }
  if (typeof content !== 'object' || content === null || !('format' in content) || content.format !== 1 || !('personality' in content)) {
    throw new Error(`${path} is not a simulated card of format 1`);
  }
  return content as CardState;
}
