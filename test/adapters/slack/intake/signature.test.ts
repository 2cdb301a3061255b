import { createHmac } from "node:crypto";
import { expect, it } from "vitest";
import { isSigned } from "../../../../src/adapters/slack/intake/signature.ts";

const SECRET = "hush";
const NOW_MS = 1_800_000_000_000;
const body = Buffer.from('{"a":"è"}');

function request({
  secret = SECRET,
  ageS = 0,
  ...over
}: {
  secret?: string;
  ageS?: number;
  signature?: string;
  timestamp?: string;
} = {}) {
  const timestamp = String(NOW_MS / 1000 - ageS);
  const signature = `v0=${createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex")}`;
  return { body, timestamp, signature, ...over };
}

it.each([[0], [300], [-300]])("takes what Slack signed %i seconds ago", (ageS) => {
  expect(isSigned(request({ ageS }), SECRET, NOW_MS)).toBe(true);
});

it.each([
  ["an old one", request({ ageS: 301 })],
  ["one from the future", request({ ageS: -301 })],
  ["one with another secret", request({ secret: "other" })],
  ["one of another body", { ...request(), body: Buffer.from("{}") }],
  ["a shorter signature", request({ signature: "v0=12" })],
  ["another version", { ...request(), signature: request().signature.replace("v0", "v1") }],
  ["no signature", { ...request(), signature: undefined }],
  ["no time", { ...request(), timestamp: undefined }],
  ["a time that is no number", request({ timestamp: "NaN" })],
])("refuses %s", (_name, signed) => {
  expect(isSigned(signed, SECRET, NOW_MS)).toBe(false);
});
