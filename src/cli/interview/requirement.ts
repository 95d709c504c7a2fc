import { answerOf } from '../../domain/answer.ts';
import type { Answer } from '../../formats/assessment.ts';
import type { Criterion, Requirement } from '../../formats/catalogue.ts';
import { answerEdit, digitsOf, needsMore, readRow, stateKeys } from '../../interview/ask.ts';
import type { Proposal } from '../../interview/proposals.ts';
import { criterionOf, without } from '../../interview/session.ts';
import { stateLabel } from '../../report/render/text.ts';
import { wrap } from '../../text/wrap.ts';
import { grouped } from '../pages.ts';
import { conditionBlocks, keyLines, lettered, proposedLines, termLines } from '../screens.ts';
import { adoptedAnswer, answerWith, sayContradictions, takes } from './answer.ts';
import type { Desk } from './desk.ts';

/** The criteria of a requirement by rows of keys, as many at a time as the window holds; then what each answer needs. */
export async function askRequirement(desk: Desk, id: string): Promise<void> {
  const { requirement } = criterionOf(desk.session, id);
  const proposals = desk.proposalsAmong(requirement.criteria.map((criterion) => criterion.id));
  const room = desk.context.rows - 5;
  const heightOf = (criterion: Criterion) => criterionLines(desk, criterion, proposals).length;
  for (const page of grouped(requirement.criteria, heightOf, room)) {
    const given = await askRow(desk, requirement, page, proposals);
    if (given === undefined) return;
    await take(desk, given);
  }
}

interface Row {
  readonly criterion: Criterion;
  readonly answer: Answer;
}

/** What is said of the criteria of a page; undefined where the person goes back to the question. */
async function askRow(
  desk: Desk,
  requirement: Requirement,
  page: readonly Criterion[],
  proposed: readonly Proposal[],
): Promise<readonly Row[] | undefined> {
  const { t } = desk;
  const { width, paint } = desk.screen;
  const ids = page.map(({ id }) => id);
  const proposals = proposed.filter(({ criterion }) => ids.includes(criterion));
  const { length: count } = ids;
  const digits = digitsOf(desk.session.catalogue);
  const keys = [...digits.map((digit) => `${digit} ${t(`state.${stateKeys[digit]}`)}`), t('ask.all.keep')];
  const head = [
    '',
    ...wrap(
      t('ask.all.title', { id: requirement.id, title: requirement.title, count: requirement.criteria.length }),
      width,
    ).map(paint.accent),
  ];
  const criteria = page.flatMap((criterion) => criterionLines(desk, criterion, proposals));
  const foot = [
    ...keyLines(keys.join('  '), width),
    ...(proposals.length > 0 ? wrap(t('ask.all.proposal'), width) : []),
  ];
  // What only helps takes the lines that the criteria leave; the last line is for what is typed.
  const spare = desk.rows - 1 - head.length - criteria.length - foot.length;
  const plain = fitting(plainLines(desk, requirement), spare);
  const words = fitting(wordsOf(desk, page), spare - plain.length);
  desk.say([...head, ...plain, ...criteria, ...words, ...foot].join('\n'));
  const example = '1132411324113241132411324'.slice(0, count);
  const typed = await desk.prompts.line(t('ask.all.question', { count, example }), {
    check: (text) => {
      const row = readRow(text, ids, proposals, digits);
      return typeof row === 'string' ? t(`ask.all.${row}`, { count, last: digits.length }) : true;
    },
  });
  const row = readRow(typed, ids, proposals, digits);
  return row.length === 0 ? undefined : rowsOf(desk, page, row, proposals);
}

function rowsOf(
  desk: Desk,
  page: readonly Criterion[],
  row: ReturnType<typeof readRow>,
  proposals: readonly Proposal[],
): readonly Row[] {
  return page.flatMap((criterion, index) => {
    const key = typeof row === 'string' ? undefined : row[index];
    if (key === undefined || key === '-') return [];
    const proposal = proposals.find((one) => one.criterion === criterion.id);
    if (key === '+') return proposal ? [{ criterion, answer: adoptedAnswer(desk, proposal) }] : [];
    return [{ criterion, answer: answerWith(desk, criterion.id, desk.answerNow(criterion.id), stateKeys[key]) }];
  });
}

function fitting(lines: readonly string[], spare: number): readonly string[] {
  return lines.length <= spare ? lines : [];
}

/** What the requirement as a whole asks. */
function plainLines({ screen }: Desk, { plain }: Requirement): readonly string[] {
  return plain === undefined ? [] : wrap(plain, screen.width);
}

/** The words of what stands on a page: of questions and conditions, not of options. */
function wordsOf({ screen, session }: Desk, page: readonly Criterion[]): readonly string[] {
  return termLines(
    session.catalogue,
    page.map(({ question, metWhen }) => ({ question, metWhen })),
    screen,
  );
}

/** Question, conditions and answer of one criterion. */
function criterionLines(desk: Desk, criterion: Criterion, proposals: readonly Proposal[]): readonly string[] {
  const { screen, session } = desk;
  const state = answerOf(session.assessment, criterion.id)?.state ?? 'unanswered';
  return [
    ...wrap(`${criterion.id} ${criterion.question}`, screen.width).map(screen.paint.bold),
    ...[...conditionBlocks(criterion, screen), ...lettered(criterion, screen)].flat(),
    ...proposals.filter((one) => one.criterion === criterion.id).flatMap((one) => proposedLines(one, screen, '  ')),
    ...(state === 'unanswered' ? [] : [`  ${stateLabel(state, screen)}`]),
  ];
}

async function take(desk: Desk, given: readonly Row[]): Promise<void> {
  const { assessment: before } = desk.session;
  const isOpen = ({ criterion, answer }: Row) => needsMore(criterion, answer.state);
  const taken = new Set(given.filter((one) => !isOpen(one)).map(({ criterion }) => criterion.id));
  const ready = given.filter(({ criterion }) => taken.has(criterion.id));
  if (ready.length > 0) await desk.save(...ready.map(({ criterion, answer }) => answerEdit(criterion.id, answer)));
  for (const { criterion, answer } of given.filter(isOpen)) {
    const { id } = criterion;
    desk.sayWrapped(`\n${id} ${criterion.question}`);
    if (await takes(desk, id, answer)) taken.add(id);
  }
  desk.session = without(desk.session, taken);
  sayContradictions(desk, [...taken], before);
}
