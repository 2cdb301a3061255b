import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { serverInvite } from "../../../src/adapters/discord/invite.ts";

it("has the README's link ask for what is needed", () => {
  expect(readFileSync("README.md", "utf8")).toContain(serverInvite("APPLICATION_ID"));
});
