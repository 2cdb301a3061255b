import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

const READY_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 15_000;

export type Replica = {
  readonly pid: number;
  /** Its place among those at work, counted from 0: whoever takes its place has the same. */
  readonly seat: number;
  tell(line: string): void;
  kill(): void;
};

/** It has no seat yet. */
type Waiting = Omit<Replica, "seat"> & { seat: number };

export type Fleet = {
  /** Those at work; not the spares. */
  readonly working: ReadonlySet<Replica>;
  /** Kills a process and puts one that was waiting in its place. */
  replace(replica: Replica): Promise<void>;
  /** What each process stands still at from now on, also those to come. */
  arm(point: string): void;
  /** Ends all of them as an operator would; rejects where one doesn't end. */
  stop(): Promise<void>;
  /** Ends all of them at once. */
  kill(): void;
};

export type FleetOptions = {
  readonly size: number;
  readonly spares: number;
  /** Of a replica; given its settings as JSON. It says `ready`, and begins when it is told `go` and its seat. */
  readonly program: string;
  readonly settings: object;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly onLine: (replica: Replica, line: string) => void;
};

/** Processes at work, and others that have started already, to take the place of one that is killed. */
export async function startFleet(options: FleetOptions): Promise<Fleet> {
  const { size, spares, onLine } = options;
  const all = new Set<ChildProcess>();
  const working = new Set<Replica>();
  const ready: Promise<Waiting>[] = [];
  let armed = "";

  function launch(): Promise<Waiting> {
    const child = spawn(
      process.execPath,
      [
        ...["--import", "./src/compile-cache.mjs", "--disable-warning=ExperimentalWarning"],
        ...[options.program, JSON.stringify(options.settings)],
      ],
      { env: { ...process.env, ...options.environment }, stdio: ["pipe", "pipe", "inherit"] },
    );
    all.add(child);
    child.on("exit", () => all.delete(child));
    // It may be killed while it is being told something.
    child.stdin.on("error", () => undefined);
    const replica: Waiting = {
      ...{ pid: child.pid ?? 0, seat: -1 },
      tell: (line) => child.stdin.write(`${line}\n`),
      kill: () => void child.kill("SIGKILL"),
    };
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error("A process didn't start in time.")), READY_TIMEOUT_MS);
      child.on("exit", (code) => reject(new Error(`A process ended with ${code}.`)));
      createInterface({ input: child.stdout }).on("line", (line) => {
        if (line !== "ready") return onLine(replica, line);
        clearTimeout(timer);
        resolve(replica);
      });
    });
  }

  async function putToWork(seat: number): Promise<void> {
    const waiting = ready.shift() ?? launch();
    while (ready.length < spares) {
      const spare = launch();
      // Told when it is needed; until then nobody listens.
      spare.catch(() => undefined);
      ready.push(spare);
    }
    const replica = await waiting;
    replica.tell(`arm ${armed}`);
    replica.seat = seat;
    replica.tell(`go ${seat}`);
    working.add(replica);
  }

  for (let count = 0; count < size; count += 1) await putToWork(count);
  return {
    working,
    async replace(replica) {
      working.delete(replica);
      replica.kill();
      await putToWork(replica.seat);
    },
    arm(point) {
      armed = point;
      for (const replica of working) replica.tell(`arm ${point}`);
    },
    async stop() {
      const ended = [...all].map((child) => once(child, "exit"));
      for (const replica of working) replica.tell("stop");
      for (const spare of ready) (await spare).tell("stop");
      const timer = setTimeout(() => {
        for (const child of all) child.kill("SIGKILL");
      }, STOP_TIMEOUT_MS);
      const results = await Promise.all(ended);
      clearTimeout(timer);
      if (results.some(([code]) => code !== 0)) throw new Error("A process didn't end by itself when it was told to.");
    },
    kill() {
      for (const child of all) child.kill("SIGKILL");
    },
  };
}
