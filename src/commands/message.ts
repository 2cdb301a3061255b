import { StaffettaError } from "../knowledge/errors.ts";

/** What people are told of an error: ours say all there is to say, others come with where they happened. */
export function messageOf(error: unknown): string {
  if (error instanceof StaffettaError) return error.message;
  if (error instanceof Error) return `Unexpected error, please report it: ${error.stack ?? error.message}`;
  return `Unexpected error, please report it: ${String(error)}`;
}
