import { dirname, resolve } from 'node:path';
import { allCriteria, narrowToLevel } from '../../../domain/catalogue.ts';
import { UserError, wrongUse } from '../../../errors.ts';
import type { Catalogue } from '../../../formats/catalogue.ts';
import { exitCodes } from '../../../formats/exitCodes.ts';
import { isMessageKey } from '../../../i18n/keys.ts';
import type { Translate } from '../../../i18n/t.ts';
import { replaceFile } from '../../../io/atomicFile.ts';
import { isThere } from '../../../io/isThere.ts';
import { listShippedCatalogues } from '../../../io/shipped.ts';
import { termText } from '../../../report/terms.ts';
import { caveatWords, sourceLine } from '../../../report/words/head.ts';
import { frameworkName } from '../../../report/words/mapping.ts';
import { escapeUnsafe, sanitizeLine } from '../../../text/sanitize.ts';
import { quoted } from '../../../text/shell.ts';
import { widthOf } from '../../../text/width.ts';
import { cutTo, wrap } from '../../../text/wrap.ts';
import { chooseLevel, loadNamed, loadShipped } from '../../../workspace/catalogue.ts';
import { frameworksOf } from '../../../workspace/crosswalk.ts';
import { starterFor } from '../../../workspace/starters.ts';
import { inLanguage } from '../../../workspace/translation.ts';
import { commandLine, noteCommand } from '../../commandLine.ts';
import type { Context } from '../../context.ts';
import type { CatalogueFormat, ListFormat } from '../../defaults.ts';
import { outputFormat } from '../../outputFormat.ts';

export interface CatalogueOptions {
  readonly format?: ListFormat;
}

export interface ShowOptions {
  /** By its id or its file. */
  readonly catalogue: string;
  readonly format?: CatalogueFormat;
  /** What it asks for at this level alone. */
  readonly level?: string;
}

export interface NewOptions {
  readonly file: string;
}

/** The catalogues of the package. */
export async function list(
  { format }: CatalogueOptions,
  { t, print, language, paint, width }: Context,
): Promise<number> {
  const found = listShippedCatalogues().map((id) => {
    const { catalogue, hash } = inLanguage(loadShipped(id), language);
    const { title, edition, source, levels, requirements } = catalogue;
    const criteria = allCriteria(catalogue).length;
    return {
      id,
      title,
      edition,
      hash,
      levels: levels.map((level) => level.id),
      requirements: requirements.length,
      criteria,
      source,
    };
  });
  if (format === 'json') {
    print(escapeUnsafe(JSON.stringify(found, null, 2)));
    return exitCodes.passed;
  }
  for (const { id, title, edition, source, requirements, criteria } of found) {
    const row = `${id}  ${t('catalogue.row', { title, edition, requirements, criteria })}`;
    print(wrap(row, width, { hang: '  ' }).join('\n'));
    const caveats = caveatWords(source, t);
    if (caveats === undefined) continue;
    print(wrap(t('catalogue.caveats', { caveats }), width, { indent: '  ' }).map(paint.stdout.middling).join('\n'));
  }
  const [first] = found.filter(({ source }) => source.caveats);
  if (first === undefined) return exitCodes.passed;
  const command = commandLine(`scs-check catalogue show ${quoted(first.id)}`, language);
  print(wrap(t('catalogue.caveats.more', { command }), width).map(paint.stdout.dim).join('\n'));
  return exitCodes.passed;
}

/**
 * One catalogue with its requirements and criteria.
 * @throws UserError unknown-catalogue, unknown-level, usage
 */
