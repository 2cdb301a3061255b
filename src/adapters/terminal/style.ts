import { styleText } from "node:util";

export type Style = {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly accent: (text: string) => string;
  /** Columns to wrap at; undefined where lines go to a file or another program, which wrap for themselves. */
  readonly width: number | undefined;
};

/** Longer lines are hard to read, however wide the window. */
const READABLE_COLUMNS = 100;
const NARROWEST_COLUMNS = 20;

export type Screen = { readonly isTTY?: boolean; readonly columns?: number };
type Environment = Readonly<Record<string, string | undefined>>;

/** The style that suits where the text goes to. The setting wins over the environment. */
export function styleFor(screen: Screen, colours: "auto" | "always" | "never", environment: Environment): Style {
  const coloured = colours === "auto" ? showsColours(screen, environment) : colours === "always";
  const paint = (format: "bold" | "dim" | "cyan") => (text: string) =>
    coloured ? styleText(format, text, { validateStream: false }) : text;
  const columns = screen.isTTY === true ? screen.columns || READABLE_COLUMNS : undefined;
  return {
    strong: paint("bold"),
    faint: paint("dim"),
    accent: paint("cyan"),
    width: columns && Math.max(NARROWEST_COLUMNS, Math.min(READABLE_COLUMNS, columns)),
  };
}

/** As https://no-color.org and https://force-color.org have it; FORCE_COLOR wins, as it does in Node itself. */
function showsColours(screen: Screen, environment: Environment): boolean {
  const { FORCE_COLOR: forced, NO_COLOR: none, TERM: terminal } = environment;
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  if (none !== undefined && none !== "") return false;
  return screen.isTTY === true && terminal !== "dumb";
}
