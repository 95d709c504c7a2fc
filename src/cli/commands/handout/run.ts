import { dirname, join, relative } from 'node:path';
import { writeHandout } from '../../../assessment/write.ts';
import { answerOf } from '../../../domain/answer.ts';
import { allCriteria, narrowToLevel } from '../../../domain/catalogue.ts';
import { conditionsOf, numbered } from '../../../domain/conditions.ts';
import { UserError, wrongUse } from '../../../errors.ts';
import { chooseCriteria, type HandedOut, makeHandout } from '../../../exchange/handout.ts';
import type { Catalogue } from '../../../formats/catalogue.ts';
import { exitCodes } from '../../../formats/exitCodes.ts';
import { type Knower, knowers } from '../../../formats/guidance.ts';
import { languages, loadMessages, type Translate, translator } from '../../../i18n/t.ts';
import { replaceFile } from '../../../io/atomicFile.ts';
import { aboutWhat } from '../../../report/words/criterion.ts';
import { sanitizeLine } from '../../../text/sanitize.ts';
import { quoted } from '../../../text/shell.ts';
import { findTypedId, typedIds } from '../../../text/typed.ts';
import { wrap } from '../../../text/wrap.ts';
import { type LoadedAssessment, loadAssessment } from '../../../workspace/assessment.ts';
import type { LoadedCatalogue } from '../../../workspace/catalogue.ts';
import { handoutCsv, handoutWorkbook } from '../../../workspace/handout.ts';
import { criteriaNamed, idsIn, unknownId } from '../../../workspace/knownIds.ts';
import { DEFAULT_FILE } from '../../../workspace/names.ts';
import { inLanguage } from '../../../workspace/translation.ts';
import { commandLine } from '../../commandLine.ts';
import { type Context, speakingOf } from '../../context.ts';
import { type HandoutFormat, handoutFormats } from '../../defaults.ts';
import { formatEndingOf, outputFormat } from '../../outputFormat.ts';
import type { PassphraseSource } from '../../passphrase.ts';
import { outputPath } from './output.ts';

export interface HandoutCommandOptions extends PassphraseSource {
  readonly file: string;
  readonly role?: string;
  readonly all?: boolean;
  /** Whether what specialists said goes out, too. */
  readonly withViews?: boolean;
  readonly unknown?: boolean;
  readonly reviewQuestions?: boolean;
  /** As they were typed: where one ends and the next begins is known by those there are. */
  readonly ids?: string;
  readonly to?: string;
  /** YYYY-MM-DD. */
  readonly until?: string;
  readonly blank?: boolean;
  readonly output?: string;
  readonly format?: HandoutFormat;
  readonly force?: boolean;
  readonly encrypt?: boolean;
  /** A workbook of another layout, to be filled in. */
  readonly into?: string;
  /** Which of its columns hold what, as typed. */
  readonly columns?: string;
}

/** Writes a small file with some of the criteria, for somebody else to answer. */
export async function handout(options: HandoutCommandOptions, outside: Context): Promise<number> {
  const { file, all, withViews, unknown, reviewQuestions, ids, blank = false } = options;
  if (options.into !== undefined) return into({ ...options, into: options.into }, outside);
  if (options.columns !== undefined) throw unfit('handout.columns-alone', outside.t);
  const role = options.role === undefined ? undefined : await roleOf(options.role, outside);
  const chosen = role !== undefined || unknown || reviewQuestions || ids !== undefined;
  if (all ? chosen : !chosen) throw unfit(all ? 'handout.all-alone' : 'handout.conflicting', outside.t);
  if (withViews && !all) throw unfit('handout.views-alone', outside.t);
  const format = formatOf(options, outside.t);
  const opened = loadAssessment(file, outside.environment.cwd);
  const context = speakingOf(opened.loaded.catalogue, outside);
  const { t, note, width } = context;
  const made = handoutOf(opened, role, options, context);
  const output =
    options.output ?? join(dirname(file), `${baseName(role, options)}.${format}${options.encrypt ? '.age' : ''}`);
  const path = outputPath(output, opened, options, context);
  // In memory until it is encrypted: nothing plain is ever on the disk.
  const plain = await contentOf(
    made,
    { format, isWhole: all === true },
    opened,
    output.replace(/\.age$/i, ''),
    context,
  );
  const content = options.encrypt ? await encrypted(plain, options, context) : plain;
  replaceFile(path, content, { name: output });

  const { handout: record } = made;
  const told = [
    t('handout.written', { count: record.ids.length, file: output }),
    t(blank ? 'handout.blank' : all ? 'handout.whole' : 'handout.answers'),
    ...(withViews ? [t('handout.views')] : []),
    t(options.encrypt ? 'crypt.passphrase' : 'handout.careful'),
    ...(format === 'yaml' ? catalogueLines(opened, t) : []),
    backLine(format, file, output, context),
  ];

  for (const line of told) note(wrap(line, width).join('\n'));
  return exitCodes.passed;
}

