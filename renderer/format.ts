import { zoneOf } from './zone-of.ts';

/** Dates and times by the system's locale; input ISO 8601. */
export function day(iso: string): string {
  return new Date(iso).toLocaleDateString(undefined, { day: 'numeric', month: 'short', year: 'numeric', timeZone: zoneOf(iso) });
}

/** Without the year, where there is little room. */
export function shortDay(iso: string): string {
  return new Date(iso).toLocaleDateString(undefined, { day: 'numeric', month: 'short', timeZone: zoneOf(iso) });
}

export function dayAndTime(iso: string): string {
  return new Date(iso).toLocaleString(undefined, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
}

export function time(iso: string): string {
  return new Date(iso).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
}

/** Today as the time, another day as the day. */
export function when(iso: string): string {
  return new Date(iso).toDateString() === new Date().toDateString() ? time(iso) : day(iso);
}

/** 430 → "0.4 s", 83 000 → "1 min 23 s". */
export function duration(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** Bytes in hex as people compare them: AB:CD:EF. */
export function inPairs(hex: string): string {
  return (hex.toUpperCase().match(/../g) ?? []).join(':');
}
