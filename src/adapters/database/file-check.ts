import { DatabaseSync } from "node:sqlite";
import { StoreError } from "./errors.ts";
import { refuseNewer } from "./migrate.ts";
import { APPLICATION_ID } from "./sqlite.ts";

/**
 * Makes sure that a file is a whole database of Staffetta's that this program can use.
 *
 * @throws StoreError `database-corrupt`, `database-foreign`, `database-schema-newer`
 */
export function checkFile(file: string): void {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { readOnly: true });
    const { application_id } = database.prepare("pragma application_id").get() as { application_id: number };
    const [verdict] = database.prepare("pragma integrity_check(1)").all() as { integrity_check: string }[];
    if (verdict?.integrity_check !== "ok") throw new Error(verdict?.integrity_check ?? "no answer");
    if (application_id !== APPLICATION_ID) {
      throw new StoreError("database-foreign", `${file} is no database of Staffetta's: choose another file.`);
    }
    const { version } = database.prepare("select max(version) as version from migrations").get() as { version: number };
    refuseNewer(version, file);
  } catch (cause) {
    if (cause instanceof StoreError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StoreError(
      "database-corrupt",
      `${file} can't be read, is damaged, or is no SQLite database (${reason}): choose another file.`,
      { cause },
    );
  } finally {
    database?.close();
  }
}
