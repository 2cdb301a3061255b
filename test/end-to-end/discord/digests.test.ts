import { describe, expect, it } from "vitest";
import { createComposer } from "../../../src/bot/digest/content/compose.ts";
import { NO_ACTIVITY, NO_PAST } from "../../../src/bot/digest/content/request.ts";
import type { Digest } from "../../../src/bot/digest/digest.ts";
import { PostFailedError, PostRefusedError } from "../../../src/bot/ports/poster.ts";
import { DIGEST_PARTS } from "../../../src/bot/ports/subscriptions.ts";
import { cut, failed, rateLimited, unanswered } from "../../doubles/discord/rest/script.ts";
import { connectedRig, packs, type Rig, startRig } from "./rig.ts";

let rig: Rig;

const NONCE = "a-slot_s0nce-0123456789ab";
const SEND = "POST /channels/:channel/messages";
const compose = createComposer(packs);

function digestOf(channel: string): Digest {
  const place = { platform: "discord", community: "guild", channel };
  const settings = { ...place, language: "en", parts: DIGEST_PARTS, whenExhausted: "pause" } as const;
  return compose({ settings, activity: NO_ACTIVITY, past: NO_PAST, localDate: "2026-11-24" });
}

function here({ double }: Rig) {
  const { guild, channel } = double.home;
  const place = { platform: "discord", community: guild.id, channel: channel.id };
  return { place, digest: digestOf(channel.id), channel };
}

describe("a digest's post", () => {
  it("shows the card with its source, and questions whose buttons work", async () => {
    rig = await connectedRig();
    const { place, digest } = here(rig);
    const { messageId } = await rig.platform.poster.post(place, digest, NONCE);
    const [shown] = rig.double.messagesOfBot();
    expect(shown).toMatchObject({ id: messageId, isComponentsV2: true });
    expect(shown?.text).toContain(digest.card?.title);
    expect(shown?.text).toContain("§");
    const button = shown?.buttons[0]?.customId ?? "";
    expect(button).toMatch(new RegExp(`~${NONCE}$`));
    const message = shown?.message;
    if (message === undefined) throw new Error("Nothing was posted.");
    expect((await rig.double.press(message, button).reply()).text).toContain("§");
  });

  it("is one message under one nonce", async () => {
    rig = await startRig();
    const { place, digest } = here(rig);
    const first = await rig.platform.poster.post(place, digest, NONCE);
    expect(await rig.platform.poster.post(place, digest, NONCE)).toEqual(first);
    expect(rig.double.messagesOfBot()).toHaveLength(1);
  });

  it("has a thread opened under it, once", async () => {
    rig = await startRig();
    const { place, digest } = here(rig);
    const { openThread } = rig.platform.poster;
    const { messageId } = await rig.platform.poster.post(place, digest, NONCE);
    await openThread?.(place, messageId, digest);
    await openThread?.(place, messageId, digest);
    expect(rig.double.channels.find(messageId)?.name).toContain("2026");
  });

  it("is attempted once, and its failure says whether it may be tried again", async () => {
    rig = await startRig();
    const { place, digest } = here(rig);
    const { double, platform } = rig;
    const attempt = () => platform.poster.post(place, digest, NONCE).catch((error: unknown) => error);
    double.script(SEND, rateLimited(2), failed(404, 10003), failed(403, 50001), failed(401));
    expect(await attempt()).toMatchObject({ code: "post-failed-rate", retryAfterMs: 2050, limitKey: null });
    expect(await attempt()).toMatchObject({ code: "post-refused-channel" });
    expect(await attempt()).toMatchObject({ code: "post-refused-permission" });
    expect(await attempt()).toMatchObject({ code: "post-failed-unreachable" });
    double.script(SEND, failed(500), cut, unanswered);
    for (const _ of [1, 2, 3]) {
      const error = await attempt();
      expect(error).not.toBeInstanceOf(PostFailedError);
      expect(error).not.toBeInstanceOf(PostRefusedError);
    }
    double.script(SEND, rateLimited(3, true));
    expect(await attempt()).toMatchObject({ code: "post-failed-rate", limitKey: "discord/global" });
    expect(double.messagesOfBot()).toHaveLength(1);
  });
});

describe("looking for a post", () => {
  it("finds it by its buttons' mark, behind other messages", async () => {
    rig = await connectedRig();
    const { place, digest } = here(rig);
    const { poster } = rig.platform;
    rig.double.script(SEND, unanswered);
    await expect(poster.post(place, digest, NONCE)).rejects.toThrow();
    for (let count = 0; count < 130; count += 1) rig.double.say("Talk");
    const [posted] = rig.double.messagesOfBot();
    expect(await poster.find?.(place, NONCE)).toEqual({ messageId: posted?.id });
    expect(await poster.find?.(place, "another-nonce")).toBeNull();
  });

  it("says that it can't be known without the right to read the history", async () => {
    rig = await connectedRig();
    const { place, channel } = here(rig);
    rig.double.channels.deny(channel, "ReadMessageHistory");
    await expect(rig.platform.poster.find?.(place, NONCE)).rejects.toThrow(PostRefusedError);
  });

  it("believes an empty history only where it may read it", async () => {
    rig = await startRig();
    const { place } = here(rig);
    // Nobody knows yet: it is to be asked again.
    const early = await rig.platform.poster.find?.(place, NONCE).catch((error: unknown) => error);
    expect(early).toBeInstanceOf(Error);
    expect(early).not.toBeInstanceOf(PostRefusedError);
    await rig.connect();
    expect(await rig.platform.poster.find?.(place, NONCE)).toBeNull();
  });

  it("finds a post before the gateway is connected", async () => {
    rig = await startRig();
    const { place, digest } = here(rig);
    const { messageId } = await rig.platform.poster.post(place, digest, NONCE);
    expect(await rig.platform.poster.find?.(place, NONCE)).toEqual({ messageId });
  });
});

it("tells moderators in their channel, without a live mention", async () => {
  rig = await startRig();
  const { place, channel } = here(rig);
  await rig.platform.poster.notify(place, `@here ${rig.platform.poster.nameOf(place)}: *look*`);
  expect(rig.double.messagesOfBot()[0]?.text).toBe(`\\@here <#${channel.id}>: \\*look\\*`);
});
