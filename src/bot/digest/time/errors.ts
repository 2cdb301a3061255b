import { StaffettaError } from "../../../knowledge/errors.ts";

/**
 * A date, time or zone that no caller should have let through; what people type goes through `readTimeZone` and
 * `readLocalTime`, which don't throw. Codes: `local-date-invalid`, `local-time-invalid`, `time-zone-invalid`.
 */
export class LocalTimeError extends StaffettaError {}
