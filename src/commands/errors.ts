import { StaffettaError } from "../knowledge/errors.ts";

/** A command line that can't be followed: says what is wrong and what would be right. Exit status 2. */
export class UsageError extends StaffettaError {
  constructor(message: string) {
    super("usage", message);
  }
}
