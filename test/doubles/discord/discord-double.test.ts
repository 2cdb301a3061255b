import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  type Client,
  Events,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  Routes,
  TextInputBuilder,
  TextInputStyle,
} from "discord.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createClient, ready } from "./client.ts";
import { type DiscordDouble, startDiscordDouble } from "./discord-double.ts";
import { rateLimited } from "./rest/script.ts";

const ASK = {
  name: "ask",
  nameLocalizations: { it: "chiedi" },
  description: "Ask about the article",
  options: [{ name: "question", description: "What to ask", type: 3, required: true, autocomplete: true }],
} as const;

const ANSWER_THIS = { name: "Answer this", type: 3, contexts: [0, 1], integrationTypes: [0, 1] } as const;

let double: DiscordDouble;
let client: Client<true>;

beforeEach(async () => {
  double = await startDiscordDouble();
  client = await ready(double, createClient(double));
  await client.application.commands.set([ASK, ANSWER_THIS]);
});

afterEach(async () => {
  await client.destroy();
  await double.close();
});

it("greets a client with its guilds, channels and own member", () => {
  const guild = client.guilds.cache.get(double.home.guild.id);
  expect(client.user.id).toBe(double.bot.id);
  expect(guild?.name).toBe("Lighthouse");
  const channel = guild?.channels.cache.get(double.home.channel.id);
  expect(channel?.permissionsFor(client.user)?.has("SendMessages")).toBe(true);
  expect(channel?.permissionsFor(client.user)?.has("ManageMessages")).toBe(false);
  expect(double.violations).toEqual([]);
});

describe("a command", () => {
  it("is replied to, in the asker's language and with what they may do", async () => {
    client.on(Events.InteractionCreate, async (interaction) => {
      if (!interaction.isChatInputCommand() || !interaction.inCachedGuild()) return;
      const asked = interaction.options.getString("question", true);
      const rights = interaction.memberPermissions.has("ManageGuild");
      await interaction.reply(`${interaction.locale} ${interaction.guildLocale} ${asked} ${rights}`);
    });
    const user = double.people.create({ name: "Grace", locale: "it", permissions: ["ManageGuild"] });
    const handle = double.command({ name: "chiedi", options: { question: "Chi?" }, user });
    const reply = await handle.reply();
    expect(reply).toMatchObject({ text: "it en-US Chi? true", ephemeral: false });
    expect(handle.acknowledgement?.type).toBe(4);
    expect(double.messagesOfBot()).toHaveLength(1);
    expect(double.violations).toEqual([]);
  });

  it("is deferred, edited and followed up", async () => {
    client.on(Events.InteractionCreate, async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.editReply("first");
      await interaction.followUp({ content: "second" });
      await interaction.editReply("last");
    });
    const handle = double.command({ name: "ask", options: { question: "Who?" } });
    expect(await handle.acknowledged()).toMatchObject({ type: 5 });
    expect((await handle.reply()).ephemeral).toBe(true);
    await double.until(() => handle.replies()[0]?.text === "last" || undefined);
    expect(handle.replies().map(({ text }) => text)).toEqual(["last", "second"]);
    // Only what everybody sees is in the channel.
    expect(double.messagesOfBot().map(({ text }) => text)).toEqual(["second"]);
  });

  it("is completed while it is typed", async () => {
    client.on(Events.InteractionCreate, async (interaction) => {
      if (!interaction.isAutocomplete()) return;
      await interaction.respond([{ name: interaction.options.getFocused(), value: "1" }]);
    });
    const handle = double.autocomplete({ name: "ask", options: { question: "Who" }, focused: "question" });
    expect(await handle.choices()).toEqual([{ name: "Who", value: "1" }]);
  });

  it("is used on a message, from a direct message, and by who installed it for themselves", async () => {
    client.on(Events.InteractionCreate, async (interaction) => {
      if (!interaction.isMessageContextMenuCommand()) return;
      const { guildId, userId } = interaction.authorizingIntegrationOwners;
      const installedFor = userId === interaction.user.id ? "user" : guildId;
      await interaction.reply(`${interaction.targetMessage.content} ${interaction.context} ${installedFor}`);
    });
    const said = double.say("What is a MoE?");
    expect((await double.messageCommand("Answer this", said).reply()).text).toBe(
      `What is a MoE? 0 ${double.home.guild.id}`,
    );
    const direct = double.directMessage("Hello");
    expect((await double.messageCommand("Answer this", direct).reply()).text).toBe("Hello 1 0");
    const elsewhere = double.channels.create(double.guilds.create({ name: "Elsewhere", withBot: false }));
    const far = double.say("Who?", { channel: elsewhere });
    expect((await double.messageCommand("Answer this", far, { userInstalled: true }).reply()).text).toBe("Who? 0 user");
    expect(() => double.messageCommand("Answer this", far)).toThrow("isn't in Elsewhere");
    const among = double.say("Who?", { channel: double.channels.createGroup([double.home.person]) });
    const ask = () => double.messageCommand("Answer this", among, { userInstalled: true });
    expect(ask).toThrow("isn't offered in context 2");
  });
});

