import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { checkMessage } from "./checks/message.ts";
import { checkView } from "./checks/view.ts";
import type { WorkspaceDriver } from "./driver/workspace.ts";
import { startSlackDouble } from "./slack-double.ts";
import type { Breach, Fields, Workspace } from "./types.ts";

let workspace: Workspace;
beforeAll(async () => {
  const double = await startSlackDouble();
  workspace = double.workspace().state;
  await double.close();
});

const plain = (length: number) => ({ type: "plain_text", text: "x".repeat(length) });
const markup = (length: number) => ({ type: "mrkdwn", text: "x".repeat(length) });
const times = <T>(count: number, item: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => item(index));
const button = (more: Fields = {}) => ({ type: "button", text: plain(5), ...more });
const actions = (...elements: readonly Fields[]) => [{ type: "actions", elements }];
const divider = { type: "divider" };

const short = ({ error, rule, pointer }: Breach) => `${error ?? "flagged"}: ${rule} at ${pointer}`;
const message = (fields: Fields) =>
  checkMessage({ text: "hi", unfurl_links: false, unfurl_media: false, ...fields }, workspace, { unfurls: true }).map(
    short,
  );
const blocks = (...given: readonly Fields[]) => message({ blocks: given });

describe("a message", () => {
  it.each<[string, Fields, string]>([
    ["51 blocks", { blocks: times(51, () => divider) }, "invalid_blocks: too-many at /blocks"],
    ["no such block", { blocks: [{ type: "poem" }] }, "invalid_blocks: type at /blocks/0/type"],
    ["no list of blocks", { blocks: "none" }, "invalid_blocks: type at /blocks"],
    ["no plain text", { text: "", blocks: [divider] }, "flagged: fallback at /text"],
    ["12,000 characters", { text: "x".repeat(12_000) }, "msg_too_long: too-long at /text"],
    ["links that unfurl", { unfurl_links: true }, "flagged: unfurling at /unfurl_links"],
    ["media that unfurl", { unfurl_media: undefined }, "flagged: unfurling at /unfurl_media"],
    ["<!channel>", { text: "<!channel> hi" }, "flagged: mass-mention at /text"],
    ["<!here|here>", { text: "hi <!here|here>" }, "flagged: mass-mention at /text"],
    [
      "<!everyone> in a block",
      { blocks: [{ type: "section", text: { type: "mrkdwn", text: "<!everyone>" } }] },
      "flagged: mass-mention at /blocks/0/text/text",
    ],
    ["a stranger", { text: "<@U99999999>" }, "flagged: unknown-mention at /text"],
    ["names made live", { link_names: true }, "flagged: live-names at /link_names"],
    [
      "metadata without payload",
      { metadata: { event_type: "a" } },
      "invalid_metadata_format: type at /metadata/event_payload",
    ],
    [
      "metadata without a type",
      { metadata: { event_payload: {} } },
      "invalid_metadata_format: type at /metadata/event_type",
    ],
    [
      "metadata that is deep",
      { metadata: { event_type: "a", event_payload: { a: { b: { c: 1 } } } } },
      "invalid_metadata_format: type at /metadata/event_payload",
    ],
    [
      "metadata that is large",
      { metadata: { event_type: "a", event_payload: { a: "x".repeat(17_000) } } },
      "metadata_too_large: too-long at /metadata",
    ],
    [
      "a repeated block_id",
      {
        blocks: [
          { ...divider, block_id: "a" },
          { ...divider, block_id: "a" },
        ],
      },
      "invalid_blocks: repeated at /blocks/1/block_id",
    ],
    [
      "a long block_id",
      { blocks: [{ ...divider, block_id: "a".repeat(256) }] },
      "invalid_blocks: too-long at /blocks/0/block_id",
    ],
  ])("is reported for %s", (_what, fields, expected) => {
    expect(message(fields)).toEqual([expected]);
  });

  it.each<[string, Fields, string]>([
    ["a long section", { type: "section", text: markup(3001) }, "too-long at /blocks/0/text/text"],
    ["an empty section", { type: "section" }, "missing at /blocks/0"],
    ["11 fields", { type: "section", fields: times(11, () => markup(1)) }, "too-many at /blocks/0/fields"],
    ["a long field", { type: "section", fields: [markup(2001)] }, "too-long at /blocks/0/fields/0/text"],
    ["a long header", { type: "header", text: plain(151) }, "too-long at /blocks/0/text/text"],
    ["a header with markup", { type: "header", text: markup(5) }, "type at /blocks/0/text/type"],
    ["11 in a context", { type: "context", elements: times(11, () => markup(1)) }, "too-many at /blocks/0/elements"],
    ["26 actions", { type: "actions", elements: times(26, () => button()) }, "too-many at /blocks/0/elements"],
    ["no actions", { type: "actions", elements: [] }, "too-few at /blocks/0/elements"],
    ["an empty text", { type: "section", text: markup(0) }, "empty at /blocks/0/text/text"],
    ["6 in context_actions", { type: "context_actions", elements: times(6, trash) }, "too-many at /blocks/0/elements"],
    [
      "a button in context_actions",
      { type: "context_actions", elements: [button()] },
      "type at /blocks/0/elements/0/type",
    ],
    ["feedback in actions", { type: "actions", elements: [feedback()] }, "type at /blocks/0/elements/0/type"],
    ["markdown of 12,001", { type: "markdown", text: "x".repeat(12_001) }, "too-long at /blocks"],
  ])("has its blocks held to their limits: %s", (_what, block, expected) => {
    expect(blocks(block)[0]).toBe(`invalid_blocks: ${expected}`);
  });

  it.each<[string, Fields, string]>([
    ["a long text", { text: plain(76) }, "too-long at /blocks/0/elements/0/text/text"],
    ["markup", { text: markup(5) }, "type at /blocks/0/elements/0/text/type"],
    ["a long value", { value: "x".repeat(2001) }, "too-long at /blocks/0/elements/0/value"],
    ["a long action_id", { action_id: "x".repeat(256) }, "too-long at /blocks/0/elements/0/action_id"],
    ["an unknown style", { style: "loud" }, "value at /blocks/0/elements/0/style"],
  ])("has its buttons held to theirs: %s", (_what, more, expected) => {
    expect(blocks(...actions(button(more)))).toEqual([`invalid_blocks: ${expected}`]);
  });

  it("wants an action_id once in a block, and lets another block have it", () => {
    const [one, two] = [button({ action_id: "a" }), button({ action_id: "a" })];
    expect(blocks(...actions(one, two))).toEqual(["invalid_blocks: repeated at /blocks/0/elements/1/action_id"]);
    expect(blocks(...actions(one), ...actions(two))).toEqual([]);
  });

  it("may be as large as it may be", () => {
    expect(blocks(...times(50, () => divider))).toEqual([]);
    expect(blocks({ type: "section", text: markup(3000) }, { type: "header", text: plain(150) })).toEqual([]);
    expect(blocks(...actions(...times(25, (index) => button({ text: plain(75), action_id: `${index}` }))))).toEqual([]);
    expect(blocks({ type: "context_actions", elements: [feedback(), ...times(4, trash)] })).toEqual([]);
    expect(message({ text: "x".repeat(11_999) })).toEqual([]);
    const [known] = workspace.people.keys();
    expect(message({ text: `<@${known}> and &lt;!channel&gt;` })).toEqual([]);
    expect(message({ blocks: [{ type: "header", text: { type: "plain_text", text: "<!channel>" } }] })).toEqual([]);
  });
});

