import { describe, expect, it } from "vitest";
import { isSameCommand } from "../../../../src/adapters/discord/commands/compare.ts";
import { commandDefinitions } from "../../../../src/adapters/discord/commands/definitions.ts";
import { faultsOfCommand } from "../../../doubles/discord/checks/command.ts";

const asSent = (command: object) => JSON.parse(JSON.stringify(command)) as Record<string, unknown>;

describe.each(["global", "guild"] as const)("%s commands", (scope) => {
  it.each(commandDefinitions(scope).map((command) => [command.name, asSent(command)] as const))(
    "%s holds Discord's limits",
    (_, command) => {
      expect(faultsOfCommand(command, scope === "guild")).toEqual([]);
    },
  );
});

it("are for the person alone where the bot isn't, but for what needs a server", () => {
  const anywhere = commandDefinitions("global").filter(({ integration_types: types }) => types?.includes(1));
  expect(anywhere.map(({ name }) => name)).toEqual([
    ...["ask", "topics", "debate", "help", "privacy", "Ask about this message"],
  ]);
  const moderators = commandDefinitions("global").filter((command) => command.default_member_permissions !== undefined);
  expect(moderators.map(({ name }) => name)).toEqual(["digest", "gaps", "settings"]);
});

describe("a registered command", () => {
  const [ask] = commandDefinitions("global");
  if (ask === undefined) throw new Error("There are no commands.");
  /** What Discord adds and writes out. */
  const registered = (command: object): Record<string, unknown> => ({
    ...{ id: "1", version: "2", application_id: "3", type: 1, nsfw: false, default_member_permissions: null },
    ...asSent(command),
    dm_permission: true,
  });

  it("is the same with what a server adds", () => {
    expect(isSameCommand(ask, registered(ask))).toBe(true);
    const options = asSent(ask).options as readonly object[];
    const writtenOut = options.map((option) => ({ required: false, choices: [], ...option }));
    expect(isSameCommand(ask, { ...registered(ask), options: writtenOut })).toBe(true);
  });

  it.each([
    ["description", { description: "Another" }],
    ["translation", { name_localizations: { it: "domanda" } }],
    ["option", { options: [] }],
    ["right", { default_member_permissions: "32" }],
    ["place", { contexts: [0] }],
    ["kind", { type: 2 }],
  ])("differs by its %s", (_, change) => {
    expect(isSameCommand(ask, { ...registered(ask), ...change })).toBe(false);
  });

  it("of one server has no place to compare", () => {
    const [own] = commandDefinitions("guild");
    if (own === undefined) throw new Error("There are no commands.");
    expect(isSameCommand(own, { ...registered(own), contexts: null, integration_types: [0] })).toBe(true);
  });
});
