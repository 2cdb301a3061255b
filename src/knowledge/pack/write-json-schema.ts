// Run by `npm run schema` after each change of schema.ts.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { jsonSchemaFiles } from "./json-schema.ts";

const FOLDER = join(import.meta.dirname, "../../../config/knowledge/schema");

mkdirSync(FOLDER, { recursive: true });
for (const [name, text] of jsonSchemaFiles()) writeFileSync(join(FOLDER, name), text);
