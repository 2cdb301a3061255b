import { describe, expect, it } from "vitest";
import type { Digest } from "../../src/bot/digest/digest.ts";
import { run } from "../doubles/command-context.ts";
import { entryOf, packOf } from "../doubles/packs.ts";

const packs = [packOf(["a", "b", "c"].map((id) => entryOf(id)))];
const preview = (...typed: readonly string[]) => run(["digest", "preview", ...typed], { packs });

describe("digest preview", () => {
  it("prints the day's digest in the channel's language", async () => {
    const { status, output, errorOutput } = await preview(
      ...["--date", "2026-12-01", "--timezone", "Europe/Rome", "--language", "it"],
    );
    expect({ status, errorOutput }).toEqual({ status: 0, errorOutput: "" });
    expect(output).toMatch(
      /^Il digest di martedì 1 dicembre 2026\n\nLa carta del giorno: title (.) \(it\)\nanswer \1 \(it\)\n§1 /,
    );
  });

  it("takes today's date in the zone where none is given", async () => {
    const now = Date.UTC(2026, 11, 1, 11);
    for (const [zone, date] of [
      ["Pacific/Kiritimati", "2026-12-02"],
      ["Etc/GMT+12", "2026-11-30"],
    ]) {
      const { output } = await run(["digest", "preview", "--json", "--timezone", `${zone}`], { packs, now });
      expect((JSON.parse(output) as Digest).localDate).toBe(date);
    }
  });

  it("takes the settings' language where none is given", async () => {
    expect((JSON.parse((await preview("--json")).output) as Digest).language).toBe("it");
  });

  it("has another card on another date, and the same on the same", async () => {
    const dates = ["2026-12-01", "2026-12-02", "2026-12-01"];
    const [first, second, again] = await Promise.all(dates.map(async (date) => (await preview("--date", date)).output));
    expect(again).toBe(first);
    expect(second?.split("\n")[2]).not.toBe(first?.split("\n")[2]);
  });

  it("orders the cards of another channel otherwise", async () => {
    const cards = async (channel: string) =>
      Promise.all(
        ["2026-12-01", "2026-12-02", "2026-12-03"].map(async (date) => {
          const { output } = await preview("--json", "--date", date, "--channel", channel);
          return (JSON.parse(output) as Digest).card?.entry;
        }),
      );
    const orders = await Promise.all(["1", "2", "3", "4", "5"].map(cards));
    expect(new Set(orders.map((order) => order.join())).size).toBeGreaterThan(1);
  });

  it.each([
    [["--date", "2026-02-30"], "did you mean 2026-02-28?"],
    [["--date", "2024-2-30"], "did you mean 2024-02-29?"],
    [["--date", "2026-13-01"], "did you mean 2026-12-01?"],
    [["--date", "1/12/2026"], "did you mean 2026-12-01?"],
    [["--date", "domani"], "write it like 2026-12-01."],
    [["--date", "2011-12-30", "--timezone", "Pacific/Apia"], "did you mean 2011-12-31?"],
    [["--timezone", "Europe/Rom"], "did you mean Europe/Rome?"],
    [["--timezone", "America/NewYork"], "did you mean America/New_York?"],
    [["--timezone", "+02:00"], "like Europe/Rome."],
    [["--language", "ti"], "did you mean it?"],
    [["--dat", "2026-12-01"], "did you mean --date?"],
    [["tomorrow"], "preview takes flags only"],
  ])("refuses %j, with status 2, and says what would be right", async (typed, remedy) => {
    const { status, output, errorOutput } = await preview(...typed);
    expect({ status, output }).toEqual({ status: 2, output: "" });
    expect(errorOutput).toContain(remedy);
  });

  it("reads a zone in any case", async () => {
    expect((await preview("--timezone", "europe/rome")).status).toBe(0);
  });
});

describe("digest", () => {
  it.each([
    [[], "digest needs one of preview"],
    [["--date", "2026-12-01"], "digest needs one of preview"],
    [["prevew"], "did you mean preview?"],
    [["dance"], "use one of preview"],
  ])("refuses %j with status 2", async (typed, message) => {
    const { status, output, errorOutput } = await run(["digest", ...typed], { packs });
    expect({ status, output }).toEqual({ status: 2, output: "" });
    expect(errorOutput).toContain(message);
  });

  it.each([[["--help"]], [["preview", "--help"]]])("helps at %j", async (typed) => {
    expect(await run(["digest", ...typed])).toMatchObject({
      status: 0,
      output: expect.stringContaining("npm run --silent digest -- preview"),
    });
  });
});
