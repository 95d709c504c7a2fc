import { basename, dirname, resolve } from 'node:path';
import { findEvidence, type Registered, registerEvidence } from '../../../assessment/evidence.ts';
import { answerOf } from '../../../domain/answer.ts';
import { allCriteria, narrowToLevel, titleOf } from '../../../domain/catalogue.ts';
import {
  type EvidenceEntry,
  type EvidenceState,
  evidenceIn,
  isChangedInLineEnds,
  isEvidenceGood,
  shownEvidence,
} from '../../../domain/evidence.ts';
import { UserError, wrongUse } from '../../../errors.ts';
import { type Answer, type Assessment, type Evidence, isFileBelow } from '../../../formats/assessment.ts';
import { exitCodes } from '../../../formats/exitCodes.ts';
import { limits } from '../../../formats/limits.ts';
import { type EvidenceKind, evidenceKinds, lookedAt } from '../../../formats/states.ts';
import { languages, loadMessages, type Translate, translator } from '../../../i18n/t.ts';
import { fileBelow, lookAtFile } from '../../../io/hashFile.ts';
import { lookalikeOf, pathOnDisk } from '../../../io/nameOnDisk.ts';
import { isSameFile } from '../../../io/sameFile.ts';
import type { Paint } from '../../../report/paint.ts';
import { evidenceName } from '../../../report/words/record.ts';
import { normalized } from '../../../text/normalized.ts';
import { escapeUnsafe, sanitizeLine } from '../../../text/sanitize.ts';
import { quoted, quotedWord } from '../../../text/shell.ts';
import { findTypedId, typedIds } from '../../../text/typed.ts';
import { padTo, widthOf } from '../../../text/width.ts';
import { wrap } from '../../../text/wrap.ts';
import { type LoadedAssessment, loadAssessment } from '../../../workspace/assessment.ts';
import { lookAtEvidence } from '../../../workspace/evidenceFiles.ts';
import { idsIn, levelWith, unknownId } from '../../../workspace/knownIds.ts';
import { DEFAULT_FILE } from '../../../workspace/names.ts';
import { inLanguage } from '../../../workspace/translation.ts';
import type { Context } from '../../context.ts';
import type { ListFormat } from '../../defaults.ts';
import { evidenceCommand } from '../../nextCommand.ts';
import { openToWrite } from '../../openToWrite.ts';

export interface AddOptions extends Partial<Pick<Evidence, 'reference' | 'date' | 'validUntil' | 'title'>> {
  /** One or several. */
  readonly id: string;
  /** In the words of any language, or as it stands in files. */
  readonly kind?: string;
  /** The evidence itself, as the person named it; it is never copied. */
  readonly evidence?: string;
  /** The assessment. */
  readonly file?: string;
  readonly confidential?: true;
  /** Which piece to write anew, counted from 1. */
  readonly update?: number;
}

/** What is told of the evidence. */
interface Described extends Omit<AddOptions, 'kind'> {
  readonly kind: EvidenceKind | undefined;
}

/**
 * Adds a piece of evidence to answers, or writes one anew: to all of them, or to none.
 * @throws UserError unknown-id, usage, and the codes that begin with evidence-
 */
export async function add(options: AddOptions, context: Context): Promise<number> {
  const { id: named, file: name = DEFAULT_FILE, update, date, kind: word } = options;
  const { t, note } = context;
  refuseFuture(date, context);
  const kind = word === undefined ? undefined : await kindOf(word, context);
  const store = openToWrite(name, context);
  try {
    const { opened } = store;
    const criteria = allCriteria(opened.loaded.catalogue).map((criterion) => criterion.id);
    const ids = answeredIds(named, criteria, store.now(), opened, name);
    if (update !== undefined && ids.length > 1)
      throw wrongUse(t('evidence.update-one', { ids: ids.join(t('list.separator')) }), 'scs-check evidence add');
    const described = { ...options, kind };
    const planned = ids.map((id) => [id, registeredFor(id, described, store.now(), opened.path, context)] as const);
    for (const [id, { answer, registered }] of planned) {
      store.save({ type: 'answer', id, answer: { ...answer, evidence: [...registered.items] } });
      sayRegistered(id, registered, context);
    }
    for (const [, { registered }] of planned) noteOthers(registered.item, ids, store.now(), name, context);
    const { reviews = {} } = store.now();
    if (ids.some((id) => criteria.includes(id) && Object.hasOwn(reviews, id))) note(t('evidence.reviewed'));
    return exitCodes.passed;
  } finally {
    store.close();
  }
}

