import { describe, expect, it } from "vitest";
import { FLAG } from "../protocol.ts";
import { faultsOfCommand } from "./command.ts";
import { createFaults } from "./faults.ts";
import { faultsOfMessage } from "./message.ts";
import { checkModal } from "./modal.ts";

const button = (customId: string, label = "More") => ({ type: 2, style: 1, custom_id: customId, label });
const row = (...components: readonly object[]) => ({ type: 1, components });
const text = (content: string) => ({ type: 10, content });
const flags = FLAG.componentsV2;
const many = <T>(count: number, make: (position: number) => T) => Array.from({ length: count }, (_, at) => make(at));
const pathsOf = (faults: readonly { readonly path: string }[]) => faults.map(({ path }) => path);

describe("a message", () => {
  it.each([
    ["content", { content: "x".repeat(2_001) }],
    ["nonce", { content: "x", nonce: "x".repeat(26) }],
    ["allowed_mentions.parse", { content: "x", allowed_mentions: { parse: ["all"] } }],
    ["allowed_mentions", { content: "x", allowed_mentions: { parse: ["users"], users: ["1"] } }],
    ["embeds.0.title", { embeds: [{ title: "x".repeat(257) }] }],
    ["embeds", { embeds: many(2, () => ({ description: "x".repeat(3_001) })) }],
    ["components.0.components", { content: "x", components: [row(...many(6, (at) => button(`b${at}`)))] }],
    ["components.0.components.0.label", { content: "x", components: [row(button("b", "x".repeat(81)))] }],
    ["components.0.components.0.custom_id", { content: "x", components: [row(button("x".repeat(101)))] }],
    ["components", { content: "x", components: [row(button("b"), button("b"))] }],
    ["components", { content: "x", components: many(6, (at) => row(button(`b${at}`))) }],
    ["components.0.type", { content: "x", components: [text("x")] }],
    ["content", { flags, content: "x", components: [text("x")] }],
    ["embeds", { flags, embeds: [{ title: "x" }], components: [text("x")] }],
    ["components", { flags, components: many(41, () => text("x")) }],
    ["components", { flags, components: [text("x".repeat(2_500)), text("x".repeat(1_501))] }],
    ["components", { flags }],
    [
      "components.0.components.0.options",
      {
        content: "x",
        components: [row({ type: 3, custom_id: "s", options: many(26, (at) => ({ label: "x", value: String(at) })) })],
      },
    ],
  ])("is refused for its %s: %j", (path, body) => {
    expect(pathsOf(faultsOfMessage(body))).toEqual([path]);
  });

  it.each([
    [{ content: "x".repeat(2_000), nonce: "x".repeat(25) }],
    [{ content: "x", components: many(5, (at) => row(...many(5, (column) => button(`b${at}-${column}`)))) }],
    [{ flags, components: [{ type: 17, components: [text("x".repeat(4_000)), { type: 14 }, row(button("b"))] }] }],
    [{ embeds: [{ title: "x".repeat(256), description: "x".repeat(4_096) }] }],
  ])("is taken at the limits: %j", (body) => {
    expect(faultsOfMessage(body)).toEqual([]);
  });
});

describe("a command", () => {
  const option = (name: string, more: object = {}) => ({ name, description: "x", type: 3, ...more });
  const choice = (length: number) => ({ name: "x".repeat(length), value: "y".repeat(length) });
  const command = (more: object) => ({ name: "ask", description: "x", ...more });

  it.each([
    ["name", command({ name: "Ask" })],
    ["name", command({ name: "ask me" })],
    ["description", command({ description: "" })],
    ["description", command({ description: "x".repeat(101) })],
    ["options", command({ options: many(26, (at) => option(`o${at}`)) })],
    ["options.1.name", command({ options: [option("same"), option("same")] })],
    ["options.1", command({ options: [option("a"), option("b", { required: true })] })],
    [
      "options.0.choices",
      command({ options: [option("a", { choices: many(26, () => ({ name: "x", value: "x" })) })] }),
    ],
    [
      "options.0.choices.0.name",
      command({ options: [option("a", { choices: [{ name: "x".repeat(101), value: 1 }] })] }),
    ],
    ["name_localizations.xx", command({ name_localizations: { xx: "chiedi" } })],
    ["name_localizations.it", command({ name_localizations: { it: "Chiedi" } })],
    ["", command({ options: many(25, (at) => option(`o${at}`, { choices: many(25, () => choice(7)) })) })],
  ])("is refused for its %s", (path, body) => {
    expect(pathsOf(faultsOfCommand(body, false))).toEqual([path]);
  });

  it("has contexts where it is global alone", () => {
    const body = command({ contexts: [0, 1, 2], integration_types: [0, 1] });
    expect(faultsOfCommand(body, false)).toEqual([]);
    expect(pathsOf(faultsOfCommand(body, true))).toEqual(["contexts", "integration_types"]);
  });

  it("has subcommands with options of their own", () => {
    const body = command({ options: [option("preview", { type: 1, options: [option("day")] })] });
    expect(faultsOfCommand(body, false)).toEqual([]);
  });
});

describe("a modal", () => {
  const input = { type: 4, custom_id: "why", style: 1 };
  const modal = (more: object) => ({
    title: "Tell us",
    custom_id: "form",
    components: [{ type: 18, label: "Why?", component: input }],
    ...more,
  });

  it.each([
    ["title", modal({ title: "x".repeat(46) })],
    ["components", modal({ components: [] })],
    ["components.0.label", modal({ components: [{ type: 18, label: "x".repeat(46), component: input }] })],
    ["components.0.type", modal({ components: [input] })],
    ["components.0.components.0.label", modal({ components: [row(input)] })],
  ])("is refused for its %s", (path, body) => {
    const faults = createFaults();
    checkModal(faults, body);
    expect(pathsOf(faults.list)).toEqual([path]);
  });

  it("is taken with inputs in labels, or in rows", () => {
    const faults = createFaults();
    checkModal(faults, modal({}));
    checkModal(faults, modal({ components: [row({ ...input, label: "Why?" })] }));
    expect(faults.list).toEqual([]);
  });
});
