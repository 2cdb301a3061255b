import { describe, expect, it } from "vitest";
import {
  ANSWER_WITHIN_MS,
  EDIT_AGAIN_AFTER_MS,
  MANNERS_WITHIN_MS,
} from "../../../src/adapters/discord/interactions/respond.ts";
import type { CommunityBot } from "../../../src/bot/community/community-bot.ts";
import type { Reply } from "../../../src/bot/community/reply.ts";
import { systemTiming, type Timing } from "../../../src/bot/digest/ledger/timing.ts";
import { cut, delayed, failed, held, rateLimited, unanswered } from "../../doubles/discord/rest/script.ts";
import { connectedRig, type Rig, type RigOptions } from "./rig.ts";

let rig: Rig;

async function start(options?: RigOptions) {
  rig = await connectedRig(options);
  return rig;
}

const DEADLINES_MS: readonly number[] = [ANSWER_WITHIN_MS, MANNERS_WITHIN_MS];

/** Deadlines pass at once; everything else takes its time. */
const hasty: Timing = {
  ...systemTiming,
  sleep: (ms, signal) => systemTiming.sleep(DEADLINES_MS.includes(ms) ? 0 : ms, signal),
  // Nothing was long on its way.
  nowMs: () => 0,
};

const CALLBACK = "POST /interactions/:id/:token/callback";
const EDIT = "PATCH /webhooks/:id/:token/messages/:message";
const FOLLOW_UP = "POST /webhooks/:id/:token";

/** A core that answers when it is told to. */
function slow(reply: (core: CommunityBot) => Reply, isPrivate = false) {
  let answer: () => void = () => undefined;
  const told = new Promise<void>((resolve) => {
    answer = resolve;
  });
  return {
    answer: () => answer(),
    core: (core: CommunityBot): Partial<CommunityBot> => ({
      async ask() {
        await told;
        return reply(core);
      },
      // It is known before the timer of no milliseconds rings.
      manners: () => Promise.resolve({ language: "en", private: isPrivate }),
    }),
  };
}

const said = (text: string, isPrivate = false): Reply => ({
  ...{ language: "en", private: isPrivate, summary: text, blocks: [{ kind: "text", text }] },
});

const ask = ({ double }: Rig) => double.command({ name: "ask", options: { question: "Who?" } });

describe("a slow core", () => {
  it("has Discord wait in public, and answers then", async () => {
    const { answer, core } = slow(() => said("Here."));
    const { double } = await start({ timing: hasty, core });
    const handle = ask(rig);
    expect((await handle.acknowledged()).type).toBe(5);
    double.script(EDIT, failed(503), cut, rateLimited(0.05));
    answer();
    expect(await handle.reply()).toMatchObject({ text: "Here.", ephemeral: false });
    // As it stands: servers that compare paths undecoded know no other.
    expect(double.requests.at(-1)?.path).toMatch(/\/messages\/@original$/);
  });

  it("edits the answer in again after a longer fault, and no regrets over what may have arrived", async () => {
    const { answer, core } = slow(() => said("Here."));
    const sleep: Timing["sleep"] = (ms, signal) => hasty.sleep(EDIT_AGAIN_AFTER_MS.includes(ms) ? 0 : ms, signal);
    const { double } = await start({ timing: { ...hasty, sleep }, core });
    const handle = ask(rig);
    await handle.acknowledged();
    const attempts = 15;
    double.script(EDIT, ...Array.from({ length: attempts }, (_, index) => (index === 4 ? unanswered : failed(503))));
    answer();
    await expect.poll(() => rig.logged("error"), { timeout: 10_000 }).toHaveLength(1);
    expect(double.requests.filter(({ method }) => method === "PATCH")).toHaveLength(attempts);
    expect(handle.replies().map(({ text }) => text)).toEqual(["Here."]);
  });

  it("has Discord wait in private where answers are", async () => {
    const { answer, core } = slow(() => said("Here."), true);
    await start({ timing: hasty, core });
    const handle = ask(rig);
    await handle.acknowledged();
    answer();
    expect(await handle.reply()).toMatchObject({ text: "Here.", ephemeral: true });
  });

  it("never shows to all what is for one", async () => {
    const { answer, core } = slow(() => said("Psst.", true));
    const { double } = await start({ timing: hasty, core });
    const handle = ask(rig);
    await handle.acknowledged();
    answer();
    expect(await handle.reply()).toMatchObject({ text: "Psst.", ephemeral: true });
    expect(double.messagesOfBot()).toEqual([]);
  });

  it("whose answer for one is refused leaves that one a few words", async () => {
    const { answer, core } = slow(() => said("Psst.", true));
    const { double } = await start({ timing: hasty, core });
    const handle = ask(rig);
    await handle.acknowledged();
    double.script(FOLLOW_UP, failed(403, 50013));
    answer();
    const { text, ephemeral } = await handle.reply();
    expect({ text, ephemeral }).toEqual({ text: expect.stringContaining("Sorry"), ephemeral: true });
    expect(double.messagesOfBot()).toEqual([]);
  });

  it("that fails says something friendly, and the log what", async () => {
    await start({ core: () => ({ ask: () => Promise.reject(new Error("The store is gone.")) }) });
    expect((await ask(rig).reply()).ephemeral).toBe(true);
    expect(rig.lines.filter(({ level }) => level === "error")).toMatchObject([
      { details: { error: "Error: The store is gone." } },
    ]);
  });

  it("shows no choices where it fails", async () => {
    const { double } = await start({
      core: () => ({
        complete() {
          throw new Error("Broken");
        },
      }),
    });
    const call = { name: "ask", options: { question: "Who" }, focused: "question" };
    expect(await double.autocomplete(call).choices()).toEqual([]);
  });
});

