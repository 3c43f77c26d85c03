import type { ActionOutput } from '../../../core/actions/all.ts';
import { equalBytes, fromBase64, toHex } from '../../../core/base/bytes.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { type ExaminedCertificate, type ExaminedObject, isPresent } from '../../../native/piv/examination.ts';
import { examine } from '../../../native/piv/examine.ts';
import { chipOf } from '../../desk/chip.ts';
import { knownCard, look, triesOf } from '../../desk/look.ts';
import type { StoreReader } from '../../store/store.ts';
import { certificateFacts } from './certificate-facts.ts';
import type { Handler } from '../handler.ts';

type Chip = ActionOutput<'card.read-chip'>;

/** The whole chip, readable and explained, beside our record; no secret is needed and no try is spent. */
export const cardReadChip: Handler<'card.read-chip'> = async (call, parts) => {
  const { reader } = call.input;
  const found = await parts.desk.at(reader, (channel) => examine(channel, parts.random));
  if (!isPresent(found)) throw new Refusal(found.kind === 'mute' ? 'card-mute' : 'card-not-piv');
  const { identity, cardUuid, fascN, expiresOn, factoryDefaults } = found;
  const record = knownCard(found, parts.store);
  return {
    reader,
    contents: look(found, parts.store).contents,
    model: found.model.name,
    ...triesOf(found),
    factoryDefaults: [...factoryDefaults],
    objects: found.objects.map(objectView),
    certificates: found.certificates.map((certificate) => certificateView(certificate, record?.id, parts.store)),
    ...(identity === undefined ? {} : { identity: chipOf(identity) }),
    ...(cardUuid === undefined ? {} : { cardUuid }),
    ...(fascN === undefined ? {} : { fascN: fascN.text ?? fascN.hex }),
    ...(expiresOn === undefined ? {} : { expiresOn }),
  };
};

function objectView({ key, name, tag, state, bytes, content, explained, fault }: ExaminedObject): Chip['objects'][number] {
  const faults = fault === undefined ? [] : [{ label: 'Fault', value: fault }];
  return { key, name, tag, bytes, readable: state !== 'locked', explained: [...explained, ...faults], hex: toHex(content) };
}

function certificateView(
  { slot, certificate }: ExaminedCertificate,
  cardId: string | undefined,
  store: StoreReader,
): Chip['certificates'][number] {
  const ours = cardId === undefined ? [] : store.certificates.byCard(cardId).filter((row) => row.slot === slot && row.state !== 'revoked');
  const record = ours.length === 0 ? 'none' : ours.some((row) => equalBytes(fromBase64(row.der), certificate)) ? 'same' : 'different';
  return { slot, record, ...certificateFacts(certificate) };
}
