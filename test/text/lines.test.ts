import { Readable } from "node:stream";
import { expect, it } from "vitest";
import { readLines } from "../../src/text/lines.ts";

async function linesOf(...chunks: readonly (Uint8Array | string)[]): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const line of readLines(Readable.from(chunks))) lines.push(line);
  return lines;
}

it("joins what chunks cut, inside of a character too", async () => {
  const bytes = new TextEncoder().encode("perché\nno");
  expect(await linesOf(bytes.subarray(0, 6), bytes.subarray(6))).toEqual(["perché", "no"]);
});

it("splits at line feeds alone", async () => {
  expect(await linesOf("a\u2028b\r\n\nc\n")).toEqual(["a\u2028b", "", "c"]);
});

it("leaves a byte order mark out", async () => {
  expect(await linesOf(new TextEncoder().encode("\ufeffa"))).toEqual(["a"]);
});

it("has no line for no input", async () => {
  expect(await linesOf()).toEqual([]);
});
