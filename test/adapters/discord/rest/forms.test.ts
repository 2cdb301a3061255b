import { expect, it } from "vitest";
import { createForms, sentOf } from "../../../../src/adapters/discord/rest/forms.ts";

const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const V2 = 1 << 15;

it("sends content once the server showed nothing of a message of components", async () => {
  const forms = createForms(SILENT);
  const sent: string[] = [];
  const send = (made: object) =>
    forms.send(async (form) => {
      sent.push(form);
      return sentOf(made);
    });
  await send({ content: "", components: [{}], flags: V2 });
  await send({ content: "", components: [], flags: V2 });
  await send({ id: "1" });
  await send({ content: "", components: [], flags: 0 });
  await send({ content: "Here.", components: [], flags: 0 });
  expect(sent).toEqual(["components", "components", "components", "components", "content"]);
});
