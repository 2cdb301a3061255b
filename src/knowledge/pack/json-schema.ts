import { z } from "zod";
import { fileSchemas } from "./schema.ts";

/**
 * The JSON Schemas with which editors complete and check a pack's files, by file name. Made from the same schemas that
 * the packs are validated with.
 */
export function jsonSchemaFiles(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(fileSchemas).map(([name, schema]) => [
      `${name}.schema.json`,
      `${JSON.stringify(z.toJSONSchema(schema, { io: "input" }), null, 2)}\n`,
    ]),
  );
}