export async function show({ catalogue: named, format, level }: ShowOptions, context: Context): Promise<number> {
  const { t, print, width } = context;
  const paint = context.paint.stdout;
  const loaded = loadNamed(named, context.environment.cwd);
  const { catalogue: whole, hash } = inLanguage(loaded, context.language);
  const catalogue = level === undefined ? whole : narrowToLevel(whole, chooseLevel(whole, level));
  if (format === 'oscal') {
    // A part of it under its name would be taken for all of it.
    if (level !== undefined)
      throw wrongUse(
        t('usage.not-together', { option: '--level', other: '--format oscal' }),
        'scs-check catalogue show',
      );
    const { oscalCatalogue } = await import('../../../report/feed/oscalCatalogue.ts');
    context.environment.stdout.write(oscalCatalogue(catalogue, hash, t));
    return exitCodes.passed;
  }
  const mappings = frameworksOf(loaded, context.language);
  const frameworks = mappings.flatMap(({ items, ...mapping }) => items.map(({ id: item }) => ({ ...mapping, item })));
  if (format === 'json') {
    print(escapeUnsafe(JSON.stringify({ schemaVersion: 1, hash, ...catalogue, frameworks }, null, 2)));
    return exitCodes.passed;
  }
  const { title, edition, source, categories, requirements } = catalogue;
  const heading = (text: string, look: (line: string) => string) =>
    print(wrap(text, width, { hang: '  ' }).map(look).join('\n'));
  heading(t('edition.title', { title, edition }), paint.bold);
  print(wrap(sourceLine(source, t), width).join('\n'));
  const letters = lettersIn(catalogue);
  const isShortened = letters > MOST_LETTERS;
  if (isShortened) {
    const millions = Math.floor(letters / 1_000_000);
    print(wrap(t('catalogue.shortened', { millions }), width).map(paint.middling).join('\n'));
  }
  if (source.note !== undefined) print(wrap(t('catalogue.note', { note: source.note }), width).join('\n'));
  const levels = catalogue.levels.length > 1 ? catalogue.levels : [];
  for (const { id, title: called } of levels) {
    const { requirements: asked } = narrowToLevel(whole, id);
    const counts = { requirements: asked.length, criteria: asked.flatMap(({ criteria }) => criteria).length };
    print(wrap(t('catalogue.level', { id, title: called, ...counts }), width, { hang: '  ' }).join('\n'));
  }
  for (const category of categories) {
    print('');
    heading(`${category.id} ${category.title}`, paint.accent);
    for (const { framework, item } of frameworks.filter(({ from }) => from === category.id)) {
      print(
        paint.dim(t('catalogue.framework', { framework: frameworkName(framework, t), item: functionName(item, t) })),
      );
    }
    const sections = new Set(category.sections.map((section) => section.id));
    for (const requirement of requirements.filter(({ section }) => sections.has(section))) {
      heading(`${requirement.id} ${requirement.title}`, paint.bold);
      if (requirement.plain !== undefined && !isShortened)
        print(wrap(requirement.plain, width, { indent: '  ' }).join('\n'));
      for (const { id: criterion, title: own, question, level: lowest, alsoIn = [] } of requirement.criteria) {
        const shown = own === undefined ? [question] : [own, question];
        const inLevels = [...new Set([lowest, ...alsoIn])].join(t('list.comma'));
        const label =
          levels.length === 0 || level !== undefined
            ? criterion
            : t('catalogue.criterion', { id: criterion, levels: inLevels });
        const hang = ' '.repeat(widthOf(label) + 4);
        if (isShortened) {
          const [first = ''] = shown;
          const begun = sanitizeLine(first.slice(0, 2 * width));
          print(`  ${sanitizeLine(label)}  ${cutTo(begun, width - hang.length)}`);
          continue;
        }
        const lines = shown.flatMap((line, i) => wrap(line, width, { indent: i === 0 ? `  ${label}  ` : hang, hang }));
        print(lines.join('\n'));
      }
    }
  }
  const { terms = [] } = isShortened ? {} : catalogue;
  if (terms.length > 0) print(`\n${paint.accent(t('terms.title'))}`);
  for (const term of terms) print(wrap(termText(term, t), width, { indent: '- ', hang: '  ' }).join('\n'));
  return exitCodes.passed;
}

/** A catalogue of a hundred thousand letters is a long one; laying out twenty million takes seconds. */
const MOST_LETTERS = 3_000_000;

function lettersIn({ requirements }: Catalogue): number {
  return requirements.reduce(
    (sum, { plain = '', criteria }) =>
      criteria.reduce((all, { title = '', question }) => all + title.length + question.length, sum + plain.length),
    0,
  );
}

/** What has no name of ours is shown as it stands. */
function functionName(id: string, t: Translate): string {
  const key = `csf.${id}`;
  return isMessageKey(key) ? t(key) : id;
}

/**
 * Writes a commented catalogue to start from.
 * @throws UserError file-exists, usage
 */
export async function create({ file }: NewOptions, context: Context): Promise<number> {
  const { environment, note, t, language } = context;
  outputFormat({ command: 'scs-check catalogue new', formats: ['yaml'], output: file }, t);
  const path = resolve(environment.cwd, file);
  if (isThere(path)) throw new UserError('file-exists', { file, hint: 'catalogue' });
  replaceFile(path, starterFor(dirname(path), 'catalogue', language), { name: file });
  note(t('catalogue.created', { file }));
  noteCommand(t('catalogue.created.next', { file }), context);
  return exitCodes.passed;
}