describe("an acknowledgement", () => {
  it("gets through faults, broken connections and rate limits, once", async () => {
    const { double } = await start({ core: () => ({ ask: async () => said("Here.") }) });
    double.script(CALLBACK, failed(500), cut, rateLimited(0.05));
    const handle = ask(rig);
    expect((await handle.reply()).text).toBe("Here.");
    expect(double.messagesOfBot()).toHaveLength(1);
    expect(rig.logged("warn")).toEqual([]);
  });

  it("that gets no answer is sent again, whether or not it had arrived", async () => {
    const { answer, core } = slow(() => said("Here."));
    const { double } = await start({ timing: hasty, core, double: { acknowledgeWithinMs: 60_000 } });
    double.script(CALLBACK, held, held);
    const deferred = ask(rig);
    expect((await deferred.acknowledged({ timeoutMs: 10_000 })).type).toBe(5);
    answer();
    expect((await deferred.reply()).text).toBe("Here.");
    double.script(CALLBACK, delayed(60_000));
    expect((await ask(rig).reply()).text).toBe("Here.");
    await expect.poll(() => rig.logged("warn").join(), { timeout: 10_000 }).toContain("40060");
    expect(double.messagesOfBot()).toHaveLength(2);
  });

  it("that arrived though its connection broke isn't sorry", async () => {
    const { double } = await start({ core: () => ({ ask: async () => said("Here.") }) });
    double.script(CALLBACK, unanswered);
    expect((await ask(rig).reply()).text).toBe("Here.");
    await expect.poll(() => rig.logged("warn").join()).toContain("40060");
    expect(double.messagesOfBot()).toHaveLength(1);
  });

  it("that comes too late is in the log, with what to do", async () => {
    const { double } = await start({ core: () => ({ ask: async () => said("Here.") }) });
    double.script(CALLBACK, failed(404, 10062));
    ask(rig);
    await expect.poll(() => rig.logged("warn").join()).toContain("10062");
  });

  it("that is refused is made up for by a few words", async () => {
    const { double } = await start({ core: () => ({ ask: async () => said("Here.") }) });
    double.script(CALLBACK, failed(400, 50109), failed(400, 50109));
    ask(rig);
    await expect.poll(() => rig.logged("error").length).toBe(2);
    double.script(CALLBACK, failed(400, 50109));
    expect((await ask(rig).reply()).text).not.toBe("Here.");
  });
});

describe("a server that knows no Components V2", () => {
  it("gets plain content from then on", async () => {
    const { double } = await start({ core: () => ({ ask: async () => said("Here.") }) });
    double.script(CALLBACK, failed(400, 50006));
    expect(await ask(rig).reply()).toMatchObject({ content: "Here.", isComponentsV2: false });
    expect(await ask(rig).reply()).toMatchObject({ content: "Here.", isComponentsV2: false });
    expect(rig.logged("warn")).toHaveLength(1);
  });

  it("isn't one that refused a single message", async () => {
    const { double } = await start({ core: () => ({ ask: async () => said("Here.") }) });
    await ask(rig).reply();
    double.script(CALLBACK, failed(400, 50035));
    expect(await ask(rig).reply()).toMatchObject({ isComponentsV2: false });
    expect(await ask(rig).reply()).toMatchObject({ isComponentsV2: true });
  });
});
