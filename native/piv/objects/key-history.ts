import { asciiElement, malformed, readElements, required, textOf, writeElements } from './elements.ts';

/** Retired key management keys on the card (SP 800-73-5 part 1 §3.3.3). */
export interface KeyHistory {
  /** Keys in 82 upwards whose certificates are on the card. */
  readonly withOnCardCertificates: number;
  /** Keys in 95 downwards whose certificates are not. */
  readonly withOffCardCertificates: number;
  /** `http://host/<SHA-256 of the OffCardKeyHistoryFile in hex>`. */
  readonly offCardCertificateUrl?: string;
}

const OBJECT = 'key-history';
const MOST_KEYS = 20;
const URL_FORM = /^http:\/\/[A-Za-z0-9.-]+\/[0-9A-Fa-f]{64}$/;

/** Content of the key history object. Throws PivError 'content-malformed' where counts and URL do not go together. */
export function buildKeyHistory(history: KeyHistory): Uint8Array {
  const { withOnCardCertificates: on, withOffCardCertificates: off, offCardCertificateUrl: url } = history;
  if (![on, off].every((count) => Number.isInteger(count) && count >= 0) || on + off > MOST_KEYS) {
    throw malformed(OBJECT, `there are at most ${MOST_KEYS} retired keys`);
  }
  if (off > 0 && url === undefined) throw malformed(OBJECT, 'keys without certificates on the card need a URL');
  if (on + off === 0 && url !== undefined) throw malformed(OBJECT, 'a URL without any retired key');
  if (url !== undefined && !URL_FORM.test(url)) throw malformed(OBJECT, 'URL: expected http://host/ and a SHA-256 in hex');
  return writeElements(OBJECT, {
    withOnCardCertificates: Uint8Array.of(on),
    withOffCardCertificates: Uint8Array.of(off),
    offCardCertificateUrl: url === undefined ? undefined : asciiElement(OBJECT, 'offCardCertificateUrl', url),
  });
}

/** Throws PivError 'content-malformed'. */
export function parseKeyHistory(content: Uint8Array): KeyHistory {
  const elements = readElements(OBJECT, content);
  const count = (key: string) => required(OBJECT, elements, key)[0] ?? 0;
  const url = elements.values['offCardCertificateUrl'];
  return {
    withOnCardCertificates: count('withOnCardCertificates'),
    withOffCardCertificates: count('withOffCardCertificates'),
    ...(url === undefined || url.length === 0 ? {} : { offCardCertificateUrl: textOf(url) }),
  };
}
