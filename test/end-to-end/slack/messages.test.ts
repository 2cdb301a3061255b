import { describe, expect, it } from "vitest";
import { startOverHttp, startOverSocket } from "./rig.ts";

describe.each([
  ["Socket Mode", startOverSocket],
  ["HTTP", startOverHttp],
] as const)("over %s", (_name, start) => {
  it("answers a mention in its thread, once, within Slack's limits", async () => {
    const { double, workspace, bot } = await start();
    const sent = workspace.mention("who leads?");
    expect(await sent.reply()).toMatchObject({
      threadTs: sent.ts,
      text: expect.stringContaining("Answer: who leads?"),
    });
    await sent.acknowledged();
    expect(sent.repliesSoFar).toHaveLength(1);
    expect(bot.callsOf("message")[0]).toMatchObject({
      visit: { community: workspace.id, channel: workspace.general.id, thread: sent.ts, direct: false },
      rest: ["who leads?", "mention"],
    });
    expect(double.journal.violations).toEqual([]);
  });
});