/** All other formats hold what they ask. */
function catalogueLines({ assessment: { catalogue }, loaded }: LoadedAssessment, t: Translate): readonly string[] {
  if (loaded.path === undefined) return [];
  return catalogue.file === undefined
    ? [t('handout.catalogue-shared', { id: catalogue.id })]
    : [t('handout.catalogue-too', { file: catalogue.file })];
}

function unfit(
  why:
    | 'handout.views-alone'
    | 'handout.all-alone'
    | 'handout.conflicting'
    | 'handout.into-alone'
    | 'handout.columns-alone',
  t: Translate,
): UserError {
  return wrongUse(t(why), 'scs-check handout');
}

/** A workbook of another layout is filled in with all that is answered, and nothing in it is asked of anybody. */
async function into(options: HandoutCommandOptions & { readonly into: string }, context: Context): Promise<number> {
  const { file, into: workbook, columns, output, force, ...others } = options;
  if (Object.values(others).some((other) => other !== undefined)) throw unfit('handout.into-alone', context.t);
  const { handoutInto } = await import('./into.ts');
  return handoutInto(
    loadAssessment(file, context.environment.cwd),
    { file, into: workbook, columns, output, force },
    context,
  );
}

/** What a page to fill in adds to its own name for the file it saves. */
const ANSWERS = '-kaitou.json';

/** How the answers come home. */
function backLine(format: HandoutFormat, file: string, output: string, { t, language }: Context): string {
  const isDefault = file === DEFAULT_FILE;
  if (format === 'pdf') {
    return t('handout.back.paper', {
      command: commandLine(`scs-check ask${isDefault ? '' : ` ${quoted(file)}`}`, language),
    });
  }
  // The page saves a file of its own beside where it was opened.
  const back = format === 'html' ? output.replace(/(?:\.html?)?(?:\.age)?$/i, ANSWERS) : output;
  const into = isDefault ? '' : ` --into ${quoted(file)}`;
  return t('handout.back', { command: commandLine(`scs-check merge ${quoted(back)}${into}`, language) });
}

async function contentOf(
  made: HandedOut,
  { format, isWhole }: { readonly format: HandoutFormat; readonly isWhole: boolean },
  opened: LoadedAssessment,
  output: string,
  context: Context,
): Promise<string | Uint8Array> {
  const spoken = () => inLanguage(opened.loaded, context.language).catalogue;
  switch (format) {
    case 'yaml':
      return textOf(made, opened, output, context);
    case 'xlsx':
      return handoutWorkbook(made, spoken(), context.t, isWhole);
    case 'csv':
      return handoutCsv(made, spoken(), context.t, isWhole);
    case 'html': {
      const { handoutForm } = await import('./form.ts');
      return handoutForm(made, inLanguage(opened.loaded, context.language), context.t);
    }
    case 'pdf': {
      const { handoutPdf } = await import('./pdf.ts');
      return handoutPdf(made, spoken(), isWhole, context);
    }
  }
}

async function encrypted(
  content: string | Uint8Array,
  source: PassphraseSource,
  context: Context,
): Promise<Uint8Array> {
  const { newPassphrase } = await import('../../passphrase.ts');
  const { encrypt } = await import('../../../exchange/age.ts');
  return encrypt(Buffer.from(content), await newPassphrase(source, context), context.environment.workFactor);
}

function handoutOf(
  { assessment, loaded, name }: LoadedAssessment,
  role: Knower | undefined,
  { role: typed, all, withViews, unknown, reviewQuestions, ids, to, until, blank }: HandoutCommandOptions,
  { environment, t }: Context,
): HandedOut {
  const { catalogue, guidance } = loaded;
  const narrowed = narrowToLevel(catalogue, assessment.catalogue.level);
  const selection = {
    role,
    unknown,
    questions: reviewQuestions,
    ids: ids === undefined ? undefined : criteriaMeant(ids, narrowed, loaded, name),
  };
  const chosen = all
    ? allCriteria(narrowed).map(({ id }) => id)
    : chooseCriteria(narrowed, guidance, assessment, selection);
  if (chosen.length === 0) throw new UserError('nothing-to-hand-out', { file: name });
  const person = sanitizeLine(to ?? typed ?? '');
  const madeOn = environment.today();
  if (until !== undefined && until < madeOn)
    throw wrongUse(t('handout.until-past', { date: until }), 'scs-check handout');
  return makeHandout(assessment, {
    ids: chosen,
    role,
    madeOn,
    until,
    blank,
    isWhole: all,
    hasViews: withViews,
    ...(person === '' ? {} : { to: person }),
  });
}

