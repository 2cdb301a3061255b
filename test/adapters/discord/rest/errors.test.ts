import { DiscordAPIError } from "discord.js";
import { describe, expect, it } from "vitest";
import {
  failureOf,
  isFormRefused,
  isNonceRefused,
  isReplyRefused,
  isThreadThere,
} from "../../../../src/adapters/discord/rest/errors.ts";

function refused(status: number, code: number, errors?: object): DiscordAPIError {
  const raw = { code, message: "Invalid Form Body", ...(errors && { errors }) };
  return new DiscordAPIError(raw as never, code, status, "POST", "http://loopback", {});
}

const FAULT = { _errors: [{ code: "X", message: "x" }] };

describe("a refusal", () => {
  it("names the fields at fault", () => {
    expect(failureOf(refused(400, 50035, { nonce: FAULT }))).toMatchObject({ code: 50035, fields: ["nonce"] });
    expect(failureOf(refused(400, 50035, { data: { flags: FAULT } }))).toMatchObject({ fields: ["flags"] });
    expect(failureOf(refused(400, 50035))).toEqual({ kind: "refused", status: 400, code: 50035 });
  });

  it.each([
    ["an empty message", refused(400, 50006), true],
    ["a form without fields", refused(400, 50035), true],
    ["a form's flags", refused(400, 50035, { flags: FAULT }), true],
    ["a callback's components", refused(400, 50035, { data: { components: { "0": FAULT } } }), true],
    ["no code", refused(400, 0), true],
    ["no code, as what can't be processed", refused(422, 0), true],
    ["a reply", refused(400, 50035, { message_reference: FAULT }), false],
    ["a nonce", refused(400, 50035, { nonce: FAULT }), false],
    ["a right", refused(403, 50013), false],
  ])("of %s may be one of the message's form", (_, error, isForm) => {
    expect(isFormRefused(error)).toBe(isForm);
  });

  it("of a link or a nonce is known by its field", () => {
    expect(isReplyRefused(refused(400, 160002))).toBe(true);
    expect(isReplyRefused(refused(400, 50035, { message_reference: FAULT }))).toBe(true);
    expect(isReplyRefused(refused(400, 50035, { flags: FAULT }))).toBe(false);
    expect(isNonceRefused(refused(400, 50035, { enforce_nonce: FAULT }))).toBe(true);
    expect(isNonceRefused(refused(400, 50035))).toBe(false);
  });

  it("of a thread that is there is known by its code or by the message", () => {
    expect(isThreadThere(refused(400, 160004))).toBe(true);
    expect(isThreadThere(refused(400, 50035, { message_id: FAULT }))).toBe(true);
    expect(isThreadThere(refused(400, 50035, { name: FAULT }))).toBe(false);
  });
});
