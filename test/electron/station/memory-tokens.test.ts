import { describe } from 'vitest';
import { tokensContract } from '../../contracts/tokens-contract.ts';
import { memoryTokens } from './memory-tokens.ts';

describe('tokens in memory, with which stations are tested', () => {
  tokensContract({ open: () => Promise.resolve(memoryTokens('/in/memory')) });
});