/** The answers that ids stand for, as people list them. */
function answeredIds(
  named: string,
  criteria: readonly string[],
  assessment: Assessment,
  opened: LoadedAssessment,
  file: string,
): readonly string[] {
  const ids = typedIds(named, [...Object.keys(assessment.answers), ...criteria]).map(({ typed, id }) => {
    if (id === undefined) throw unknownId(typed, opened.loaded, criteria, { to: 'answer', file });
    if (answerOf(assessment, id) === undefined) throw unanswered(id, file, opened);
    return id;
  });
  if (ids.length === 0) throw unknownId(named, opened.loaded, criteria, { to: 'answer', file });
  return [...new Set(ids)];
}

/** The kind of evidence, by its word in any language or the one in files; the word for what was looked at is one, too. */
async function kindOf(typed: string, { t }: Context): Promise<EvidenceKind> {
  const says = await Promise.all(languages.map(async (language) => translator(await loadMessages(language))));
  const found = evidenceKinds.find(
    (kind) => findTypedId(typed, [kind, ...says.flatMap((say) => wordsOf(kind, say))]) !== undefined,
  );
  if (found !== undefined) return found;
  const allowed = evidenceKinds.map((kind) => `${kind}${t('text.aside', { text: t(`evidence.kind.${kind}`) })}`);
  throw wrongUse(
    t('usage.invalid-argument', {
      option: '--kind',
      value: typed,
      allowed: allowed.join(t('list.comma')),
    }),
    'scs-check evidence add',
  );
}

/** What a kind is called, with the word for it where it is what a specialist has looked at. */
function wordsOf(kind: EvidenceKind, say: Translate): readonly string[] {
  const looked = lookedAt.find((one) => one === kind);
  return [
    ...wordsIn(say(`evidence.kind.${kind}`)),
    ...(looked === undefined ? [] : wordsIn(say(`lookedAt.${looked}`))),
  ];
}

/** A label of several words, whole and each of them: 「記録・台帳」 is 記録 and 台帳, too. */
function wordsIn(label: string): readonly string[] {
  const whole = normalized(label, 'NFKC').toLowerCase();
  return [whole, ...whole.split(/[・、,]|など|\bor\b|\band\b/).map((word) => word.trim())].filter(
    (word) => word !== '',
  );
}

