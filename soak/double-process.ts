import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";

/** Functions of a double in a process of its own; what goes in and out is JSON. */
export type Commands = Readonly<Record<string, (argument: never) => unknown>>;

export type DoubleProcess<All extends Commands> = {
  /** Rejects with what the command threw. */
  call<Name extends keyof All & string>(
    name: Name,
    ...argument: Parameters<All[Name]>
  ): Promise<Awaited<ReturnType<All[Name]>>>;
  close(): void;
};

type Request = { readonly id: number; readonly name: string; readonly argument: unknown };
type Answer = { readonly id: number; readonly result?: unknown; readonly error?: string };
type News = { readonly news: string };

/** Starts a double beside this process, so that it answers while this one waits for a database. */
export async function startDoubleProcess<All extends Commands>(
  program: string,
  settings: object,
  onNews: (news: string) => void,
): Promise<DoubleProcess<All>> {
  const child: ChildProcess = fork(program, [JSON.stringify(settings)], {
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  let next = 0;
  child.on("message", (message: Answer | News | "ready") => {
    if (message === "ready") return;
    if ("news" in message) return onNews(message.news);
    const { resolve, reject } = waiting.get(message.id) ?? {};
    waiting.delete(message.id);
    if (message.error !== undefined) reject?.(new Error(message.error));
    else resolve?.(message.result);
  });
  child.on("exit", () => {
    for (const { reject } of waiting.values()) reject(new Error("The double's process ended."));
  });
  const [first] = (await once(child, "message")) as [unknown];
  if (first !== "ready") throw new Error("The double didn't start.");
  return {
    call: (name, ...[argument]) =>
      new Promise((resolve, reject) => {
        next += 1;
        // The other side runs this very function.
        waiting.set(next, { resolve: resolve as (result: unknown) => void, reject });
        child.send({ id: next, name, argument } satisfies Request);
      }),
    close: () => void child.kill(),
  };
}

/** The double's side: answers commands until its parent ends. */
export function serveCommands(commands: Commands): void {
  process.on("message", ({ id, name, argument }: Request) => {
    const run = async () => commands[name]?.(argument as never);
    run().then(
      (result) => process.send?.({ id, result } satisfies Answer),
      (error: unknown) => process.send?.({ id, error: String(error) } satisfies Answer),
    );
  });
  process.on("disconnect", () => process.exit());
  process.send?.("ready");
}

/** Tells the parent something that it didn't ask for. */
export function tellParent(news: string): void {
  process.send?.({ news } satisfies News);
}
