import { StaffettaError } from "../../knowledge/errors.ts";

/**
 * The store can't be opened, or not as it is. Codes: `database-url-invalid`, `database-unreachable`,
 * `database-unwritable`, `database-corrupt`, `database-foreign`, `database-schema-newer`, `database-in-use`,
 * `secret-missing`, `secret-weak`, `secret-different`, `secret-unreadable`, `vault-unreadable`, `backup-failed`.
 */
export class StoreError extends StaffettaError {}
