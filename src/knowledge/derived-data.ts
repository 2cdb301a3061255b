import { hash, randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";

/**
 * What was derived from other data, kept from one start to the next: parsing, checking and indexing the knowledge takes
 * longer than all the rest of a short command. Names are followed by a hash of what a value was made from, so that it
 * can be missing, but never out of date. All of it may be deleted at any time.
 */
export type DerivedData = {
  /** What was kept under the name and the key; undefined where there is nothing, or the file is damaged. */
  recall(name: string, key: string): unknown;
  /**
   * Keeps a value, as plain data (structured clone), in place of older ones of the name. Where the folder can't be
   * written to, nothing is kept.
   */
  keep(name: string, key: string, value: unknown): void;
};

const DIGEST_BYTES = 32;
const digestOf = (payload: Uint8Array): Buffer => hash("sha256", payload, "buffer");

/** @param folder is made when it is first needed */
export function derivedDataIn(folder: string): DerivedData {
  const fileOf = (name: string, key: string) => join(folder, `${name}-${key}.bin`);
  return {
    recall(name, key) {
      try {
        const file = readFileSync(fileOf(name, key));
        const payload = file.subarray(DIGEST_BYTES);
        return digestOf(payload).equals(file.subarray(0, DIGEST_BYTES)) ? deserialize(payload) : undefined;
      } catch {
        return undefined;
      }
    },
    keep(name, key, value) {
      const file = fileOf(name, key);
      const unfinished = `${file}.${randomUUID()}.tmp`;
      const own = new RegExp(`^${name}-[0-9a-f]+\\.bin(\\..+\\.tmp)?$`);
      try {
        const payload = serialize(value);
        mkdirSync(folder, { recursive: true });
        writeFileSync(unfinished, Buffer.concat([digestOf(payload), payload]));
        renameSync(unfinished, file);
        for (const other of readdirSync(folder)) {
          if (own.test(other) && join(folder, other) !== file) rmSync(join(folder, other), { force: true });
        }
      } catch {
        // A container may be read-only or its disk full; then each start derives the value anew.
        discard(unfinished);
      }
    },
  };
}

function discard(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // There is no such folder, so there is no such file.
  }
}

/**
 * SHA-256, in hex digits, of the code in folders: what is derived depends on the code too, and a version number would
 * need somebody who remembers to raise it.
 */
export function hashOfCode(...folders: readonly string[]): string {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((file) => file.isFile())
      .map((file) => join(file.parentPath, file.name))
      .sort()
      .map((file) => [file.slice(folder.length), hash("sha256", readFileSync(file))]),
  );
  return hash("sha256", JSON.stringify(files));
}
