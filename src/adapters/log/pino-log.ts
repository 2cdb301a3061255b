import { pino, stdSerializers } from "pino";
import type { Log } from "../../bot/ports/log.ts";
import type { LogLevel } from "../../settings/log-level.ts";

export type LogOptions = {
  readonly level: LogLevel;
  readonly output: NodeJS.WritableStream;
  /** Values that no line may hold, such as tokens: a library's error may have quoted one. */
  readonly secrets: readonly string[];
};

/** Shorter ones would take words out of sentences. */
const SECRET_CHARACTERS_MIN = 6;
const INSTEAD = "[secret]";

/** One line of JSON an event. */
export function createLog({ level, output, secrets }: LogOptions): Log {
  // As they are, and as JSON writes them.
  const hidden = secrets
    .filter((secret) => secret.length >= SECRET_CHARACTERS_MIN)
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]);
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: stdSerializers.errWithCause },
      hooks: { streamWrite: (line) => hidden.reduce((text, secret) => text.replaceAll(secret, INSTEAD), line) },
    },
    { write: (line) => output.write(line) },
  );
  return {
    debug: (message, details = {}) => logger.debug(details, message),
    info: (message, details = {}) => logger.info(details, message),
    warn: (message, details = {}) => logger.warn(details, message),
    error: (message, details = {}) => logger.error(details, message),
  };
}