/** @throws UserError unknown-id */
function criteriaMeant(typed: string, narrowed: Catalogue, loaded: LoadedCatalogue, file: string): readonly string[] {
  const ids = idsIn(narrowed);
  return typedIds(typed, ids).flatMap((one) => {
    const chosen = criteriaNamed(narrowed, one.id ?? '');
    if (chosen.length === 0) throw unknownId(one.typed, loaded, ids, { to: 'answer', file });
    return chosen;
  });
}

/**
 * Who usually knows, by the word of any language or the one in files.
 * @throws UserError unknown-role
 */
async function roleOf(typed: string, { t }: Context): Promise<Knower> {
  const words = await Promise.all(languages.map(async (language) => translator(await loadMessages(language))));
  const found = knowers.find(
    (knower) => findTypedId(typed, [knower, ...words.map((say) => say(`who.${knower}`))]) !== undefined,
  );
  if (found !== undefined) return found;
  // As it can be typed: what has a blank in it would need quotes.
  const allowed = knowers.map((one) => (t(`who.${one}`).includes(' ') ? one : t(`who.${one}`)));
  throw new UserError('unknown-role', { role: typed, allowed: allowed.join(' / ') });
}

const fileNames: Readonly<Record<Knower, string>> = {
  management: 'keieisha',
  'general-affairs': 'soumu',
  it: 'it',
  vendor: 'gyousha',
};

/** Plain letters, which survive every mail program. */
function baseName(role: Knower | undefined, { all, unknown, reviewQuestions, ids }: HandoutCommandOptions): string {
  const parts = [
    ...(all ? ['all'] : []),
    ...(role === undefined ? [] : [fileNames[role]]),
    ...(unknown ? ['unknown'] : []),
    ...(reviewQuestions ? ['questions'] : []),
    ...(ids === undefined ? [] : ['ids']),
  ];
  return ['handout', ...parts].join('-');
}

/** By the end of the name, before what says that it is encrypted: whoever gets it has nothing else to go by. */
function formatOf({ output, format, encrypt = false }: HandoutCommandOptions, t: Translate): HandoutFormat {
  const command = 'scs-check handout';
  const name = output?.replace(/\.age$/i, '');
  if (output !== undefined && name !== undefined && ((name !== output) !== encrypt || formatEndingOf(name) === '')) {
    const ending = (format === undefined ? handoutFormats : [format]).map((one) => `.${one}`).join(' / ');
    throw wrongUse(t('handout.format', { file: output, ending }), command);
  }
  return outputFormat({ command, formats: handoutFormats, format, output: name }, t);
}

function textOf(made: HandedOut, { loaded }: LoadedAssessment, output: string, { t, language }: Context): string {
  const { to, madeOn, until, ids } = made.handout;
  const told = { name: made.organization.name, to: to ?? '', date: madeOn, count: ids.length };
  const head = [
    t(to === undefined ? 'handout.comment.for-anyone' : 'handout.comment.for', told),
    ...(until === undefined ? [] : [t('handout.until', { date: until })]),
    ...aboutWhat(made, loaded.catalogue, t),
    t('handout.comment.how', { file: relative(dirname(output), output) }),
    t('handout.comment.back'),
    t('handout.careful'),
  ];
  const { catalogue } = inLanguage(loaded, language);
  const questions = new Map(allCriteria(catalogue).map(({ id, question }) => [id, sanitizeLine(question)]));
  const missing = new Map(
    allCriteria(catalogue).flatMap(({ id, metWhen }) => {
      const named = conditionsOf({ metWhen }, answerOf(made, id)?.missing).filter(({ isMissing }) => isMissing);
      const lines = named.map((condition) => sanitizeLine(numbered(condition, { metWhen })));
      return lines.length === 0 ? [] : [[id, [`${t('report.open.conditions.missing')}:`, ...lines]] as const];
    }),
  );
  return writeHandout(made, head.map(sanitizeLine), questions, missing);
}
