import { SettingsError } from "./errors.ts";

type Environment = Readonly<Record<string, string | undefined>>;

const DEFAULT_PORT = 8787;
const PORT_MAX = 65_535;

/**
 * The port of PORT, or its default; 0 is any free one.
 *
 * @throws SettingsError where it isn't a port.
 */
export function readPort(environment: Environment): number {
  const text = environment.PORT?.trim() ?? "";
  if (text === "") return DEFAULT_PORT;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= PORT_MAX) return port;
  throw new SettingsError(
    "settings-invalid",
    `PORT must be a number from 0 to ${PORT_MAX}; unset it for ${DEFAULT_PORT}.`,
  );
}
