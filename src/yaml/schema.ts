import type { z } from 'zod';
import type { Path } from '../formats/diagnostic.ts';

/** The schema a path leads to, seen through optional wrappers, lists and records. */
export function schemaAt(schema: unknown, path: Path): z.core.$ZodTypeDef | undefined {
  let def = defOf(schema);
  for (const step of path) {
    if (def === undefined) return undefined;
    def = defOf(defBelow(def, step));
  }
  return def;
}

/** The schema of one key or item of a map or list. */
export function defBelow(def: z.core.$ZodTypeDef, step: string | number): unknown {
  if (def.type === 'object') return Reflect.get((def as z.core.$ZodObjectDef).shape, step);
  if (def.type === 'array') return (def as z.core.$ZodArrayDef).element;
  return def.type === 'record' ? (def as z.core.$ZodRecordDef).valueType : undefined;
}

/** What a schema is, without the wrapper that lets it be left out. */
export function defOf(schema: unknown): z.core.$ZodTypeDef | undefined {
  let def = (schema as z.core.$ZodType | undefined)?._zod.def;
  while (def?.type === 'optional') def = (def as z.core.$ZodOptionalDef).innerType._zod.def;
  return def;
}
