import type { CommandApdu, CommandSender, ResponseApdu } from '../../native/iso7816/apdu.ts';
import type { CardChannel } from '../../native/iso7816/channel.ts';
import { shortCommands } from '../../native/iso7816/extended-length.ts';
import { getData } from '../../native/piv/commands/data-objects.ts';
import { RESPONSE, generalAuthenticate } from '../../native/piv/commands/general-authenticate.ts';
import { generateKeyPair } from '../../native/piv/commands/key-pair.ts';
import { keyMetadata, managementMetadata, secretMetadata } from '../../native/piv/commands/metadata.ts';
import { shortRoute } from '../../native/piv/command-route.ts';
import { objects } from '../../native/piv/tables/objects.ts';

const SUCCESS = 0x9000;

/** A card that answers every command with these bytes and 9000. */
function saying(data: Uint8Array): CommandSender {
  return { send: async (_command: CommandApdu): Promise<ResponseApdu> => ({ data, status: SUCCESS }) };
}

/** A card that says these bytes in pieces and then begins again: the first byte of each piece is its length. */
function inPieces(bytes: Uint8Array): CardChannel {
  let at = 0;
  return {
    atr: new Uint8Array(0),
    transmit: async () => {
      if (at >= bytes.length) at = 0;
      const length = 1 + (bytes[at] ?? 0);
      const piece = bytes.subarray(at, at + length);
      at += length;
      return piece;
    },
  };
}

const READ = { cla: 0, ins: 0xcb, p1: 0x3f, p2: 0xff, le: 256 } as const;

/** A long answer in pieces; half of the inputs are one whole answer, so that the end is reached as well. */
export function longAnswer(bytes: Uint8Array): Promise<unknown> {
  const whole = (bytes.length & 1) === 0;
  const channel: CardChannel = whole ? { atr: new Uint8Array(0), transmit: async () => bytes } : inPieces(bytes);
  return shortCommands(channel).send(READ);
}

/** GET DATA of two tags: one wrapped in 53, one that travels as itself. */
export async function dataObject(bytes: Uint8Array): Promise<unknown> {
  const { sender } = shortRoute({ atr: new Uint8Array(0), transmit: async () => bytes });
  const tag = (bytes.length & 1) === 0 ? objects.chuid.tag : objects.discovery.tag;
  return getData(sender, tag);
}

export function authenticateTemplate(bytes: Uint8Array): Promise<unknown> {
  return generalAuthenticate(saying(bytes), { p1: 0x11, p2: 0x9a, elements: [], wanted: RESPONSE }, {});
}

/** Each kind of key in turn, told by the length. */
export function keyPair(bytes: Uint8Array): Promise<unknown> {
  const kinds = ['p256', 'p256', 'rsa2048', 'p384', 'ed25519', 'x25519', 'rsa1024'] as const;
  return generateKeyPair(saying(bytes), { slot: '9a', kind: kinds[bytes.length % kinds.length] ?? 'p256' });
}

export async function metadata(bytes: Uint8Array): Promise<unknown> {
  const sender = saying(bytes);
  const secret = await secretMetadata(sender, 'pin');
  const management = await managementMetadata(sender);
  return [secret, management, await keyMetadata(sender, '9a')];
}
