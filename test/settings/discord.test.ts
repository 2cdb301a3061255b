import { describe, expect, it } from "vitest";
import { readDiscordSettings } from "../../src/settings/discord.ts";
import { SettingsError } from "../../src/settings/errors.ts";

const TOKEN = "a.secret.token";

it("asks for nothing but a token", () => {
  expect(readDiscordSettings({})).toBeUndefined();
  expect(readDiscordSettings({ DISCORD_TOKEN: " ", DISCORD_SHARDS: "nonsense" })).toBeUndefined();
  expect(readDiscordSettings({ DISCORD_TOKEN: ` Bot ${TOKEN}\n` })).toEqual({
    ...{ token: TOKEN, guildId: null, apiUrl: "https://discord.com/api", shards: "auto", messageContent: false },
  });
});

it("reads what else is set", () => {
  const environment = {
    ...{ DISCORD_TOKEN: TOKEN, DISCORD_GUILD_ID: "123456789012345678", DISCORD_API_URL: "http://127.0.0.1:8080/api/" },
    ...{ DISCORD_SHARDS: "0, 1/4", DISCORD_MESSAGE_CONTENT: "ON" },
  };
  expect(readDiscordSettings(environment)).toEqual({
    ...{ token: TOKEN, guildId: "123456789012345678", apiUrl: "http://127.0.0.1:8080/api" },
    ...{ shards: { ids: [0, 1], total: 4 }, messageContent: true },
  });
});

it.each(["/api", "/api/", "/api/v10", "/api/v10/", ""])("takes the REST interface's base with %s", (path) => {
  const url = `http://127.0.0.1:8080${path}`;
  const base = path === "" ? url : "http://127.0.0.1:8080/api";
  expect(readDiscordSettings({ DISCORD_TOKEN: TOKEN, DISCORD_API_URL: url })?.apiUrl).toBe(base);
});

describe("what can't be used", () => {
  it.each([
    ["DISCORD_TOKEN", "two words"],
    ["DISCORD_GUILD_ID", "my server"],
    ["DISCORD_API_URL", "example.org/api"],
    ["DISCORD_API_URL", "ftp://example.org/api"],
    ["DISCORD_API_URL", "https://example.org/api/v9"],
    ["DISCORD_API_URL", "https://example.org/api?x=1"],
    ["DISCORD_SHARDS", "4"],
    ["DISCORD_SHARDS", "0,4/4"],
    ["DISCORD_SHARDS", "0/0"],
    ["DISCORD_MESSAGE_CONTENT", "perhaps"],
  ])("%s=%s is named with its remedy, and never shown", (name, value) => {
    const read = () => readDiscordSettings({ DISCORD_TOKEN: TOKEN, [name]: value });
    expect(read).toThrow(SettingsError);
    expect(read).toThrow(new RegExp(`^${name}: `));
    expect(read).not.toThrow(value.length > 5 ? value : "a value that is a part of every sentence");
  });

  it("is told all at once", () => {
    const read = () => readDiscordSettings({ DISCORD_TOKEN: TOKEN, DISCORD_SHARDS: "x", DISCORD_GUILD_ID: "x" });
    expect(read).toThrow(/DISCORD_GUILD_ID.*\n.*DISCORD_SHARDS/);
  });
});
