import { z } from 'zod';
import { instant } from '../records/scalars.ts';
import { readerTile } from './views-reader.ts';

export const chipObject = z.object({
  key: z.string(),
  name: z.string(),
  tag: z.string(),
  bytes: z.number(),
  readable: z.boolean(),
  /** Label and value in words; the raw bytes in hex where they are not secret. */
  explained: z.array(z.object({ label: z.string(), value: z.string() })),
  hex: z.string(),
});
export const chipCertificate = z.object({
  slot: z.string(),
  subject: z.string(),
  issuer: z.string(),
  serialHex: z.string(),
  notBefore: instant,
  notAfter: instant,
  key: z.string(),
  explained: z.array(z.object({ label: z.string(), value: z.string() })),
  /** Side by side: the chip's against our record and the authority. */
  record: z.enum(['same', 'different', 'none']),
  pem: z.string(),
});
export const chipView = z.object({
  reader: z.string(),
  contents: readerTile.shape.contents,
  model: z.string().optional(),
  identity: z.string().optional(),
  cardUuid: z.string().optional(),
  fascN: z.string().optional(),
  expiresOn: z.string().optional(),
  pinTriesLeft: z.number().optional(),
  pukTriesLeft: z.number().optional(),
  factoryDefaults: z.array(z.string()),
  objects: z.array(chipObject),
  certificates: z.array(chipCertificate),
});
export type ChipView = z.infer<typeof chipView>;
