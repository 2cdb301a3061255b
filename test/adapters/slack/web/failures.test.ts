import { webApi } from "@slack/bolt";
import { expect, it } from "vitest";
import { failureOf } from "../../../../src/adapters/slack/web/failures.ts";
import { remedyOf } from "../../../../src/adapters/slack/web/remedies.ts";

const answered = (error: string, response_metadata = {}) =>
  new webApi.WebAPIPlatformError({ ok: false, error, response_metadata });
const status = (code: number) => new webApi.WebAPIHTTPError(code, "", {}, "");
const broken = (code: string) =>
  new webApi.WebAPIRequestError(new TypeError("fetch failed", { cause: Object.assign(new Error(), { code }) }));

it.each([
  ["429 with a time", new webApi.WebAPIRateLimitedError(7), { kind: "not-done", retryAfterMs: 7000 }],
  ["ratelimited in an answer", answered("ratelimited", { retryAfter: 3 }), { kind: "not-done", retryAfterMs: 3000 }],
  [
    "429 without a time",
    new Error("Retry header did not contain a valid timeout"),
    { kind: "not-done", retryAfterMs: null },
  ],
  ["a refused connection", broken("ECONNREFUSED"), { kind: "not-done", code: "ECONNREFUSED" }],
  ["a name that isn't known", broken("ENOTFOUND"), { kind: "not-done" }],
  ["an error of Slack's", answered("not_in_channel"), { kind: "refused", code: "not_in_channel" }],
  ["404", status(404), { kind: "refused", code: "http-404" }],
  ["Slack's own trouble", answered("internal_error"), { kind: "unknown" }],
  ["a page of somebody between", answered("<html>Gateway</html>"), { kind: "unknown", code: "unreadable-answer" }],
  ["503", status(503), { kind: "unknown", code: "http-503" }],
  ["a connection that ended", broken("ECONNRESET"), { kind: "unknown", code: "ECONNRESET" }],
  ["a time-out", new webApi.WebAPIRequestError(new Error("timed out")), { kind: "unknown", code: "no-answer" }],
])("reads %s", (_name, error, expected) => {
  expect(failureOf(error)).toMatchObject(expected);
});

it.each([
  "not_in_channel",
  "channel_not_found",
  "is_archived",
  "invalid_auth",
  "missing_scope",
  "token_revoked",
  "account_inactive",
])("says what to do about %s", (code) => {
  expect(remedyOf({ code })).not.toBe(remedyOf({ code: "something else" }));
});

it("names the scope that is missing", () => {
  const data = { ok: false, error: "missing_scope", response_metadata: {}, needed: "reactions:read" };
  const failure = failureOf(new webApi.WebAPIPlatformError(data));
  expect(failure).toMatchObject({ kind: "refused", needed: "reactions:read" });
  expect(remedyOf(failure)).toMatch(/lacks a scope.*\(reactions:read\)$/);
});
