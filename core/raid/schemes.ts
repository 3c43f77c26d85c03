/** How an identifier of one scheme looks; a scheme that is listed and not accepted yet has no pattern (spec service points 6.4). */
export interface Scheme {
  readonly schemaUri: string;
  readonly label: string;
  /** Undefined: listed, and refused. */
  readonly pattern?: RegExp;
  readonly example?: string;
}

export const ORCID = 'https://orcid.org/';
export const ISNI = 'https://isni.org/';
export const ROR = 'https://ror.org/';
export const RAID = 'https://raid.org/';
export const LANGUAGE = 'https://www.iso.org/standard/74575.html';
export const WEB_ARCHIVE = 'https://web.archive.org/';
export const DOI = 'https://doi.org/';

export const relatedObjectSchemes: readonly Scheme[] = [
  { schemaUri: DOI, label: 'DOI', pattern: /^https?:\/\/(?:dx\.)?doi\.org\/10\.\S+\/\S+$/, example: 'https://doi.org/10.5072/example' },
  {
    schemaUri: WEB_ARCHIVE,
    label: 'Web archive snapshot',
    pattern: /^https?:\/\/web\.archive\.org\/web\/\d{14}\/https?:\/\/\S+$/,
    example: 'https://web.archive.org/web/20240301120000/https://example.org/',
  },
  {
    schemaUri: 'https://hdl.handle.net/',
    label: 'Handle',
    pattern: /^https?:\/\/hdl\.handle\.net\/\d+(?:\.\d+)*\/\S+$/,
    example: 'https://hdl.handle.net/20.500.100/example',
  },
  {
    schemaUri: 'https://scicrunch.org/resolver/',
    label: 'RRID',
    pattern: /^https?:\/\/scicrunch\.org\/resolver\/RRID:[A-Za-z]+_[A-Za-z0-9_:-]+$/,
    example: 'https://scicrunch.org/resolver/RRID:SCR_000001',
  },
  { schemaUri: 'https://arks.org/', label: 'ARK' },
  { schemaUri: 'https://www.isbn-international.org/', label: 'ISBN' },
];

export const placeSchemes: readonly Scheme[] = [
  {
    schemaUri: 'https://www.geonames.org/',
    label: 'GeoNames',
    pattern: /^https:\/\/www\.geonames\.org\/\d+\/[^/\s]+$/,
    example: 'https://www.geonames.org/2172517/canberra.html',
  },
  {
    schemaUri: 'https://www.openstreetmap.org/',
    label: 'OpenStreetMap',
    pattern: /^https:\/\/www\.openstreetmap\.org\/\S+$/,
    example: 'https://www.openstreetmap.org/relation/2354197',
  },
  {
    schemaUri: 'https://nominatim.openstreetmap.org/',
    label: 'Nominatim',
    pattern: /^https:\/\/nominatim\.openstreetmap\.org\/\S+$/,
    example: 'https://nominatim.openstreetmap.org/ui/details.html?osmtype=R&osmid=2354197',
  },
];

/** A capture time of the web archive: 14 digits that are a time, from 1996 to this year. */
export function isCaptureTime(url: string, thisYear: number): boolean {
  const [, year = '', month = '', day = '', hour = '', minute = '', second = ''] =
    /\/web\/(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})\//.exec(url) ?? [];
  if (Number(year) < 1996 || Number(year) > thisYear) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const isDay = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return isDay && Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
}
