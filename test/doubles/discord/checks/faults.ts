import { type Json, listOf } from "../json.ts";

export type Fault = {
  /** Names and positions, with dots: `components.0.label`. */
  readonly path: string;
  readonly code: string;
  readonly message: string;
};

/** Collects what is wrong with a body. */
export type Faults = {
  readonly list: Fault[];
  add(path: string, message: string, code?: string): void;
};

export function createFaults(): Faults {
  const list: Fault[] = [];
  return {
    list,
    add(path, message, code = "BASE_TYPE_BAD_VALUE") {
      list.push({ path, code, message });
    },
  };
}

/** The tree of errors that Discord answers code 50035 with. */
export function faultTree(faults: readonly Fault[]): Json {
  const root: Record<string, unknown> = {};
  for (const { path, code, message } of faults) {
    let node = root;
    for (const step of path.split(".").filter((part) => part !== "")) {
      node[step] ??= {};
      node = node[step] as Record<string, unknown>;
    }
    node._errors = [...listOf(node._errors), { code, message }];
  }
  return root;
}

export type Bounds = { readonly min?: number; readonly max: number; readonly optional?: boolean };

/** Length in UTF-16 units, which is never less than in characters. */
export function checkText(faults: Faults, path: string, value: unknown, { min = 1, max, optional }: Bounds): void {
  if (value === undefined || value === null) {
    if (optional !== true) faults.add(path, "This field is required", "BASE_TYPE_REQUIRED");
    return;
  }
  if (typeof value !== "string") {
    faults.add(path, "Must be a string.", "BASE_TYPE_STRING");
  } else if (value.length < min || value.length > max) {
    faults.add(path, `Must be between ${min} and ${max} in length; it is ${value.length}.`, "BASE_TYPE_BAD_LENGTH");
  }
}

export function checkCount(faults: Faults, path: string, list: readonly unknown[], { min = 0, max }: Bounds): void {
  if (list.length < min || list.length > max) {
    faults.add(path, `Must have between ${min} and ${max} items; it has ${list.length}.`, "BASE_TYPE_BAD_LENGTH");
  }
}

export function checkOneOf(faults: Faults, path: string, value: unknown, allowed: readonly unknown[]): void {
  if (!allowed.includes(value)) {
    faults.add(path, `Value must be one of {${allowed.join(", ")}}.`, "BASE_TYPE_CHOICES");
  }
}
