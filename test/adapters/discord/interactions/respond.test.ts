import { describe, expect, it } from "vitest";
import { createdAtMs } from "../../../../src/adapters/discord/ids.ts";
import { ANSWER_WITHIN_MS, MANNERS_WITHIN_MS, respond } from "../../../../src/adapters/discord/interactions/respond.ts";
import type { DiscordApi } from "../../../../src/adapters/discord/rest/api.ts";
import { createForms } from "../../../../src/adapters/discord/rest/forms.ts";
import type { Reply } from "../../../../src/bot/community/reply.ts";
import { VISIT } from "../../../doubles/community.ts";
import { simulatedTiming } from "../../../doubles/simulated-timing.ts";

const ID = "1312345678901234567";
const CREATED_MS = createdAtMs(ID) ?? 0;
const REPLY: Reply = { language: "en", private: false, summary: "Here.", blocks: [{ kind: "text", text: "Here." }] };
const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** What Discord is told, and when, where the core takes so long and the interaction is so old. */
async function told({ coreMs, ageMs = 0, mannersMs = 0 }: Readonly<Record<string, number>> & { coreMs: number }) {
  const timing = simulatedTiming(CREATED_MS + ageMs);
  const calls: string[] = [];
  const say = (what: string) => async () => void calls.push(`${what} ${timing.steadyMs()}`);
  const api = { reply: say("reply"), editReply: say("edit") } as Partial<DiscordApi> as DiscordApi;
  const work = timing.sleep(coreMs).then(() => REPLY);
  const answered = respond(
    {
      ...{ timing, log: SILENT, forms: createForms(SILENT) },
      api: { ...api, defer: (_, isPrivate) => say(isPrivate ? "defer privately" : "defer")() },
      bot: {
        manners: () => timing.sleep(mannersMs).then(() => ({ language: "en" as const, private: false })),
        sorry: () => REPLY,
      },
    },
    { key: { id: ID, token: "t", application_id: "1" }, visit: VISIT, work, isPrivate: false },
  );
  await timing.until(answered);
  return calls;
}

describe("an answer", () => {
  it("that is there in time is the acknowledgement", async () => {
    expect(await told({ coreMs: ANSWER_WITHIN_MS - 1 })).toEqual([`reply ${ANSWER_WITHIN_MS - 1}`]);
  });

  it("that isn't comes after one", async () => {
    expect(await told({ coreMs: 9000 })).toEqual([`defer ${ANSWER_WITHIN_MS}`, "edit 9000"]);
  });

  it("is waited for in private where nobody can say in time whether all may read it", async () => {
    const deferredMs = ANSWER_WITHIN_MS + MANNERS_WITHIN_MS;
    expect(await told({ coreMs: 9000, mannersMs: 5000 })).toEqual([`defer privately ${deferredMs}`, "edit 9000"]);
  });

  it("is waited for the shorter, the longer the question was on its way", async () => {
    expect(await told({ coreMs: 9000, ageMs: 600 })).toEqual([`defer ${ANSWER_WITHIN_MS - 600}`, "edit 9000"]);
    expect(await told({ coreMs: 9000, ageMs: 2500 })).toEqual(["defer 0", "edit 9000"]);
  });

  it("isn't hurried by a clock that goes wrong", async () => {
    expect(await told({ coreMs: 100, ageMs: 3_600_000 })).toEqual(["reply 100"]);
    expect(await told({ coreMs: 100, ageMs: -3_600_000 })).toEqual(["reply 100"]);
  });
});

it("reads no time out of ids that aren't Discord's", () => {
  expect(createdAtMs("175928847299117063")).toBe(Date.UTC(2016, 3, 30, 11, 18, 25, 796));
  expect(createdAtMs("abc")).toBeNull();
});