describe("a view", () => {
  const modal = (more: Fields) =>
    checkView({ type: "modal", title: plain(24), blocks: [], ...more }, "modal", workspace).map(short);
  const input = { type: "input", label: plain(5), element: { type: "plain_text_input", action_id: "a" } };

  it.each<[string, Fields, string]>([
    ["a long title", { title: plain(25) }, "too-long at /view/title/text"],
    ["no title", { title: undefined }, "type at /view/title"],
    ["a long button", { submit: plain(25) }, "too-long at /view/submit/text"],
    ["a long close", { close: plain(25) }, "too-long at /view/close/text"],
    ["101 blocks", { blocks: times(101, () => divider) }, "too-many at /view/blocks"],
    ["long private_metadata", { private_metadata: "x".repeat(3001) }, "too-long at /view/private_metadata"],
    ["inputs that can't be sent", { blocks: [input] }, "missing at /view/submit"],
    ["what only messages have", { blocks: [{ type: "markdown", text: "a" }] }, "surface at /view/blocks/0/type"],
    ["another type", { type: "home" }, "type at /view/type"],
  ])("is refused for %s", (_what, more, expected) => {
    expect(modal(more)).toEqual([`invalid_arguments: ${expected}`]);
  });

  it("may be as large as it may be", () => {
    const most = { submit: plain(24), close: plain(24), private_metadata: "x".repeat(3000) };
    expect(modal({ ...most, blocks: [...times(99, () => divider), input] })).toEqual([]);
  });

  it("has no title as a home tab", () => {
    const found = checkView({ type: "home", title: plain(5), blocks: [] }, "home", workspace).map(short);
    expect(found).toEqual(["invalid_arguments: surface at /view/title"]);
  });
});

describe("over HTTP", () => {
  it("refuses as Slack does, with places, and lists what it found", async () => {
    const double = await startSlackDouble();
    onTestFinished(() => double.close());
    const driver: WorkspaceDriver = double.workspace();
    const response = await fetch(`${double.apiUrl}chat.postMessage`, {
      method: "POST",
      headers: { authorization: `Bearer ${driver.botToken}`, "content-type": "application/json; charset=utf-8" },
      body: JSON.stringify({ channel: driver.general.id, text: "hi", blocks: [{ type: "header", text: plain(151) }] }),
    });
    expect(await response.json()).toMatchObject({
      ok: false,
      error: "invalid_blocks",
      response_metadata: { messages: [expect.stringContaining("[json-pointer:/blocks/0/text/text]")] },
    });
    expect(driver.messages(driver.general)).toEqual([]);
    expect(double.journal.violations.map(({ method, rule }) => `${method} ${rule}`)).toEqual([
      "chat.postMessage too-long",
      "chat.postMessage unfurling",
      "chat.postMessage unfurling",
    ]);
  });
});

function feedback(): Fields {
  const half = (value: string) => ({ text: plain(5), value });
  return { type: "feedback_buttons", action_id: "f", positive_button: half("+"), negative_button: half("-") };
}

function trash(index: number): Fields {
  return { type: "icon_button", icon: "trash", text: plain(5), action_id: `trash-${index}` };
}
