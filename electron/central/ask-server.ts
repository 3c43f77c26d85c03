import { Refusal } from '../../core/failures/refusal.ts';
import type { Store } from '../store/store.ts';
import { centralSetting } from './central-setting.ts';
import { type Asking, exchange, ExchangeFault } from './exchange.ts';
import { accepted } from './refusal-of.ts';

interface Shape<Value> {
  parse(value: unknown): Value;
}

/**
 * One exchange of the station itself with the server that is set; nobody is signed in for it. Throws Refusal: central-unknown, central-away,
 * central-lost, and what the server refuses.
 */
export async function askServer<Value>(store: Pick<Store, 'settings'>, asking: Asking, as: Shape<Value>): Promise<Value> {
  const setting = centralSetting(store);
  if (setting === undefined) throw new Refusal('central-unknown');
  const answered = await exchange(setting, asking).catch((cause: unknown) => {
    if (!(cause instanceof ExchangeFault)) throw cause;
    throw new Refusal(cause.kind === 'lost' ? 'central-lost' : 'central-away', undefined, { cause });
  });
  const { text } = accepted(answered);
  try {
    return as.parse(JSON.parse(text === '' ? '{}' : text));
  } catch (cause) {
    throw new Refusal('central-refused', { said: 'an answer that no central server of ours gives' }, { cause });
  }
}
