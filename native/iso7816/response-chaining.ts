import { concat, wipe } from '../../core/base/bytes.ts';
import { ApduError, type CommandApdu, type CommandSender, type ResponseApdu, MOST_EXTENDED_ANSWER } from './apdu.ts';
import { explainStatus } from './status-words.ts';

const GET_RESPONSE = 0xc0;
/** A whole answer of 64 kB in the smallest sensible pieces; a card that asks for more rounds never ends. */
const MOST_ROUNDS = 1024;

/**
 * Long answers (ISO/IEC 7816-4 §5.3.4): GET RESPONSE while the card says 61xx, and once more with the exact length after 6Cxx.
 * A refusal on the way is the answer, without data. Throws ApduError 'endless-answer' past 64 kB or 1024 rounds.
 */
export function withResponseChaining(inner: CommandSender): CommandSender {
  return {
    async send(command: CommandApdu): Promise<ResponseApdu> {
      const first = await withExactLength(inner, command);
      if (explainStatus(first.status).kind !== 'more-data') return first;
      return collect(inner, command, first);
    },
  };
}

async function withExactLength(inner: CommandSender, command: CommandApdu): Promise<ResponseApdu> {
  const answer = await inner.send(command);
  const { kind, bytes } = explainStatus(answer.status);
  return kind === 'exact-length' && bytes !== undefined ? inner.send({ ...command, le: bytes }) : answer;
}

async function collect(inner: CommandSender, command: CommandApdu, first: ResponseApdu): Promise<ResponseApdu> {
  const parts = [first.data];
  const secret = command.secret === true ? { secret: true } : {};
  let answer = first;
  let length = first.data.length;
  for (let round = 0; ; round += 1) {
    const { kind, bytes } = explainStatus(answer.status);
    if (kind !== 'more-data') break;
    if (round >= MOST_ROUNDS || length > MOST_EXTENDED_ANSWER) throw new ApduError('endless-answer', `no end after ${length} bytes`);
    answer = await withExactLength(inner, { cla: 0, ins: GET_RESPONSE, p1: 0, p2: 0, le: bytes ?? 256, ...secret });
    parts.push(answer.data);
    length += answer.data.length;
  }
  const whole = answer.status === 0x9000 ? concat(...parts) : new Uint8Array(0);
  if (command.secret === true) wipe(...parts);
  return { data: whole, status: answer.status };
}