it("presses buttons and fills in modals", async () => {
  const button = new ButtonBuilder().setCustomId("more").setLabel("More").setStyle(ButtonStyle.Primary);
  const input = new TextInputBuilder().setCustomId("why").setStyle(TextInputStyle.Short);
  const modal = new ModalBuilder()
    .setCustomId("form")
    .setTitle("Tell us")
    .addLabelComponents(new LabelBuilder().setLabel("Why?").setTextInputComponent(input));
  client.on(Events.InteractionCreate, async (interaction) => {
    if (interaction.isChatInputCommand()) {
      const components = [new ActionRowBuilder<ButtonBuilder>().addComponents(button)];
      await interaction.reply({ content: "An answer", components });
    } else if (interaction.isButton()) {
      await interaction.showModal(modal);
    } else if (interaction.isModalSubmit() && interaction.isFromMessage()) {
      await interaction.update({ content: interaction.fields.getTextInputValue("why"), components: [] });
    }
  });
  const { message } = await double.command({ name: "ask", options: { question: "Who?" } }).reply();
  expect(() => double.press(message, "Less")).toThrow("There are: More");
  const pressed = double.press(message, "More");
  expect((await pressed.modal()).title).toBe("Tell us");
  expect(() => double.submitModal(pressed, { How: "So." })).toThrow("no input How");
  const submitted = double.submitModal(pressed, { "Why?": "Because." });
  expect(await submitted.reply()).toMatchObject({ id: message.id, text: "Because.", buttons: [] });
  expect(double.violations).toEqual([]);
});

describe("what is written", () => {
  it("reaches the bot where it is addressed, and empty where it isn't", async () => {
    const heard: string[] = [];
    client.on(Events.MessageCreate, async (message) => {
      if (message.author.bot) return;
      heard.push(message.content);
      if (message.content !== "") await message.reply("Yes?");
    });
    const mention = double.mention("who is it?");
    const answer = await double.answerTo(mention);
    expect(answer.message).toMatchObject({ type: 19, referenced_message: { id: mention.id } });
    double.say("nothing to do with it");
    double.reply(answer.message, "pinging");
    double.reply(answer.message, "not pinging", { ping: false });
    await double.answerTo(double.directMessage("hello"));
    expect(heard).toEqual([`<@${double.bot.id}> who is it?`, "", "pinging", "", "hello"]);
    expect(double.violations).toEqual([]);
  });

  it("is reacted to", async () => {
    const reacted = new Promise((resolve) => {
      client.on(Events.MessageReactionAdd, (reaction, user) => resolve([reaction.emoji.name, user.id]));
    });
    double.react(double.say("Look"), "🔇");
    expect(await reacted).toEqual(["🔇", double.home.person.id]);
  });

  it("grows into one thread", async () => {
    const channel = await client.channels.fetch(double.home.channel.id);
    if (channel?.isSendable() !== true) throw new Error("The channel takes no messages.");
    const message = await channel.send("Today's claim");
    const thread = await message.startThread({ name: "Discuss", autoArchiveDuration: 1440 });
    await thread.send("Welcome");
    expect(thread.id).toBe(message.id);
    const again = client.rest.post(Routes.threads(channel.id, message.id), { body: { name: "Again" } });
    await expect(again).rejects.toMatchObject({ code: 160004 });
  });
});

it("lets a rate limit be ridden out", async () => {
  double.script("POST /channels/:channel/messages", rateLimited(0.05));
  const channel = await client.channels.fetch(double.home.channel.id);
  if (channel?.isSendable() !== true) throw new Error("The channel takes no messages.");
  await channel.send("Here");
  const posts = double.requests.filter(({ method, path }) => method === "POST" && path.endsWith("/messages"));
  expect(posts.map(({ status }) => status)).toEqual([429, 200]);
  expect(double.counts.invalidRequests).toBe(1);
});
