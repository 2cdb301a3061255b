/** What happened, for whoever runs the program. Nothing in `details` is secret, and nothing that a person wrote. */
export type Details = Readonly<Record<string, unknown>>;

/** A message is a fixed sentence; what varies is in the details. An error goes under `error`. */
export type Log = {
  debug(message: string, details?: Details): void;
  info(message: string, details?: Details): void;
  warn(message: string, details?: Details): void;
  error(message: string, details?: Details): void;
};
