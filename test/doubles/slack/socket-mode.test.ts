import { describe, expect, it, onTestFinished } from "vitest";
import { answerMentions, startDouble, startSocketApp, WAIT_MS } from "./bolt-app.ts";
import { runBurst } from "./driver/burst.ts";
import type { SlackDouble } from "./slack-double.ts";

describe("Bolt in Socket Mode", () => {
  it("answers a mention in its thread", async () => {
    const double = await startDouble();
    const workspace = double.workspace();
    await startSocketApp(double, workspace.botToken, answerMentions);

    const sent = workspace.mention("who leads?");
    const { afterMs, retry } = await sent.acknowledged();
    const reply = await sent.reply();

    expect(reply).toMatchObject({ text: "You wrote: who leads?", threadTs: sent.ts, via: "chat.postMessage" });
    expect(retry).toBe(0);
    expect(afterMs).toBeGreaterThan(0);
    expect(double.journal.violations).toEqual([]);
    const [call] = double.journal.callsOf("chat.postMessage");
    expect(call).toMatchObject({ team: workspace.id, outcome: "ok", arguments: { unfurl_links: false } });
    expect(JSON.stringify(double.journal.calls)).not.toContain(workspace.botToken);
  });

  it("hears of one mention twice where it may read the channel, in the order that is asked for", async () => {
    const double = await startDouble({ echoOwnMessages: false });
    const workspace = double.workspace({ scopes: ["app_mentions:read", "channels:history"] });
    const heard: string[] = [];
    await startSocketApp(double, workspace.botToken, (app) => {
      app.event("app_mention", async ({ event }) => void heard.push(`${event.type} ${event.ts}`));
      app.event("message", async ({ event }) => void heard.push(`${event.type} ${event.ts}`));
    });

    const usual = workspace.mention("one");
    await usual.acknowledged();
    const turned = workspace.mention("two", { events: ["message", "app_mention"] });
    await turned.acknowledged();

    expect(heard).toEqual([
      `app_mention ${usual.ts}`,
      `message ${usual.ts}`,
      `message ${turned.ts}`,
      `app_mention ${turned.ts}`,
    ]);
  });

  it("delivers nothing that the scopes don't let through", async () => {
    const double = await startDouble();
    const workspace = double.workspace();
    const mention = workspace.mention("hello");
    expect(workspace.threadMessage("and you?", { thread: mention }).deliveries).toEqual([]);
    const away = workspace.addChannel("away", { withBot: false });
    expect(workspace.mention("hello", { channel: away }).deliveries).toEqual([]);
  });

  it("gives up after the last repetition", async () => {
    const double = await startDouble();
    const sent = double.workspace().mention("anybody?");
    await expect(sent.acknowledged()).rejects.toThrow("app_mention was never acknowledged: no_connection");
    expect(sent.deliveries[0]?.attempts).toHaveLength(4);
  });

  it.each([
    ["is told to go", "disconnect" as const],
    ["loses its socket", "drop" as const],
    ["has a dead socket", "freeze" as const],
  ])("connects again when it %s", async (_what, how) => {
    const double = await startDouble({ acknowledgeWithinMs: 100, retryDelaysMs: [0, 500, 500, 500] });
    const workspace = double.workspace();
    await startSocketApp(double, workspace.botToken, answerMentions, { clientPingTimeout: 200 });

    if (how === "disconnect") double.sockets.disconnect("refresh_requested");
    else double.sockets[how]();
    await double.sockets.waitForOpened(2);

    // A dead socket may still be open beside the new one.
    const sent = workspace.mention("still there?", { replicas: [double.sockets.open - 1] });
    expect(await sent.reply()).toMatchObject({ text: "You wrote: still there?" });
  });

  it("is measured in a burst", async () => {
    const double = await startDouble();
    const workspace = double.workspace();
    await startSocketApp(double, workspace.botToken, answerMentions);
    const burst = { count: 20, perSecond: 500, withinMs: WAIT_MS };
    const report = await runBurst(burst, (index) => workspace.mention(`number ${index}`));
    expect(report.failures).toBe(0);
    expect([report.acknowledgedAfterMs.length, report.repliedAfterMs.length]).toEqual([20, 20]);
    expect(report.repliedAfterMs).toEqual(report.repliedAfterMs.toSorted((a, b) => a - b));
  });

  it("gives each event to one of several connections", async () => {
    const double = await startDouble();
    const workspace = double.workspace();
    const heard = [0, 0];
    for (const replica of heard.keys()) {
      await startSocketApp(double, workspace.botToken, (app) => {
        app.event("app_mention", async () => {
          heard[replica] = (heard[replica] ?? 0) + 1;
        });
      });
    }

    await Promise.all([1, 2, 3, 4].map((each) => workspace.mention(`number ${each}`).acknowledged()));
    expect(heard).toEqual([2, 2]);
    await workspace.mention("for the second", { replicas: [1] }).acknowledged();
    expect(heard).toEqual([2, 3]);
  });
});

