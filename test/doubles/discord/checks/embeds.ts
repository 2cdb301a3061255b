import { listOf, recordOf, recordsOf, textOf } from "../json.ts";
import { checkCount, checkText, type Faults } from "./faults.ts";

const EMBEDS_MAX = 10;
const ALL_CHARACTERS_MAX = 6_000;

export function checkEmbeds(faults: Faults, value: unknown): void {
  checkCount(faults, "embeds", listOf(value), { max: EMBEDS_MAX });
  let characters = 0;
  for (const [position, embed] of recordsOf(value).entries()) {
    const path = `embeds.${position}`;
    const fields = recordsOf(embed.fields);
    const footer = recordOf(embed.footer).text;
    const author = recordOf(embed.author).name;
    checkText(faults, `${path}.title`, embed.title, { max: 256, optional: true });
    checkText(faults, `${path}.description`, embed.description, { max: 4_096, optional: true });
    checkText(faults, `${path}.footer.text`, footer, { max: 2_048, optional: embed.footer === undefined });
    checkText(faults, `${path}.author.name`, author, { max: 256, optional: embed.author === undefined });
    checkCount(faults, `${path}.fields`, fields, { max: 25 });
    for (const [at, field] of fields.entries()) {
      checkText(faults, `${path}.fields.${at}.name`, field.name, { max: 256 });
      checkText(faults, `${path}.fields.${at}.value`, field.value, { max: 1_024 });
    }
    const texts = [embed.title, embed.description, footer, author];
    for (const text of [...texts, ...fields.flatMap((field) => [field.name, field.value])]) {
      characters += textOf(text).length;
    }
  }
  if (characters > ALL_CHARACTERS_MAX) {
    faults.add("embeds", `Embeds have ${characters} characters together; the most is ${ALL_CHARACTERS_MAX}.`);
  }
}