/** An answer with a piece of evidence more, or with one written anew. */
function registeredFor(
  id: string,
  { evidence, file: name = DEFAULT_FILE, update, reference, title: typed = '', ...described }: Described,
  assessment: Assessment,
  path: string,
  { t, environment, language }: Context,
): { readonly answer: Answer; readonly registered: Registered } {
  const { kind, date, validUntil, confidential } = described;
  const title = oneLine(typed) || undefined;
  const answer = answerOf(assessment, id);
  if (answer === undefined) throw new UserError('evidence-unanswered', { id, file: path });
  const known = answer.evidence ?? [];
  const given = evidence === undefined ? undefined : evidencePath(evidence, environment.cwd, dirname(path));
  const number = findEvidence(known, given, update);
  if (update !== undefined && number === undefined) {
    const command = evidenceCommand('list', name, language);
    throw new UserError('evidence-not-found', { file: `${id} ${update}`, command, hint: 'number' });
  }
  if (evidence === undefined && title === undefined && number === undefined)
    throw wrongUse(t('evidence.title-or-file'), 'scs-check evidence add');
  if (number === undefined && known.length >= limits.evidence) {
    throw new UserError('evidence-full', { id, max: limits.evidence });
  }
  const file = given ?? (number === undefined ? undefined : known[number - 1]?.file);
  const registered = registerEvidence(
    known,
    {
      ...(kind === undefined ? {} : { kind }),
      ...(date === undefined ? {} : { date }),
      ...(validUntil === undefined ? {} : { validUntil }),
      ...(confidential === undefined ? {} : { confidential }),
      ...(title === undefined ? {} : { title }),
      ...(reference === undefined ? {} : { reference: oneLine(reference) }),
      ...(file === undefined ? {} : { file, ...contentOf(file, dirname(path), evidence ?? `${id} ${number}`) }),
    },
    oneLine(normalized(basename(evidence ?? ''), 'NFC')),
    number,
  );
  return { answer, registered };
}

/** Evidence is of a day that has come; the interview and a hand-out refuse another one, too. */
function refuseFuture(date: string | undefined, { environment, t }: Context): void {
  if (date === undefined || date <= environment.today()) return;
  throw wrongUse(t('ask.date.future', { text: date }), 'scs-check evidence add');
}

/** That a criterion has no answer yet, and how to answer it: at its level, where the file aims at a lower one. */
function unanswered(id: string, file: string, { assessment, loaded }: LoadedAssessment): UserError {
  const { catalogue } = loaded;
  const asked = idsIn(narrowToLevel(catalogue, assessment.catalogue.level));
  const level = asked.includes(id) ? undefined : levelWith(id, catalogue);
  const beyond = level === undefined ? {} : { hint: 'level', level: level.id, title: level.title };
  return new UserError('evidence-unanswered', { id, file, ...beyond });
}

function sayRegistered(id: string, { number, item, before }: Registered, { t, note }: Context): void {
  const shown = shownEvidence(item);
  const title = evidenceName(shown, t);
  note(t(before === undefined ? 'evidence.added' : 'evidence.updated', { id, number, title }));
  const { file, sha256 } = item;
  if (file === undefined || sha256 === undefined) return;
  note(shown.confidential ? t('evidence.hashed.confidential') : t('evidence.hashed', { sha256, file }));
  if (before?.sha256 === undefined) return;
  note(t(before.sha256 === sha256 ? 'evidence.hash.same' : 'evidence.hash.changed'));
}

/** Which other answers hold the same file as it was before, and the command that writes all of them anew at once. */
function noteOthers(
  { file, sha256, confidential }: Evidence,
  written: readonly string[],
  { answers }: Assessment,
  name: string,
  { t, note, lineWidth, language }: Context,
): void {
  if (file === undefined || sha256 === undefined) return;
  const isOld = (item: Evidence) => findEvidence([item], file) === 1 && (item.sha256 ?? sha256) !== sha256;
  const others = Object.entries(answers).flatMap(([id, { evidence = [] }]) =>
    evidence.flatMap((item, index) => (isOld(item) ? [{ id, number: index + 1, item }] : [])),
  );
  const [first] = others;
  if (first === undefined) return;
  const ids = [...new Set(others.map(({ id }) => id))].filter((id) => !written.includes(id));
  // The name of a file that is confidential anywhere is not written down on a screen.
  const isOneByOne = ids.length === 0 || confidential === true || others.some(({ item }) => item.confidential === true);
  const command: `add ${string}` = isOneByOne
    ? `add ${quotedWord(first.id)} --update ${first.number}`
    : `add ${quotedWord(ids.join(','))} ${quoted(file)}`;
  const told = { ids: [...new Set(others.map(({ id }) => id))].join(t('list.comma')) };
  const words = t('evidence.others', { ...told, command: evidenceCommand(command, name, language) });
  note(wrap(words, lineWidth.stderr).join('\n'));
}