describe("a client of its own", () => {
  /** Connects, and gives each envelope that comes to `hear`, which may acknowledge it. */
  async function connect(double: SlackDouble, hear: (envelope: Envelope, acknowledge: () => void) => void) {
    const headers = { authorization: `Bearer ${double.appToken}` };
    const opened = await fetch(`${double.apiUrl}apps.connections.open`, { method: "POST", headers });
    const { url } = (await opened.json()) as { readonly url: string };
    const socket = new WebSocket(url);
    onTestFinished(() => socket.close());
    socket.addEventListener("message", ({ data }) => {
      const message = JSON.parse(String(data)) as Envelope;
      if (message.type === "hello") return;
      hear(message, () => socket.send(JSON.stringify({ envelope_id: message.envelope_id })));
    });
    await double.sockets.waitForOpen(1);
    return url;
  }

  it("is sent again what it doesn't acknowledge in time; a late acknowledgement is told", async () => {
    const double = await startDouble({ acknowledgeWithinMs: 50 });
    const workspace = double.workspace();
    const heard: unknown[] = [];
    let acknowledgeLate: (() => void) | undefined;
    await connect(double, (envelope, acknowledge) => {
      heard.push([envelope.retry_attempt, envelope.retry_reason, envelope.payload.event_id]);
      acknowledgeLate ??= acknowledge;
      if (envelope.retry_attempt !== 2) return;
      acknowledgeLate();
      acknowledge();
    });

    const sent = workspace.mention("slow?");
    expect(await sent.acknowledged()).toMatchObject({ retry: 2 });

    const [delivery] = sent.deliveries;
    const id = delivery?.payload.event_id;
    expect(heard).toEqual([
      [0, "", id],
      [1, "timeout", id],
      [2, "timeout", id],
    ]);
    expect(delivery?.attempts).toMatchObject([
      { retry: 0, failure: "timeout", acknowledgedAfterMs: expect.any(Number) },
      { retry: 1, failure: "timeout", acknowledgedAfterMs: undefined },
      { retry: 2, failure: undefined, acknowledgedAfterMs: expect.any(Number) },
    ]);
    const counts = { events: 1, redelivered: 2, acknowledged: 1, late: 1, unacknowledged: 0, violations: 0 };
    expect(double.journal.counts).toMatchObject(counts);
  });

  it("is blamed for acknowledging what isn't there or was acknowledged", async () => {
    const double = await startDouble();
    const workspace = double.workspace();
    await connect(double, (_envelope, acknowledge) => {
      acknowledge();
      acknowledge();
    });
    await workspace.mention("once").acknowledged();
    await workspace.mention("twice").acknowledged();
    expect(double.journal.violations[0]).toMatchObject({ method: "acknowledge", rule: "unknown-envelope" });
  });

  it("can't use an address twice", async () => {
    const double = await startDouble();
    const url = await connect(double, () => undefined);
    const again = new WebSocket(url);
    const refused = await new Promise((resolve) => {
      again.addEventListener("error", () => resolve("refused"));
      again.addEventListener("open", () => resolve("open"));
    });
    expect(refused).toBe("refused");
    expect(double.sockets.opened).toBe(1);
  });
});

type Envelope = {
  readonly type: string;
  readonly envelope_id: string;
  readonly retry_attempt: number;
  readonly retry_reason: string;
  readonly payload: { readonly event_id: string };
};
