import { Refusal } from '../../../core/failures/refusal.ts';
import type { Handler } from '../handler.ts';
import { takeOut } from '../take-out.ts';

/** Makes this station's keys and the file that asks to join (PRODUCT, decision 12). */
export const stationJoinRequest: Handler<'station.join-request'> = async (call, { founding, shell }) => {
  if (founding.state() !== 'first-start') throw new Refusal('already-started');
  const { fileName, text } = await founding.joinRequest(call.input.station);
  async function* request(): AsyncGenerator<string, void, void> {
    yield text;
  }
  return takeOut({ fileName, parts: request() }, { shell });
};
