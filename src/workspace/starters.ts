import { InternalError } from '../errors.ts';
import type { Tag } from '../i18n/t.ts';
import { editorSchema, type SchemaKind } from '../io/editorSchema.ts';
import { packageRoot } from '../io/packageRoot.ts';
import type { StarterKind } from '../io/shipped.ts';
import { starterIn } from './translation.ts';

/** The first line of a starter names the schema, the second tells a person what that line is for. */
const NAMES_SCHEMA = /^# yaml-language-server: \$schema=\S+(\r?\n#.*\r?\n)/;

/**
 * The commented file that a new assessment or catalogue starts from. Its first line names the schema by which editors
 * complete and explain: that of the starter fits where the starter lies, not where the new file will.
 * @param root where the running package lies
 */
export function starterFor(folder: string, kind: StarterKind, language: Tag, root: string = packageRoot()): string {
  const starter = starterIn(language, kind);
  if (!NAMES_SCHEMA.test(starter)) throw new InternalError(`the starter file of ${kind} names no schema`);
  const modeline = modelineFor(folder, kind, root);
  return starter.replace(NAMES_SCHEMA, (_, rest) => (modeline === undefined ? '' : `# ${modeline}${rest}`));
}

/** The line, without its `#`, that names the schema of a file in `folder` to an editor; undefined where none is near. */
export function modelineFor(folder: string, kind: SchemaKind, root: string = packageRoot()): string | undefined {
  const schema = editorSchema(kind, folder, root);
  return schema === undefined ? undefined : `yaml-language-server: $schema=${schema}`;
}
