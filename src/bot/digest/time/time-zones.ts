import { nearest } from "../../../text/nearest.ts";
import { CURRENT_NAMES, OTHER_NAMES } from "./time-zone-names.ts";

/** What was read from what somebody typed as a time zone. */
export type TimeZoneReading =
  | { readonly kind: "zone" /** An IANA name, in the database's spelling. */; readonly timeZone: string }
  /** A fixed difference (+01:00, UTC+1): it wouldn't follow summer time. */
  | { readonly kind: "offset" }
  /** CET, EST, IST: without summer time, or several zones share it. */
  | { readonly kind: "abbreviation" }
  | { readonly kind: "unknown" /** The name that was probably meant. */; readonly nearest: string | undefined };

/** +01:00 · UTC+1 · GMT -5 */
const OFFSET = /^(?:utc|gmt)?\s*[+−-]\s*\d{1,2}(?::?\d{2})?$/i;
/** CET · AEST · PST8PDT */
const ABBREVIATION = /^[a-z]{2,5}(?:\d[a-z]{3})?$/i;
/** Ranks of a completion: the city begins so, another part does, it is in there somewhere, it isn't. */
const [CITY, PART, INSIDE, NO_MATCH] = [0, 1, 2, 3] as const;

/** One name a zone, the one in use today, in alphabetical order: what a form offers. */
export const timeZones: readonly string[] = listTimeZones();

const spellings: ReadonlyMap<string, string> = new Map(
  [...Intl.supportedValuesOf("timeZone"), ...CURRENT_NAMES, ...OTHER_NAMES].map((name) => [name.toLowerCase(), name]),
);

/** Every name that is read: those of today, and those that other programs still use. */
export const knownTimeZones: readonly string[] = [...spellings.values()];

/** Reads an IANA name, whatever its case, with spaces or underscores. */
export function readTimeZone(typed: string): TimeZoneReading {
  const name = folded(typed);
  const timeZone = spellings.get(name);
  if (timeZone !== undefined) return { kind: "zone", timeZone };
  if (OFFSET.test(typed.trim())) return { kind: "offset" };
  const city = zoneOfCity(cityOf(name));
  const meant = city ?? nearestZone(name);
  // In small letters it may as well be a city with a letter wrong.
  const abbreviated = ABBREVIATION.test(name) && (meant === undefined || typed === typed.toUpperCase());
  return abbreviated && city === undefined ? { kind: "abbreviation" } : { kind: "unknown", nearest: meant };
}

/**
 * The zones that somebody may be typing: those whose city begins so first, then those of which any other part does,
 * then those that hold it anywhere. Nothing typed: from the first.
 *
 * @param limit at most so many; platforms show a couple of dozen.
 */
export function completeTimeZone(typed: string, limit: number): readonly string[] {
  const name = folded(typed);
  const ranked = timeZones.map((zone) => ({ zone, rank: rankOf(zone.toLowerCase(), name) }));
  const found = ranked.filter(({ rank }) => rank < NO_MATCH).sort((one, other) => one.rank - other.rank);
  return found.slice(0, limit).map(({ zone }) => zone);
}

function rankOf(zone: string, typed: string): number {
  if (cityOf(zone).startsWith(typed)) return CITY;
  if (zone.startsWith(typed) || zone.includes(`/${typed}`) || zone.includes(`_${typed}`)) return PART;
  return zone.includes(typed) ? INSIDE : NO_MATCH;
}

/** The zone that has this very city in its name. */
function zoneOfCity(city: string): string | undefined {
  return [...timeZones, ...knownTimeZones].find((zone) => cityOf(zone.toLowerCase()) === city);
}

function nearestZone(name: string): string | undefined {
  if (name === "") return undefined;
  const whole = nearest(
    name,
    knownTimeZones.filter((zone) => zone.includes("/")),
  );
  if (whole !== undefined) return whole;
  const cities = new Map(timeZones.map((zone) => [cityOf(zone), zone]));
  return cities.get(nearest(cityOf(name), [...cities.keys()]) ?? "") ?? completeTimeZone(name, 1)[0];
}

function cityOf(zone: string): string {
  return zone.slice(zone.lastIndexOf("/") + 1);
}

/** As names are compared: without case and accents, with underscores. */
function folded(typed: string): string {
  return typed
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .trim()
    .replace(/\s+/g, "_")
    .toLowerCase();
}

function listTimeZones(): readonly string[] {
  const outdated = new Set(CURRENT_NAMES.map(resolved).filter((name) => !CURRENT_NAMES.includes(name)));
  const listed = Intl.supportedValuesOf("timeZone").filter((name) => !outdated.has(name));
  return [...new Set([...listed, ...CURRENT_NAMES, "UTC"])].sort();
}

/** The name under which Intl keeps the zone's rules. */
function resolved(timeZone: string): string {
  return new Intl.DateTimeFormat("en-US", { timeZone }).resolvedOptions().timeZone;
}
