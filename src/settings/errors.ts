import { StaffettaError } from "../knowledge/errors.ts";

/** Settings that can't be used: names each setting, where it stands and the remedy, one problem a line. No values. */
export class SettingsError extends StaffettaError {}
