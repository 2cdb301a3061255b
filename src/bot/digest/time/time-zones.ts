import { editDistance } from "../../../knowledge/search/distance.ts";
import { nearest } from "../../../text/nearest.ts";
import { FURTHER_CITIES } from "./city-names.ts";
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
/** In small letters too: as a city's name with a letter wrong they would puzzle. */
const COMMON_ABBREVIATION = /^(?:c|e|w)es?t$|^(?:[acemp]|ak|h)[sd]t$|^(?:b|i|j|k|n|sg)st$|^msk$|^ees?t$/;
/** How well a zone fits what was typed: a city's name begins so, another part does, it is in there, it is like it. */
const [CITY, PART, INSIDE, NO_MATCH] = [0, 1, 2, 3] as const;
/** Of so many letters one may be wrong, and two. */
const [ONE_EDIT_FROM, TWO_EDITS_FROM] = [4, 7] as const;

type Zones = {
  readonly names: readonly string[];
  /** Every name that is read, by its small letters. */
  readonly spellings: ReadonlyMap<string, string>;
  /** Of each zone on offer: the names of its cities as they are compared, its own first. */
  readonly citiesOf: ReadonlyMap<string, readonly string[]>;
  readonly zoneByCity: ReadonlyMap<string, string>;
};

let zones: Zones | undefined;

/** Made when it is first needed: it takes some 40 ms, and people ask before anybody chooses a zone. */
function allZones(): Zones {
  zones ??= listZones();
  return zones;
}

function listZones(): Zones {
  const names = listTimeZones();
  const spellings = new Map(
    [...Intl.supportedValuesOf("timeZone"), ...CURRENT_NAMES, ...OTHER_NAMES].map((name) => [name.toLowerCase(), name]),
  );
  const citiesOf = new Map(
    names.map((zone) => [zone, [cityOf(zone), ...(FURTHER_CITIES.get(zone) ?? [])].map(folded)]),
  );
  const zoneByCity = new Map([
    ...[...spellings.values()].filter(isOfCity).map((zone): [string, string] => [folded(cityOf(zone)), zone]),
    ...[...citiesOf].flatMap(([zone, cities]) => cities.map((city): [string, string] => [city, zone])),
  ]);
  return { names, spellings, citiesOf, zoneByCity };
}

/** One name a zone, the one in use today, in alphabetical order: what a form offers. */
export const timeZones = (): readonly string[] => allZones().names;

/** Every name that is read: those of today, and those that other programs still use. */
export const knownTimeZones = (): readonly string[] => [...allZones().spellings.values()];

const isOfCity = (zone: string): boolean => zone.includes("/");

/** Reads an IANA name or a city, whatever its case, with spaces or underscores; cities in English and Italian. */
export function readTimeZone(typed: string): TimeZoneReading {
  const { spellings, zoneByCity } = allZones();
  const name = folded(typed);
  const timeZone = spellings.get(name) ?? zoneByCity.get(name);
  if (timeZone !== undefined) return { kind: "zone", timeZone };
  if (OFFSET.test(typed.trim())) return { kind: "offset" };
  if (COMMON_ABBREVIATION.test(name)) return { kind: "abbreviation" };
  const meant = nearestZone(name);
  // In small letters it may as well be a city with a letter wrong.
  const abbreviated = ABBREVIATION.test(name) && (meant === undefined || typed === typed.toUpperCase());
  return abbreviated ? { kind: "abbreviation" } : { kind: "unknown", nearest: meant };
}

/**
 * The zones that somebody may be typing: those of a city that begins so first, then those of which any other part does,
 * then those that hold it anywhere; where there are none, those of cities that are written much like it. Cities may be
 * given in English or Italian. Nothing typed: from the first.
 *
 * @param limit at most so many; platforms show a couple of dozen.
 */
export function completeTimeZone(typed: string, limit: number): readonly string[] {
  const name = folded(typed);
  const found = bestFirst((zone, cities) => rankOf(zone.toLowerCase(), cities, name), INSIDE);
  if (found.length > 0) return found.slice(0, limit);
  const most = name.length < ONE_EDIT_FROM ? 0 : name.length < TWO_EDITS_FROM ? 1 : 2;
  return bestFirst((_, cities) => Math.min(...cities.map((city) => editsToBeginning(name, city, most))), most).slice(
    0,
    limit,
  );
}

function bestFirst(rank: (zone: string, cities: readonly string[]) => number, most: number): readonly string[] {
  const ranked = [...allZones().citiesOf].map(([zone, cities]) => ({ zone, rank: rank(zone, cities) }));
  return ranked
    .filter((each) => each.rank <= most)
    .sort((one, other) => one.rank - other.rank)
    .map(({ zone }) => zone);
}

function rankOf(zone: string, cities: readonly string[], typed: string): number {
  if (cities.some((city) => city.startsWith(typed))) return CITY;
  if (
    zone.startsWith(typed) ||
    [zone, ...cities].some((name) => name.includes(`/${typed}`) || name.includes(`_${typed}`))
  )
    return PART;
  return [zone, ...cities].some((name) => name.includes(typed)) ? INSIDE : NO_MATCH;
}

/** Between what was typed and as much of a city's name as it may stand for. */
function editsToBeginning(typed: string, city: string, most: number): number {
  const lengths = Array.from({ length: 2 * most + 1 }, (_, index) => typed.length - most + index);
  return Math.min(...lengths.map((length) => editDistance(typed, city.slice(0, length), most)));
}

function nearestZone(name: string): string | undefined {
  if (name === "") return undefined;
  const ofCity = allZones().zoneByCity.get(cityOf(name));
  if (ofCity !== undefined) return ofCity;
  if (!name.includes("/")) return completeTimeZone(name, 1)[0] ?? nearestCity(name);
  const whole = nearest(name, knownTimeZones().filter(isOfCity));
  return whole ?? nearestCity(cityOf(name)) ?? completeTimeZone(name, 1)[0];
}

function nearestCity(city: string): string | undefined {
  const zones = new Map(timeZones().map((zone) => [folded(cityOf(zone)), zone]));
  return zones.get(nearest(city, [...zones.keys()]) ?? "");
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
