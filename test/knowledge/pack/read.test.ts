import { describe, expect, it } from "vitest";
import type { Problem } from "../../../src/knowledge/pack/problems.ts";
import { readItems } from "../../../src/knowledge/pack/read.ts";

function read(text: string, kind: "entry" | "topics" = "entry") {
  const problems: Problem[] = [];
  const file = { kind, name: "small/a.yaml", path: "a.yaml", content: new TextEncoder().encode(text) };
  return { items: readItems(file, problems), problems };
}

describe("items", () => {
  it("are the document, or the items of its list, with the lines of their fields", () => {
    const [one] = read("id: a\nname:\n  it: x\n  en: y\n").items ?? [];
    expect(one).toMatchObject({ file: "a.yaml", path: [], value: { id: "a", name: { it: "x", en: "y" } } });
    expect(one?.lineOf(["name", "en"])).toBe(4);

    const items = read("# first\n- id: a\n- id: b\n  list: [x,\n    y]\n", "topics").items;
    expect(items?.map(({ path, value }) => [path, value])).toEqual([
      [[0], { id: "a" }],
      [[1], { id: "b", list: ["x", "y"] }],
    ]);
    expect(items?.[1]?.lineOf([])).toBe(3);
    expect(items?.[1]?.lineOf(["list", 1])).toBe(5);
  });

  it("have, for a field that isn't there, the line of what it should be in", () => {
    const [item] = read("id: a\nname:\n  it: x\nlist:\n  - one\n").items ?? [];
    expect(item?.lineOf(["name", "en"])).toBe(2);
    expect(item?.lineOf(["title", "en"])).toBe(1);
    expect(item?.lineOf(["list", 7])).toBe(4);
    expect(item?.lineOf(["id", "en"])).toBe(1);
  });

  it("keep words that other versions of YAML take for something else", () => {
    expect(read("- {id: no, name: yes, day: 2025-09-02}\n", "topics").items?.[0]?.value).toEqual({
      id: "no",
      name: "yes",
      day: "2025-09-02",
    });
  });
});

describe("a document that is not valid YAML", () => {
  it.each([
    ["a text with a colon", "id: a\nanswer: Ecco: la lampada\n", 2, "Put a text with a colon and a space in it into"],
    ["the same within braces", "id: a\nanswer: { it: Ecco: la, en: x }\n", 2, "Put a text with a colon and a space"],
    [
      "an apostrophe in single quotation marks",
      "id: a\nanswer: 'l'albero'\n",
      2,
      "Compare it with the lines around it",
    ],
    ["a mark at the beginning", "id: a\nauthor: @ada\n", 2, "Put the text into double quotation marks."],
    ["an exclamation mark at the beginning", "id: a\nname: !evviva\n", 2, "Put a text that begins with ! into"],
    ["an asterisk at the beginning", "id: a\nname: *ada\n", 2, "Put a text that begins with * or & into"],
    ["an ampersand at the beginning", "id: a\nname: &co ada\n", 2, "Put a text that begins with * or & into"],
    ["a field twice", "id: a\nname: x\nid: b\n", 3, "Keep one of the two."],
    ["a tab", "name:\n\tit: x\n", 2, "Indent with spaces."],
    ["a list that begins in two columns", "list:\n  - x\n - y\n", 3, "begin the items of a list in one column."],
    ["an open quotation mark", 'id: "a\nname: x\n', 3, "Close the quotation mark or bracket that was opened"],
    ["an open bracket", "list: [x, y\nname: x\n", 2, "and close every bracket."],
    ["a field without a colon", "id: a\nname\n", 2, "put a colon and a space after a field's name."],
    ["two documents", "id: a\n---\nid: b\n", 2, "Remove the line of three hyphens."],
    ["nothing but a comment", "# nothing\n", 1, "Fill it, or delete it."],
  ])("has %s", (_, text, line, remedy) => {
    const { items, problems } = read(text);
    expect(items).toBeUndefined();
    expect(problems).toEqual([{ file: "a.yaml", line, text: expect.stringContaining(remedy) }]);
  });

  it("must be a list where the file is one", () => {
    expect(read("id: a\n", "topics").problems).toEqual([
      { file: "a.yaml", line: 1, text: "is no list. Begin each item with a hyphen and a space." },
    ]);
  });
});
