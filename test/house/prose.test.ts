import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { brokenLinks, missingScripts } from "./prose.ts";
import { filesIn } from "./repository.ts";

const PROSE = filesIn(["."], [".md"]);
const SCRIPTS = Object.keys(manifest.scripts);

it("reads the readme", () => {
  expect(PROSE.map(({ path }) => path)).toContain("README.md");
});

it("tells nobody to run a script that isn't there", () => {
  expect(PROSE.flatMap((file) => missingScripts(file, SCRIPTS))).toEqual([]);
});

it("has no relative link that leads nowhere", () => {
  expect(PROSE.flatMap((file) => brokenLinks(file, existsSync))).toEqual([]);
});

describe("the checker", () => {
  const file = (text: string) => ({ path: "docs/a.md", text });

  it("finds scripts that aren't there", () => {
    const text = 'Then `npm run` and `npm run --silent ask -- "x"`, `npm test`, `npm run lint`, `npm start`.';
    expect(missingScripts(file(text), ["ask", "test"])).toEqual([
      "docs/a.md: package.json has no script lint.",
      "docs/a.md: package.json has no script start.",
    ]);
  });

  it("finds links that lead nowhere", () => {
    const there = (path: string) => ["docs/b.md", "README.md", "docs"].includes(path);
    const text = `[b](b.md) [top](../README.md#x) ![image](c.png "C") [out](https://example.org/d) [here](#e) [f](../f.md#g)
      [folder](../docs)\n\`\`\`\n[code](h.md)\n\`\`\`\n`;
    expect(brokenLinks(file(text), there)).toEqual([
      "docs/a.md: c.png leads nowhere.",
      "docs/a.md: ../f.md#g leads nowhere.",
    ]);
  });
});
