import { Client, Events, GatewayIntentBits, MessageFlags } from "discord.js";

/** What there is to compare with: bare discord.js that says back what was asked, as its guide has it. */
const client = new Client({
  intents: [
    GatewayIntentBits.Guilds,
    GatewayIntentBits.GuildMessages,
    GatewayIntentBits.GuildMessageReactions,
    GatewayIntentBits.DirectMessages,
  ],
  allowedMentions: { parse: [] },
  rest: { api: process.env.DISCORD_API_URL ?? "", version: "10" },
});

client.once(Events.ClientReady, async ({ application }) => {
  await application.commands.set([
    {
      name: "ask",
      description: "Says it back",
      options: [{ name: "question", description: "What to say back", type: 3, required: true }],
    },
  ]);
});

client.on(Events.InteractionCreate, async (interaction) => {
  if (!interaction.isChatInputCommand()) return;
  await interaction.reply({
    content: interaction.options.getString("question", true),
    flags: MessageFlags.SuppressEmbeds,
  });
});

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void client.destroy());
await client.login(process.env.DISCORD_TOKEN);
