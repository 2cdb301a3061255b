import { describe, expect, it } from "vitest";
import { readLocalTime } from "../../../../src/bot/digest/time/local-time.ts";

describe("readLocalTime", () => {
  it.each([
    ["9", "09:00"],
    ["9:00", "09:00"],
    ["9.00", "09:00"],
    ["09:00", "09:00"],
    ["0900", "09:00"],
    ["9h30", "09:30"],
    ["21h", "21:00"],
    ["9am", "09:00"],
    ["9 PM", "21:00"],
    [" 7:05 p.m. ", "19:05"],
    ["12am", "00:00"],
    ["12pm", "12:00"],
    ["0", "00:00"],
    ["23:59", "23:59"],
    ["９：３０", "09:30"],
  ])("%s is %s", (typed, localTime) => {
    expect(readLocalTime(typed)).toEqual({ kind: "time", localTime });
  });

  it.each(["24:00", "25", "9:60", "13pm", "0am"])("%s is on no clock", (typed) => {
    expect(readLocalTime(typed)).toEqual({ kind: "out-of-range" });
  });

  it.each(["", "noon", "9:5", "900", "-1", "9:00:00", "9:00 or so", "1e1"])("%j isn't read", (typed) => {
    expect(readLocalTime(typed)).toEqual({ kind: "unreadable" });
  });
});
