import { nearest } from "../../text/nearest.ts";
import { UsageError } from "../errors.ts";

/** The zone of the machine that the program runs on. */
export function ownTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/**
 * An IANA time zone that a flag names, in its own spelling.
 *
 * @throws UsageError with the zone that was probably meant, also by its city alone.
 */
export function readTimeZone(typed: string): string {
  const known = Intl.supportedValuesOf("timeZone");
  // A mere offset is also taken by Intl, but has no daylight-saving time.
  if (/^[a-z]/i.test(typed)) {
    const same = known.find((zone) => zone.toLowerCase() === typed.toLowerCase());
    if (same !== undefined) return same;
    try {
      return new Intl.DateTimeFormat("en", { timeZone: typed }).resolvedOptions().timeZone;
    } catch {
      // Told below.
    }
  }
  const cities = new Map(known.map((zone) => [cityOf(zone), zone]));
  const meant = nearest(typed, known) ?? cities.get(nearest(cityOf(typed), [...cities.keys()]) ?? "");
  const remedy = meant === undefined ? "use a name like Europe/Rome." : `did you mean ${meant}?`;
  throw new UsageError(`--timezone: there is no time zone “${typed}”; ${remedy}`);
}

function cityOf(zone: string): string {
  return (zone.split("/").at(-1) ?? "").replaceAll(" ", "_");
}
