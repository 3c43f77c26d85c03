/** One command APDU taken apart (ISO/IEC 7816-3 §12.1.3). `le` is undefined where the command asks for no data. */
export interface CommandApdu {
  readonly cla: number;
  readonly ins: number;
  readonly p1: number;
  readonly p2: number;
  readonly data: Uint8Array;
  /** Bytes asked for: 1 to 256, or to 65536 in an extended command. */
  readonly le: number | undefined;
  readonly extended: boolean;
}

/** Reads a command; undefined when its lengths do not fit its bytes. */
export function readCommand(bytes: Uint8Array): CommandApdu | undefined {
  if (bytes.length < 4) return undefined;
  const [cla = 0, ins = 0, p1 = 0, p2 = 0] = bytes;
  const head = { cla, ins, p1, p2 };
  const body = bytes.subarray(4);
  if (body.length === 0) return { ...head, data: body, le: undefined, extended: false };
  return body[0] === 0 && body.length > 1 ? readExtended(head, body) : readShort(head, body);
}

type Head = Pick<CommandApdu, 'cla' | 'ins' | 'p1' | 'p2'>;

function readShort(head: Head, body: Uint8Array): CommandApdu | undefined {
  const first = body[0] ?? 0;
  if (body.length === 1) return { ...head, data: body.subarray(1), le: first === 0 ? 256 : first, extended: false };
  const data = body.slice(1, 1 + first);
  const rest = body.subarray(1 + first);
  if (data.length < first || rest.length > 1) return undefined;
  const le = rest.length === 0 ? undefined : rest[0] === 0 ? 256 : rest[0];
  return { ...head, data, le, extended: false };
}

function readExtended(head: Head, body: Uint8Array): CommandApdu | undefined {
  if (body.length < 3) return undefined;
  const count = twoBytes(body, 1);
  if (body.length === 3) return { ...head, data: body.subarray(3), le: count === 0 ? 65536 : count, extended: true };
  const data = body.slice(3, 3 + count);
  const rest = body.subarray(3 + count);
  if (data.length < count || count === 0 || (rest.length !== 0 && rest.length !== 2)) return undefined;
  const asked = rest.length === 0 ? undefined : twoBytes(rest, 0);
  return { ...head, data, le: asked === 0 ? 65536 : asked, extended: true };
}

function twoBytes(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
}
