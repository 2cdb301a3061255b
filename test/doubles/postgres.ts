import { execFileSync, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";

const INSTALLATIONS = "/usr/lib/postgresql";
const ACCOUNT = "postgres";
const START_TIMEOUT_S = 30;

export type PostgresServer = {
  /** Makes an empty place (a schema of its own, which takes a tenth of a database's time); returns its address. */
  createPlace(): Promise<string>;
  /** Ends all connections at once, as a crash does, and comes back. */
  restart(): void;
  stop(): void;
};

/** The folder with initdb and pg_ctl, or null where PostgreSQL isn't installed. */
export const postgresPrograms: string | null = findPrograms();

/** What a suite that needs a server is called where there is none to start. */
export const postgresSuite = (name: string): string =>
  postgresPrograms === null ? `${name} (skipped: PostgreSQL is not installed in ${INSTALLATIONS})` : name;

function findPrograms(): string | null {
  if (!existsSync(INSTALLATIONS)) return null;
  const versions = readdirSync(INSTALLATIONS).sort((one, other) => Number(other) - Number(one));
  const folders = versions.map((version) => join(INSTALLATIONS, version, "bin"));
  return folders.find((folder) => existsSync(join(folder, "initdb"))) ?? null;
}

/** A server of the tests' own on loopback, in a temporary folder that is gone when it is stopped. */
export async function startPostgres(): Promise<PostgresServer> {
  if (postgresPrograms === null) throw new Error(`PostgreSQL is not installed in ${INSTALLATIONS}.`);
  const programs = postgresPrograms;
  const folder = mkdtempSync(join(tmpdir(), "staffetta-postgres-"));
  const data = join(folder, "data");
  // The server refuses root.
  const isRoot = process.getuid?.() === 0;
  if (isRoot) chownSync(folder, accountId("-u"), accountId("-g"));
  const run = (program: string, ...words: string[]) => {
    const command = isRoot ? ["runuser", "-u", ACCOUNT, "--"] : [];
    const [first = "", ...rest] = [...command, join(programs, program), ...words];
    // A server that inherited a pipe would keep it open.
    execFileSync(first, rest, { stdio: "ignore", cwd: folder });
  };
  run("initdb", "-D", data, "-U", ACCOUNT, "-A", "trust", "-E", "UTF8", "--locale", "C.UTF-8", "--no-sync");
  const port = await freePort();
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c max_connections=200`;
  const start = () =>
    run("pg_ctl", "start", "-w", "-t", String(START_TIMEOUT_S), "-D", data, "-l", join(folder, "log"), "-o", settings);
  start();

  const address = `postgres://${ACCOUNT}@127.0.0.1:${port}/postgres`;
  let places = 0;
  return {
    async createPlace() {
      places += 1;
      const name = `place_${places}`;
      const client = new pg.Client({ connectionString: address });
      await client.connect();
      await client.query(`create schema ${name}`);
      await client.end();
      return `${address}?options=${encodeURIComponent(`-c search_path=${name}`)}`;
    },
    restart() {
      run("pg_ctl", "stop", "-m", "immediate", "-D", data);
      start();
    },
    stop() {
      run("pg_ctl", "stop", "-m", "immediate", "-D", data);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function accountId(flag: "-u" | "-g"): number {
  return Number(spawnSync("id", [flag, ACCOUNT], { encoding: "utf8" }).stdout);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
