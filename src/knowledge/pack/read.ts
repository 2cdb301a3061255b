import { type Document, isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit } from "yaml";
import type { FileKind, PackFile } from "./files.ts";
import type { Problem } from "./problems.ts";

export type Path = readonly (string | number)[];

/** A pack, an entry, a silence …, as it was written and not yet checked, and where its fields stand. */
export type Item = {
  /** As messages show it. */
  readonly file: string;
  readonly value: unknown;
  /** From the document's root to the item; empty where it is the whole document. */
  readonly path: Path;
  /** The line, counted from 1, of a field; of one that isn't there, of what it should be in. */
  lineOf(field: Path): number;
};

/** What an editor does about a fault, by the parser's code for it. */
const REMEDIES: Readonly<Record<string, string>> = {
  BAD_INDENT: "Begin it in the same column as its neighbours, and close every bracket.",
  BAD_SCALAR_START: "Put the text into double quotation marks.",
  BLOCK_AS_IMPLICIT_KEY:
    "Put a text with a colon and a space in it into double quotation marks; begin the items of a list in one column.",
  BLOCK_IN_FLOW: "Put a text with a colon and a space in it into double quotation marks.",
  DUPLICATE_KEY: "Keep one of the two.",
  MISSING_CHAR:
    "Close the quotation mark or bracket that was opened, here or above; put a colon and a space after a field's name.",
  MULTILINE_IMPLICIT_KEY: "Put a colon and a space after the field's name, on the same line.",
  MULTIPLE_DOCS: "Remove the line of three hyphens.",
  TAB_AS_INDENT: "Indent with spaces.",
  TAG_RESOLVE_FAILED: "Put a text that begins with ! into double quotation marks.",
};
const REMEDY =
  "Compare it with the lines around it; put texts with marks of their own (: # ' \" * & !) into double quotation marks.";
const ALIAS = "begins with a mark of YAML's. Put a text that begins with * or & into double quotation marks.";
const NO_LIST = "is no list. Begin each item with a hyphen and a space.";
/** Files that hold a list of items; an entry's file may. */
const LISTS: ReadonlySet<FileKind> = new Set<FileKind>(["silences", "glossary", "topics", "golden"]);

/**
 * The items of a file. Problems are added to the list.
 * @returns undefined where the file as a whole can't be read
 */
export function readItems({ kind, path: file, content }: PackFile, problems: Problem[]): readonly Item[] | undefined {
  const text = decoded(content);
  if (text === undefined) {
    problems.push({ file, text: "is not UTF-8. Save it with that encoding." });
    return undefined;
  }
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const lineAt = (offset: number) => lineCounter.linePos(offset).line;
  const isList = isSeq(document.contents);
  const fault = faultOf(document) ?? (LISTS.has(kind) && !isList ? { offset: 0, text: NO_LIST } : undefined);
  if (fault !== undefined) {
    problems.push({ file, line: lineAt(fault.offset), text: fault.text });
    return undefined;
  }
  const value: unknown = document.toJS();
  const item = (value: unknown, path: Path): Item => ({
    file,
    value,
    path,
    lineOf: (field) => lineAt(offsetOf(document, [...path, ...field])),
  });
  return isList && kind !== "pack" && Array.isArray(value)
    ? value.map((each: unknown, index) => item(each, [index]))
    : [item(value, [])];
}

function decoded(content: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    return undefined;
  }
}

/** What keeps a document from being read; of the parser's findings the first only, since the others follow from it. */
function faultOf(document: Document.Parsed): { readonly offset: number; readonly text: string } | undefined {
  const fault = document.errors[0] ?? document.warnings[0];
  if (fault !== undefined) {
    const text = `is not valid YAML (${fault.message}). ${REMEDIES[fault.code] ?? REMEDY}`;
    return { offset: fault.pos[0], text };
  }
  if (document.contents === null) return { offset: 0, text: "is empty. Fill it, or delete it." };
  let mark: number | undefined;
  visit(document, {
    Node(_, node) {
      if (!isAlias(node) && node.anchor === undefined) return undefined;
      mark = node.range?.[0];
      return visit.BREAK;
    },
  });
  return mark === undefined ? undefined : { offset: mark, text: ALIAS };
}

/** Where a field's name or a list's item stands, or the nearest around it that is there. */
function offsetOf(document: Document.Parsed, path: Path): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range[0] ?? 0;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key: name }) => isScalar(name) && String(name.value) === String(key));
      if (pair === undefined || !isScalar(pair.key)) return offset;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof key === "number") {
      node = node.items[key];
      if (node === undefined) return offset;
      if (isNode(node)) offset = node.range?.[0] ?? offset;
    } else return offset;
  }
  return offset;
}
