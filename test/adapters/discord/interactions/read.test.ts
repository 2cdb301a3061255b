import { describe, expect, it } from "vitest";
import { readInteraction } from "../../../../src/adapters/discord/interactions/read.ts";
import { TYPED_FIELD } from "../../../../src/adapters/discord/render/modal.ts";

const HELPFUL = "helpful:en";
const ACTION = { kind: "helpful", entries: [], language: "en" };

describe("a press", () => {
  const message = { id: "7", flags: 64 };

  it("is of a button, on a message that all see or one person", () => {
    const data = { component_type: 2, custom_id: HELPFUL };
    const pressed = { kind: "press", action: ACTION, message: "7" };
    expect(readInteraction({ type: 3, message, data })).toEqual({ ...pressed, isEphemeral: true });
    expect(readInteraction({ type: 3, message: { id: "7" }, data })).toEqual({ ...pressed, isEphemeral: false });
  });

  it.each([
    ["a message", { data: { component_type: 2, custom_id: HELPFUL } }],
    ["more than null for one", { message: null, data: { component_type: null, custom_id: HELPFUL } }],
    ["a component's type", { data: { custom_id: HELPFUL } }],
  ])("is one without %s, too", (_, fields) => {
    const pressed = { kind: "press", action: ACTION, message: "", isEphemeral: false };
    expect(readInteraction({ type: 3, ...fields })).toEqual(pressed);
  });

  it("is another version's where nothing says what it does, and nobody's on a menu", () => {
    expect(readInteraction({ type: 3 })).toMatchObject({ kind: "press", action: undefined });
    expect(readInteraction({ type: 3, message, data: { component_type: 3, custom_id: HELPFUL } })).toBeNull();
  });
});

describe("a command", () => {
  const options = [{ type: 3, name: "question", value: "Who?" }];

  it.each([
    ["", { type: 1, name: "ask", options }],
    ["without its type", { name: "ask", options }],
    ["by the names that an Italian sees", { name: "chiedi", options: [{ ...options[0], name: "domanda" }] }],
  ])("is read %s", (_, data) => {
    const read = readInteraction({ type: 2, data: { id: "5", ...data }, member: { roles: ["1"] } });
    expect(read).toMatchObject({ kind: "command", id: "5", name: "ask", roles: ["1"] });
    expect(read?.kind === "command" && read.given.text("question")).toBe("Who?");
  });

  it("has its subcommand and its options in English", () => {
    const sub = { type: 1, name: "iscrivi", options: [{ type: 3, name: "fuso", value: "Rome", focused: true }] };
    for (const type of [2, 4]) {
      const read = readInteraction({ type, data: { type: 1, name: "digest", options: [sub] } });
      const given = read !== null && "given" in read ? read.given : undefined;
      expect(given).toMatchObject({ subcommand: "subscribe", focused: { name: "timezone", typed: "Rome" } });
    }
  });

  it("has no name, options or roles where nothing is said of them", () => {
    for (const data of [undefined, null, {}, { name: null, options: null }]) {
      const read = readInteraction({ type: 2, ...(data !== undefined && { data }), member: null });
      expect(read).toMatchObject({ kind: "command", name: "", roles: [], given: { subcommand: null } });
    }
  });

  it("on a message asks what that says; nothing where it isn't there", () => {
    const data = { type: 3, target_id: "7", resolved: { messages: { "7": { content: "<@1> Who?" } } } };
    expect(readInteraction({ type: 2, application_id: "1", data })).toEqual({ kind: "question", text: "Who?" });
    for (const resolved of [null, {}, { messages: null }, { messages: {} }]) {
      expect(readInteraction({ type: 2, data: { ...data, resolved } })).toEqual({ kind: "question", text: "" });
    }
    expect(readInteraction({ type: 2, data: { type: 3 } })).toEqual({ kind: "question", text: "" });
  });

  it("on a person is none of the bot's", () => {
    expect(readInteraction({ type: 2, data: { type: 2 } })).toBeNull();
  });
});

describe("a modal", () => {
  const field = { type: 4, custom_id: TYPED_FIELD, value: "Too short." };

  it.each([
    ["in a label", [{ type: 18, component: field }], "Too short."],
    ["in a row", [{ type: 1, components: [field] }], "Too short."],
    ["nowhere", null, ""],
  ])("has what was typed %s", (_, components, typed) => {
    const data = { custom_id: HELPFUL, components };
    expect(readInteraction({ type: 5, data })).toEqual({ kind: "submit", action: ACTION, message: "", typed });
  });
});

it("reads nothing from what it doesn't know", () => {
  expect(readInteraction({})).toBeNull();
  expect(readInteraction({ type: 99 })).toBeNull();
});
