/** Attributes of a reader (PC/SC part 3, §3.1.4: class in the upper half, tag in the lower) that drivers usually have. */
export const ATTRIBUTE = {
  vendorName: 0x0001_0100,
  vendorReaderType: 0x0001_0101,
  /** DWORD: 0xMMmmbbbb, major, minor, build. */
  vendorReaderVersion: 0x0001_0102,
  vendorSerialNumber: 0x0001_0103,
  /** DWORD: 0xDDDDCCCC, kind of the line and channel, for example bus and device of USB. */
  channel: 0x0002_0110,
  answerToReset: 0x0009_0303,
} as const;
