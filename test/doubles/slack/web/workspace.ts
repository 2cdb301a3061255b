import { revoke, uninstall } from "../install.ts";
import { type Fields, SlackError } from "../types.ts";
import { type Call, type Methods, needs, page, personOf, text } from "./method.ts";
import { personShape } from "./shapes.ts";

const authTest = ({ workspace, world }: Call): Fields => ({
  url: `https://${workspace.domain}.slack.com/`,
  team: workspace.name,
  user: "staffetta",
  team_id: workspace.id,
  user_id: workspace.botUserId,
  bot_id: workspace.botId,
  app_id: world.appId,
  is_enterprise_install: false,
});

const team = ({ workspace: { id, name, domain } }: Call): Fields => ({ team: { id, name, domain, icon: {} } });

const user = (call: Call): Fields => ({
  user: personShape(personOf(call), call.workspace, call.fields.include_locale === true),
});

const users = ({ workspace, fields }: Call): Fields => {
  const people = [...workspace.people.values()].map((person) =>
    personShape(person, workspace, fields.include_locale === true),
  );
  return page(fields, "members", people);
};

const bot = ({ workspace, world, fields }: Call): Fields => {
  const id = text(fields, "bot");
  if (id !== "" && id !== workspace.botId) throw new SlackError("bot_not_found");
  const { botId, botUserId } = workspace;
  return { bot: { id: botId, deleted: false, name: "staffetta", app_id: world.appId, user_id: botUserId, icons: {} } };
};

const revokeToken = ({ world, workspace, fields }: Call): Fields => {
  const isTest = fields.test === true;
  if (!isTest) revoke(world, workspace);
  return { revoked: !isTest };
};

const uninstallApp = ({ world, workspace, fields }: Call): Fields => {
  const { clientId, clientSecret } = world.settings;
  if (text(fields, "client_id") !== clientId) throw new SlackError("bad_client_id");
  if (text(fields, "client_secret") !== clientSecret) throw new SlackError("bad_client_secret");
  uninstall(world, workspace);
  return {};
};

export const WORKSPACE: Methods = new Map([
  ["auth.test", { scopes: needs(), run: authTest }],
  ["auth.revoke", { scopes: needs(), run: revokeToken }],
  ["apps.uninstall", { scopes: needs(), run: uninstallApp }],
  ["team.info", { scopes: needs("team:read"), run: team }],
  ["users.info", { scopes: needs("users:read"), run: user }],
  ["users.list", { scopes: needs("users:read"), run: users }],
  ["bots.info", { scopes: needs("users:read"), run: bot }],
]);