/** A file as an assessment in `folder` names it. */
function evidencePath(named: string, cwd: string, folder: string): string {
  const below = fileBelow(folder, resolve(cwd, named));
  if (below === 'not-found') {
    const lookalike = lookalikeOf(resolve(cwd, named));
    const hint = lookalike === undefined ? {} : { hint: 'lookalike', lookalike };
    throw new UserError('evidence-not-found', { file: named, ...hint });
  }
  if (below === 'outside') throw new UserError('evidence-outside', { file: named, folder });
  if ('kind' in below) throw new UserError('evidence-not-found', { file: named, fileKind: below.kind });
  const file = portable(below.path, folder);
  if (!isFileBelow(file)) throw new UserError('evidence-name', { file: named });
  return file;
}

/** A name in the form that every system finds again, unless another file has it. */
function portable(file: string, folder: string): string {
  const composed = normalized(file, 'NFC');
  return isSameFile(pathOnDisk(resolve(folder, composed)), resolve(folder, file)) ? composed : file;
}

/** @param named as the person named it; the file of a piece named by its number may be confidential. */
function contentOf(file: string, folder: string, named: string): Required<Pick<Evidence, 'sha256' | 'size'>> {
  const { sha256, size } = lookAtFile(folder, file, []);
  if (sha256 === undefined || size === undefined) throw new UserError('evidence-not-found', { file: named });
  return { sha256, size };
}

/** What is typed on a command line goes into one line of the file, and no longer than it takes. */
function oneLine(text: string): string {
  return sanitizeLine(text).slice(0, limits.line).toWellFormed();
}

export interface ListOptions {
  readonly file?: string;
  readonly state?: readonly EvidenceState[];
  readonly format?: ListFormat;
  readonly all?: boolean;
  readonly asOf?: string;
}

/** All evidence of a file with its state. */
export async function list(options: ListOptions, context: Context): Promise<number> {
  const { file = DEFAULT_FILE, state, format, all = false, asOf = context.environment.today() } = options;
  const { t, print, width } = context;
  const opened = loadAssessment(file, context.environment.cwd);
  const entries = entriesIn(opened, asOf).filter((entry) => state === undefined || state.includes(entry.state));
  if (format === 'json') {
    const evidence = entries.map(({ item, found, ...entry }) => ({
      ...entry,
      ...(isChangedInLineEnds(item, found) ? { onlyLineEnds: true } : {}),
      ...(all ? item : shownEvidence(item)),
    }));
    print(escapeUnsafe(JSON.stringify({ schemaVersion: 1, asOf, evidence }, null, 2)));
    return exitCodes.passed;
  }
  if (entries.length === 0) {
    print(t('evidence.none'));
    return exitCodes.passed;
  }
  const paint = context.paint.stdout;
  const heads = { number: t('evidence.list.number'), state: t('evidence.list.state') };
  const columns = {
    number: columnFor([heads.number, ...entries.map(({ number }) => String(number))]),
    state: columnFor([heads.state, ...entries.map((entry) => t(`evidence.state.${entry.state}`))]),
  };
  const hang = ' '.repeat(INDENT + columns.number + columns.state);
  print(
    ' '.repeat(INDENT) +
      padTo(heads.number, columns.number) +
      padTo(heads.state, columns.state) +
      t('evidence.list.evidence'),
  );
  const titles = titlesIn(opened, context);
  for (const [index, entry] of entries.entries()) {
    const { criterion, number, state: own } = entry;
    if (entries[index - 1]?.criterion !== criterion) {
      const title = titles.get(criterion);
      print(wrap(criterion + (title === undefined ? '' : `  ${title}`), width).join('\n'));
    }
    const head =
      ' '.repeat(INDENT) +
      padTo(String(number), columns.number) +
      lookOf(own, paint)(padTo(t(`evidence.state.${own}`), columns.state));
    // The looks of the head are none of a person's text.
    const [first = '', ...more] = wrap(nameOf(entry, all, t) + remarkOn(entry, all, t), width, { indent: hang });
    print([head + first.slice(hang.length), ...more].join('\n'));
  }
  print('');
  print(t('evidence.list.count', { count: entries.length }));
  return exitCodes.passed;
}

