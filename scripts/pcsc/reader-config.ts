/** Two readers share one copy of the driver: vpcd offers two slots an entry. */
export const SLOTS_PER_ENTRY = 2;

/** pcscd itself stops at 16 readers (PCSCLITE_MAX_READERS_CONTEXTS). */
export const MOST_READERS = 16;

const FIRST_PORT = 0x8c7b;

/** One reader that a simulated card can be put into. */
export interface SimulatedReader {
  /** Name as PC/SC programs see it. */
  readonly name: string;
  /** TCP port of the driver, inside the network namespace that pcscd has for itself. */
  readonly port: number;
  /** Unix socket through which a card reaches that port from outside the namespace. */
  readonly socketPath: string;
}

/** The readers of a folder in the order in which pcscd lists them; `count` 1 to 16, an odd count gets one more. */
export function simulatedReaders(folder: string, count: number): readonly SimulatedReader[] {
  const readers: SimulatedReader[] = [];
  for (let entry = 0; entry * SLOTS_PER_ENTRY < Math.min(count, MOST_READERS); entry += 1) {
    for (let slot = 0; slot < SLOTS_PER_ENTRY; slot += 1) {
      const number = entry * SLOTS_PER_ENTRY + slot;
      readers.push({
        name: `${friendlyName(entry)} 00 0${slot}`,
        port: FIRST_PORT + number,
        socketPath: `${folder}/reader-${number}.sock`,
      });
    }
  }
  return readers;
}

/** Where the copy of the driver for an entry lies; one real file each, since two entries with one LIBPATH hang pcscd. */
export function driverPath(folder: string, entry: number): string {
  return `${folder}/ifd-${entry}.so`;
}

/** Text of pcscd's reader configuration for `count` readers, all in one file. */
export function readerConfig(folder: string, count: number): string {
  const entries = Math.ceil(Math.min(count, MOST_READERS) / SLOTS_PER_ENTRY);
  return Array.from({ length: entries }, (_, entry) => {
    const port = FIRST_PORT + entry * SLOTS_PER_ENTRY;
    return [
      `FRIENDLYNAME "${friendlyName(entry)}"`,
      `DEVICENAME /dev/null:${port}`,
      `LIBPATH ${driverPath(folder, entry)}`,
      `CHANNELID ${port}`,
      '',
    ].join('\n');
  }).join('\n');
}

function friendlyName(entry: number): string {
  return `Cardwright Simulated Reader ${String.fromCharCode(65 + entry)}`;
}
