import { afterEach, describe, expect, it } from "vitest";
import type { Shown } from "../../doubles/discord/driver/shown.ts";
import { failed } from "../../doubles/discord/rest/script.ts";
import { connectedRig, type Rig, type RigOptions, startRig } from "./rig.ts";

let rig: Rig;
/** How many errors a test has the log tell of. */
let refused = 0;

async function start(options?: RigOptions) {
  rig = await connectedRig(options);
  return rig;
}

afterEach(() => {
  expect(rig.logged("error")).toHaveLength(refused);
  refused = 0;
});

const askDelangue = ({ double }: Rig, isPrivate = false) =>
  double.command({ name: "ask", options: { question: "Who is Clement Delangue?", private: isPrivate } }).reply();

const button = (reply: Shown, kind: string) =>
  reply.buttons.find(({ customId }) => customId?.startsWith(`${kind}:`))?.customId ?? `no ${kind}`;

describe("a related question", () => {
  it("is answered in a new message, also for somebody else", async () => {
    const { double } = await start();
    const reply = await askDelangue(rig);
    const user = double.people.create({ name: "Grace" });
    const answer = await double.press(reply.message, button(reply, "ask"), { user }).reply();
    expect(answer.id).not.toBe(reply.id);
    expect(answer).toMatchObject({ ephemeral: false });
    expect(answer.text).toContain("§");
  });

  it("is answered to who pressed alone where the message was", async () => {
    const { double } = await start();
    const reply = await askDelangue(rig, true);
    expect((await double.press(reply.message, button(reply, "ask")).reply()).ephemeral).toBe(true);
  });

  it("is answered after a restart", async () => {
    const { double } = await start();
    const reply = await askDelangue(rig);
    await rig.platform.stop();
    const again = await startRig({ settings: { apiUrl: double.apiUrl, token: double.token } });
    await again.connect();
    expect((await double.press(reply.message, button(reply, "ask")).reply()).text).toContain("§");
    await again.close();
  });
});

describe("“Did this help?”", () => {
  it("thanks for a yes and counts it", async () => {
    const { double, store } = await start();
    const reply = await askDelangue(rig);
    expect((await double.press(reply.message, button(reply, "helpful")).reply()).ephemeral).toBe(true);
    expect(await store.people.dataOf("discord", double.home.person.id)).toMatchObject({ feedback: 1 });
  });

  it("asks why after a no, whose press counts by itself", async () => {
    const { double, store } = await start();
    const reply = await askDelangue(rig);
    const pressed = double.press(reply.message, button(reply, "unhelpful"));
    const modal = await pressed.modal();
    expect(pressed.acknowledgement?.type).toBe(9);
    await expect.poll(() => store.people.dataOf("discord", double.home.person.id)).toMatchObject({ feedback: 1 });
    const label = (modal.components as readonly { readonly label: string }[])[0]?.label ?? "";
    const thanks = await double.submitModal(pressed, { [label]: "Too short." }).reply();
    expect(thanks.ephemeral).toBe(true);
    const comments = await store.feedback.comments("discord", double.home.guild.id, 5);
    expect(comments).toMatchObject([{ text: "Too short." }]);
  });

  it("opens the form before anything else is begun", async () => {
    const { double } = await start({
      core: (core) => ({
        press(...pressed) {
          expect(double.requests.at(-1)).toMatchObject({ status: 204, body: { type: 9 } });
          return core.press(...pressed);
        },
      }),
    });
    const reply = await askDelangue(rig);
    await double.press(reply.message, button(reply, "unhelpful")).modal();
    await expect.poll(() => rig.store.people.dataOf("discord", double.home.person.id)).toMatchObject({ feedback: 1 });
  });

  it("thanks where Discord refuses the form", async () => {
    const { double } = await start();
    const reply = await askDelangue(rig);
    refused = 1;
    double.script("POST /interactions/:id/:token/callback", failed(403, 50001));
    const thanks = await double.press(reply.message, button(reply, "unhelpful")).reply();
    expect(thanks.ephemeral).toBe(true);
    expect(await rig.store.people.dataOf("discord", double.home.person.id)).toMatchObject({ feedback: 1 });
  });
});

it("answers a press by a few words where something fails that nobody foresaw", async () => {
  const { double } = await start({
    core: () => ({
      formOf() {
        throw new Error("Broken");
      },
    }),
  });
  const reply = await askDelangue(rig);
  refused = 1;
  const { text, ephemeral } = await double.press(reply.message, button(reply, "helpful")).reply();
  expect({ text, ephemeral }).toEqual({ text: expect.stringContaining("Sorry"), ephemeral: true });
});

it("says so where a button comes from another version", async () => {
  const { double } = await start({
    core: ({ sorry }) => ({
      ask: async () => ({
        ...sorry("en"),
        blocks: [
          {
            kind: "buttons",
            label: null,
            // As an older version may have made it.
            buttons: [{ label: "Old", action: { kind: "topic", topic: "", language: "en" } }],
          },
        ],
      }),
    }),
  });
  const reply = await double.command({ name: "ask", options: { question: "Who?" } }).reply();
  const said = await double.press(reply.message, "Old").reply();
  expect(said.ephemeral).toBe(true);
  expect(said.text).toContain("another version");
});