/** Of the pieces below their criterion. */
const INDENT = 2;

/** Columns that the widest of some words takes, with the gap behind it. */
function columnFor(words: readonly string[]): number {
  return Math.max(...words.map(widthOf)) + 2;
}

/** What the criteria are called, in the reader's language. */
function titlesIn({ loaded }: LoadedAssessment, { language }: Context): ReadonlyMap<string, string> {
  const { requirements } = inLanguage(loaded, language).catalogue;
  return new Map(
    requirements.flatMap((requirement) =>
      requirement.criteria.map((criterion) => [criterion.id, sanitizeLine(titleOf(criterion, requirement))] as const),
    ),
  );
}

export interface CheckOptions {
  readonly file?: string;
  readonly all?: boolean;
  readonly asOf?: string;
}

/** Whether all evidence is there, as it was written down and in date; nothing else is judged. */
export async function check(
  { file = DEFAULT_FILE, all = false, asOf }: CheckOptions,
  context: Context,
): Promise<number> {
  const { t, print } = context;
  const opened = loadAssessment(file, context.environment.cwd);
  const entries = entriesIn(opened, asOf ?? context.environment.today());
  const bad = entries.filter(({ state }) => !isEvidenceGood(state));
  for (const entry of bad) {
    const { criterion, number, state } = entry;
    const line = opened.rangeOf(['answers', criterion, 'evidence', number - 1])?.start.line ?? 1;
    const told = {
      file,
      line,
      criterion,
      number,
      state: t(`evidence.state.${state}`),
      title: nameOf(entry, all, t) + remarkOn(entry, all, t),
    };
    print(sanitizeLine(t('evidence.check.row', told)));
  }
  const count = entries.length;
  print(t(bad.length === 0 ? 'evidence.check.good' : 'evidence.check.bad', { count, bad: bad.length }));
  return bad.length === 0 ? exitCodes.passed : exitCodes.gateNotPassed;
}

function entriesIn({ assessment, path }: LoadedAssessment, asOf: string): readonly EvidenceEntry[] {
  const items = Object.values(assessment.answers).flatMap(({ evidence = [] }) => evidence);
  return evidenceIn(assessment, asOf, lookAtEvidence(items, path));
}

/** 「体制表（shoko/taisei.pdf）」; what is confidential only for who has asked for it. */
function nameOf({ item }: EvidenceEntry, all: boolean, t: Context['t']): string {
  const shown = shownEvidence(item);
  if (shown.confidential && !all) return evidenceName(shown, t);
  const { title, file, reference } = item;
  const place = file ?? reference;
  const named = place === undefined ? title : t('evidence.place', { title, place });
  return sanitizeLine(item.confidential ? t('review.evidence.confidential', { title: named }) : named);
}

/** What helps to mend it, where more is known than its state. */
function remarkOn({ item, found }: EvidenceEntry, all: boolean, t: Context['t']): string {
  const aside = (text: string) => t('text.aside', { text });
  if (isChangedInLineEnds(item, found)) return aside(t('evidence.changed.line-ends'));
  const lookalike = all || !item.confidential ? found?.lookalike : undefined;
  return lookalike === undefined ? '' : aside(t('evidence.missing.lookalike', { lookalike: sanitizeLine(lookalike) }));
}

function lookOf(state: EvidenceState, paint: Paint): (text: string) => string {
  if (!isEvidenceGood(state)) return paint.bad;
  return state === 'unchanged' ? paint.good : (text) => text;
}
