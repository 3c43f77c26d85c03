import { Refusal } from '../../../core/failures/refusal.ts';
import type { Handler } from '../handler.ts';
import { deskCall, setDeskCall } from '../remote-unblock/desk-call.ts';
import { hangUp } from '../remote-unblock/desk-online.ts';
import { settlePuk } from '../remote-unblock/settle-puk.ts';

const MOST_WRONG = 3;

/** The four signs, as the holder reads them back. Without them the record keeps both PUKs. */
export const cardConfirmRemote: Handler<'card.confirm-remote'> = (call, parts) => {
  const open = deskCall(call, parts);
  const { answered } = open;
  if (answered === undefined) throw new Refusal('challenge-over');
  const outcome = settlePuk(open, call.input.proof, { by: call, parts });
  if (outcome === undefined) {
    const left = MOST_WRONG - answered.wrong - 1;
    if (left > 0) setDeskCall(parts, { ...open, answered: { ...answered, wrong: answered.wrong + 1 } });
    else hangUp(open, parts);
    throw new Refusal('confirm-wrong', { left });
  }
  hangUp(open, parts);
  return { outcome };
};
