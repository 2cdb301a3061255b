import { describe, expect, it } from "vitest";
import type { Digest } from "../../../src/bot/digest/digest.ts";
import { PostFailedError } from "../../../src/bot/ports/poster.ts";
import { DEFAULT_SCOPES } from "../../doubles/slack/driver/workspace.ts";
import { startDouble, startSocketReplica } from "./rig.ts";

const DIGEST: Digest = {
  ...{ language: "en", localDate: "2026-12-01", card: null, question: null, prompt: null, debate: null },
  ...{
    news: null,
    activity: null,
    exhausted: false,
    round: 1,
    marks: [],
    knowledge: { revision: "r", language: "en", entries: {} },
    empty: null,
  },
};

async function start(scopes: readonly string[] = DEFAULT_SCOPES) {
  const double = await startDouble();
  const workspace = double.workspace({ scopes });
  const { platform } = await startSocketReplica(double, workspace);
  const channel = { platform: "slack", community: workspace.id, channel: workspace.general.id };
  return { double, workspace, poster: platform.poster, channel };
}

const withHistory = () => start([...DEFAULT_SCOPES, "channels:history"]);

describe("a digest", () => {
  it("is posted with a mark that it is found by, and without its links unfolded", async () => {
    const { double, workspace, poster, channel } = await withHistory();
    const { messageId } = await poster.post(channel, DIGEST, "nonce-1");
    expect(workspace.messages(workspace.general)).toMatchObject([{ ts: messageId, text: "Digest of 2026-12-01" }]);
    expect(await poster.find?.(channel, "nonce-1")).toEqual({ messageId });
    expect(await poster.find?.(channel, "nonce-2")).toBeNull();
    expect(double.journal.violations).toEqual([]);
  });

  it("is found where the answer to its post was lost, and isn't posted again by itself", async () => {
    const { double, workspace, poster, channel } = await withHistory();
    double.fail({ kind: "cut", when: "after", method: "chat.postMessage" });
    const posted = poster.post(channel, DIGEST, "nonce-1");
    await expect(posted).rejects.toThrow(/Nobody knows/);
    await expect(posted).rejects.not.toBeInstanceOf(PostFailedError);
    expect(await poster.find?.(channel, "nonce-1")).toEqual({
      messageId: workspace.messages(workspace.general)[0]?.ts,
    });
    expect(double.journal.callsOf("chat.postMessage")).toHaveLength(1);
  });

  it("is found behind many messages", async () => {
    const { workspace, poster, channel } = await withHistory();
    const { messageId } = await poster.post(channel, DIGEST, "nonce-1");
    for (let each = 0; each < 120; each += 1) workspace.channelMessage(`message ${each}`);
    expect(await poster.find?.(channel, "nonce-1")).toEqual({ messageId });
  });

  it("can't be asked for without the history's scope", async () => {
    const { poster, channel } = await start();
    await expect(poster.find?.(channel, "nonce-1")).rejects.toMatchObject({ name: "PostRefusedError" });
  });

  it("isn't asked for in vain where Slack gives no answer", async () => {
    const { double, poster, channel } = await withHistory();
    double.fail({ kind: "status", status: 503, method: "conversations.history" });
    await expect(poster.find?.(channel, "nonce-1")).rejects.not.toMatchObject({ name: "PostRefusedError" });
  });

  it("opens its discussion in its thread, once though the answer is lost", async () => {
    const { double, workspace, poster, channel } = await start();
    const { messageId } = await poster.post(channel, DIGEST, "nonce-1");
    double.fail({ kind: "cut", when: "after", method: "chat.postMessage" });
    await poster.openThread?.(channel, messageId, DIGEST);
    const [, opening, ...more] = workspace.messages(workspace.general);
    expect(opening).toMatchObject({ threadTs: messageId, text: expect.stringContaining("Talk about it here") });
    expect(more).toEqual([]);
  });

  it("that Slack doesn't take now may be tried again when Slack says", async () => {
    const { double, poster, channel } = await start();
    double.fail({ kind: "rate-limit", retryAfterSeconds: 30, method: "chat.postMessage" });
    const [channelLimit, workspaceLimit] = poster.limits(channel);
    await expect(poster.post(channel, DIGEST, "nonce-1")).rejects.toMatchObject({
      ...{ name: "PostFailedError", retryAfterMs: 30_000, limitKey: channelLimit?.key },
    });
    expect([channelLimit?.intervalMs, workspaceLimit?.intervalMs]).toEqual([1000, 200]);
    expect(poster.limits({ ...channel, channel: "C2" })[0]?.key).not.toBe(channelLimit?.key);
  });

  it.each([
    ["is_archived", "post-refused-archived", "archived"],
    ["channel_not_found", "post-refused-channel", "/invite"],
    ["not_in_channel", "post-refused-not-member", "/invite"],
    ["restricted_action_read_only_channel", "post-refused-permission", "read-only"],
    ["restricted_action", "post-refused-permission", "admin"],
    ["missing_scope", "post-refused-permission", "reinstall"],
    ["token_revoked", "post-refused-workspace", "reinstall"],
  ])("refused with %s is refused for good (%s), with what to do", async (error, code, remedy) => {
    const { double, poster, channel } = await start();
    double.fail({ kind: "error", error, method: "chat.postMessage" });
    await expect(poster.post(channel, DIGEST, "nonce-1")).rejects.toMatchObject({
      ...{ name: "PostRefusedError", code, message: expect.stringContaining(remedy) },
    });
  });

  it("isn't waited for longer than the caller waits", async () => {
    const { double, poster, channel } = await start();
    double.fail({ kind: "hang", method: "chat.postMessage" });
    const caller = new AbortController();
    const posted = poster.post(channel, DIGEST, "nonce-1", caller.signal);
    await double.journal.waitForCalls("chat.postMessage", 1);
    caller.abort(new Error("too long"));
    await expect(posted).rejects.toThrow("too long");
  });
});

it("tells moderators something, with channels that stay links", async () => {
  const { double, workspace, poster, channel } = await start();
  await poster.notify(channel, `In ${poster.nameOf(channel)} <!here> is wrong.`);
  expect(workspace.messages(workspace.general)).toMatchObject([
    { text: `In <#${channel.channel}> &lt;!here&gt; is wrong.` },
  ]);
  expect(double.journal.violations).toEqual([]);
});
