import { requirementName } from '../../domain/catalogue.ts';
import { groupBy } from '../../domain/groupBy.ts';
import { waitsForReply } from '../../domain/reply.ts';
import { unrecordedIn } from '../../domain/stamp.ts';
import { isWordless } from '../../domain/view.ts';
import type { Term } from '../../formats/catalogue.ts';
import type {
  CriterionReport,
  EarlierReport,
  ReportModel,
  RequirementReport,
  ReviewReport,
} from '../../formats/outputs/report.ts';
import { views as counting } from '../../formats/states.ts';
import type { Translate } from '../../i18n/t.ts';
import { isOfMissingFile } from '../../rules/evidence-missing.ts';
import { quotedWord } from '../../text/shell.ts';
import type { Part, Sheet, TableRow } from '../document.ts';
import { questionTerms, termsPart } from '../terms.ts';
import { describeDiagnostic, describeFolded, inQuestions, type Questions } from '../words/diagnostic.ts';
import { saidOf, unproven } from '../words/view.ts';
import { type FirmDiagnostic, headOf, isUnshown, type SheetHead, type SheetInput } from './sheetInput.ts';
import { askedLines, earlierLines, headFacts, saidByEach, viewLines } from './sheetParts.ts';

/** How much a finding weighs, the heaviest first; last what once was one and is settled. */
const weights = ['heavy', 'middle', 'light', 'settled'] as const;
export type Weight = (typeof weights)[number];

/** What the firm has to mend or to answer, the heaviest first, and each weight by requirement. */
export interface Findings {
  readonly head: SheetHead;
  readonly counts: ReportModel['summary']['criteria'];
  /** What is asked in the file, for what the rules say of it. */
  readonly asked: Questions;
  readonly byWeight: readonly { readonly weight: Weight; readonly requirements: readonly FoundOn[] }[];
  /** What the words of the questions mean. */
  readonly terms: readonly Term[];
}

/** The findings on a requirement; on none where they are of the file as a whole, or of who is in charge. */
export interface FoundOn {
  readonly requirement?: Pick<RequirementReport, 'id' | 'section' | 'title'>;
  readonly isOfCharge?: true;
  readonly findings: readonly Finding[];
}

/** All there is to mend or to answer in one place: what each specialist said, and what the rules find. */
export interface Finding {
  readonly number: string;
  readonly weight: Weight;
  readonly criterion?: Pick<
    CriterionReport,
    'id' | 'question' | 'owner' | 'due' | 'answeredOn' | 'answeredBy' | 'review' | 'views'
  >;
  readonly rules: readonly Pick<FirmDiagnostic, 'code' | 'args' | 'severity'>[];
}

/** What the list of findings says, as data. */
export function findingsOf(input: SheetInput): Findings {
  const { model, diagnostics } = input;
  const criteria = model.requirements.flatMap((requirement) => requirement.criteria);
  const known = new Set(criteria.map(({ id }) => id));
  const charge = diagnostics.filter(isOfCharge);
  const against = diagnostics.filter((diagnostic) => !isOfCharge(diagnostic));
  const onCriterion = (id: string) => against.filter((diagnostic) => criterionOf(diagnostic) === id);
  const found: readonly FoundOn[] = [
    ...model.requirements.map(({ id, section, title, criteria: own }) => ({
      requirement: { id, section, title },
      findings: own.flatMap((criterion) => criterionFinding(criterion, onCriterion(criterion.id))),
    })),
    { findings: otherFindings(against.filter((diagnostic) => !known.has(criterionOf(diagnostic)))) },
    { isOfCharge: true, findings: charge.length === 0 ? [] : [chargeFinding(charge)] },
  ];
  return {
    head: headOf(input),
    counts: model.summary.criteria,
    asked: { criteria: criteria.map(({ id, question }) => ({ id, question })), facts: model.facts },
    byWeight: weights.flatMap((weight) => {
      const requirements = found.flatMap(({ findings, ...on }) => {
        const own = findings.filter((finding) => finding.weight === weight);
        return own.length === 0 ? [] : [{ ...on, findings: own }];
      });
      return requirements.length === 0 ? [] : [{ weight, requirements }];
    }),
    terms: questionTerms(
      model,
      found.flatMap(({ findings }) => findings.flatMap(({ criterion }) => criterion ?? [])),
    ),
  };
}

/**
 * The number of a finding comes from what it is about and not from its place, so that it is the same on every day and
 * for every level: `F-4-1-1-2`.
 */
function numberOf(about: string): string {
  return `F-${about}`;
}

/** Who is in charge says nothing of whether an answer is so: a row for each would bury what is found. */
function isOfCharge({ about }: FirmDiagnostic): boolean {
  return about === 'charge';
}

/** Under one number, whichever of these rules find something. */
function chargeFinding(rules: readonly FirmDiagnostic[]): Finding {
  return { number: numberOf('owner-missing'), weight: 'light', rules };
}

function criterionFinding(criterion: CriterionReport, rules: readonly FirmDiagnostic[]): readonly Finding[] {
  const { id } = criterion;
  const weight = heaviest([viewWeight(criterion), ...rules.map(ruleWeight)]);
  return weight === undefined ? [] : [{ number: numberOf(id), weight, criterion, rules }];
}

/** Those of one criterion, or of one rule about the file as a whole, are one. */
function otherFindings(diagnostics: readonly FirmDiagnostic[]): readonly Finding[] {
  const about = (diagnostic: FirmDiagnostic) => criterionOf(diagnostic) || diagnostic.code.replace(/^scs\//, '');
  return [...new Set(diagnostics.map(about))].flatMap((key) => {
    const rules = diagnostics.filter((diagnostic) => about(diagnostic) === key);
    const weight = heaviest(rules.map(ruleWeight));
    return weight === undefined ? [] : [{ number: numberOf(key), weight, rules }];
  });
}

/** The heaviest of some weights; undefined where there is none. */
function heaviest(all: readonly (Weight | undefined)[]): Weight | undefined {
  return weights.find((weight) => all.includes(weight));
}

/** Assumption: the scheme weighs no findings; what speaks against an answer comes first, then what nobody can tell. */
function viewWeight(criterion: Pick<CriterionReport, 'review' | 'views'>): Weight | undefined {
  const said = countedOf(criterion);
  const verdict = criterion.views?.verdict;
  if (verdict === 'split' || verdict === 'rewritten' || said.some(({ view }) => view === 'disagrees')) return 'heavy';
  const isOpen = said.some(({ view, isCurrent }) => view === 'cannot-tell' || !isCurrent);
  if (isOpen || saidOf(criterion).some(waitsForReply)) return 'middle';
  if (said.some(({ advice, question }) => advice !== undefined || question !== undefined)) return 'light';
  return weightBefore(criterion) === undefined ? undefined : 'settled';
}

/** What the views that no longer stand weighed as; undefined where they said nothing to settle. */
function weightBefore(criterion: Pick<CriterionReport, 'review' | 'views'>): 'heavy' | 'middle' | undefined {
  const before = [
    ...(criterion.views?.earlier ?? []),
    ...saidOf(criterion).filter((one) => !isCounted(one, criterion)),
  ];
  if (before.some(({ view }) => view === 'disagrees')) return 'heavy';
  return before.some((view) => isDoubt(view) || view.question !== undefined) ? 'middle' : undefined;
}

/** What each specialist said last, but for what changed since and was replaced by a view that counts. */
function countedOf(criterion: Pick<CriterionReport, 'review' | 'views'>): readonly ReviewReport[] {
  return saidOf(criterion).filter((one) => isCounted(one, criterion));
}

/** Where the views come to one that counts, what no longer holds says nothing against it. */
function isCounted({ isCurrent }: ReviewReport, { views }: Pick<CriterionReport, 'views'>): boolean {
  return isCurrent || !counting.some((view) => view === views?.verdict);
}

/** What a view asks the firm to mend, where it says what. */
const doubtsToMend = ['disagrees', 'cannot-tell'] as const;

function isDoubt({ view }: Pick<EarlierReport, 'view'>): boolean {
  return view === 'disagrees' || view === 'cannot-tell';
}

/** Whose turn a finding is, or what it is beside that; by whom and since when, as far as the file says it. */
interface Turn {
  readonly of: 'firm' | 'specialist' | 'both' | 'nobody' | 'settled';
  readonly on?: string | undefined;
  readonly by?: string | undefined;
}

/**
 * Where a finding stands. What the rules find and what has no reply waits for the firm; a reply and an answer that was
 * changed after a view wait for the specialist. So do views that differ: the firm cannot settle them, whatever else it has
 * to do there. What waits for both is said so.
 */
function turnOf(finding: Finding): Turn {
  const { weight, criterion } = finding;
  const [newest] = criterion === undefined ? [] : countedOf(criterion);
  if (weight === 'settled') return turn('settled', newest);
  const [firm, specialist] = [firmsTurn(finding), specialistsTurn(finding)];
  if (firm !== undefined && specialist !== undefined) return turn('both', newest);
  return firm ?? specialist ?? turn('nobody', newest);
}

function turn(of: Turn['of'], view?: ReviewReport): Turn {
  return { of, on: view?.on, by: view?.reviewer.name };
}

/** What the firm is asked or told to mend; undefined where there is nothing. */
function firmsTurn({ criterion, rules }: Finding): Turn | undefined {
  const said = criterion === undefined ? [] : saidOf(criterion);
  const isSplit = criterion?.views?.verdict === 'split';
  const open = said.find(
    (view) =>
      waitsForReply(view) ||
      (!isSplit && isDoubt(view) && !isWordless(view) && view.isCurrent && view.question === undefined),
  );
  if (open !== undefined) return turn('firm', open);
  return rules.length > 0 ? { of: 'firm' } : undefined;
}

/** What a specialist has to look at again, to say, or to settle; undefined where there is nothing. */
function specialistsTurn({ criterion, rules }: Finding): Turn | undefined {
  const said = criterion === undefined ? [] : countedOf(criterion);
  const [newest] = said;
  if (criterion?.views?.verdict === 'split') return turn('specialist', newest);
  const replied = said.find(({ reply }) => reply !== undefined);
  if (replied !== undefined) return { of: 'specialist', on: replied.repliedOn, by: replied.repliedBy };
  const wordless = said.find((view) => view.isCurrent && isWordless(view));
  if (wordless !== undefined) return turn('specialist', wordless);
  if (said.every(({ isCurrent }) => isCurrent)) return undefined;
  // A file that cannot be found, and is told so, is shown before anybody looks again.
  if (rules.length > 0 && said.every((view) => view.isCurrent || isUnshown(view))) return undefined;
  const whats = said.flatMap(({ changes }) => changes.map(({ what }) => what));
  return {
    of: 'specialist',
    ...(whats.includes('state') ? { on: criterion?.answeredOn, by: criterion?.answeredBy } : {}),
  };
}

function turnText(finding: Finding, t: Translate): string {
  const { of, on, by } = turnOf(finding);
  const about = [on, by].filter((part) => part !== undefined).join(t('list.comma'));
  return t(`sheet.findings.turn.${of}`) + (about === '' ? '' : t('text.aside', { text: about }));
}

function ruleWeight({ severity }: Pick<FirmDiagnostic, 'severity'>): Weight {
  return severity === 'error' ? 'heavy' : 'middle';
}

function criterionOf({ args }: FirmDiagnostic): string {
  return String(args['criterion'] ?? '');
}

/** The list of findings in words. */
export function findingsSheet(findings: Findings, t: Translate): Sheet {
  const { head, counts, byWeight, asked, terms } = findings;
  const { title, edition } = head.catalogue;
  // Only what comes home from a cell is to be written there.
  const shown = byWeight.flatMap(({ requirements }) => requirements.flatMap(({ findings: own }) => own));
  const count = shown.length;
  const heading = t('sheet.findings.list', { count });
  const closedRows = (isOpen: (finding: Finding) => boolean) =>
    shown.flatMap((finding, row) => (isOpen(finding) ? [] : [row]));
  return {
    title: t('sheet.findings', { level: head.level.title }),
    organization: head.organization,
    facts: headFacts(head, t),
    notices: [t('sheet.findings.notice', { title }), ...unproven(head.views !== undefined, t)],
    parts: [
      {
        title: heading,
        blocks:
          count === 0
            ? [{ kind: 'text', text: t('sheet.findings.none') }]
            : [
                {
                  kind: 'table',
                  title: heading,
                  columns: [
                    { title: t('handout.column.id'), width: 62, isHeader: true },
                    { title: t('report.table.question'), width: 121 },
                    { title: t('sheet.findings.turn'), width: 0, isSought: true },
                    // What the firm fills in is called as in a hand-out, and comes home like one.
                    {
                      title: t('handout.column.owner'),
                      width: 0,
                      isInput: true,
                      closed: closedRows((one) => one.criterion !== undefined),
                    },
                    {
                      title: t('handout.column.due'),
                      width: 0,
                      isInput: true,
                      closed: closedRows((one) => one.criterion !== undefined),
                    },
                    { title: t('sheet.column.view'), width: 155 },
                    { title: t('sheet.column.view-reason'), width: 0 },
                    { title: t('sheet.column.advice'), width: 0 },
                    { title: t('sheet.column.asked'), width: 0 },
                    { title: t('handout.column.reply'), width: 0, isInput: true, closed: closedRows(mayReply) },
                    { title: t('sheet.column.rules'), width: 145 },
                  ],
                  onePage: true,
                  groupedBy: [t('sheet.findings.weight'), t('sheet.requirement')],
                  groups: byWeight.map(({ weight, requirements }) => ({
                    title: t(`sheet.findings.weight.${weight}`),
                    parts: requirements.map(({ findings: own, ...on }) => ({
                      title: titleOf(on, t),
                      rows: own.map((finding) => findingRow(finding, asked, t)),
                    })),
                  })),
                },
              ],
      },
      ...termsPart(terms, t),
      ...(count === 0 ? [] : [orderPart(t)]),
      {
        title: t('sheet.findings.rest'),
        blocks: [
          {
            kind: 'text',
            text: t('sheet.findings.rest.text', {
              total: counts.total,
              open: counts.partial + counts.unmet,
              undecided: counts.unknown + counts.unanswered,
            }),
          },
        ],
      },
    ],
    edition,
    digest: head.digest,
    date: head.dates.reported,
    tool: head.tool,
  };
}

function titleOf({ requirement, isOfCharge: isCharge }: Omit<FoundOn, 'findings'>, t: Translate): string {
  if (requirement === undefined) return t(isCharge ? 'sheet.findings.charge' : 'sheet.findings.others');
  return requirementName(requirement);
}

/** What a number comes from, and what each weight means. */
function orderPart(t: Translate): Part {
  return {
    title: t('sheet.findings.order'),
    blocks: [
      { kind: 'text', text: t('sheet.findings.order.number') },
      { kind: 'list', items: weights.map((weight) => t(`sheet.findings.order.${weight}`)) },
      { kind: 'text', text: t('sheet.findings.order.turns') },
      { kind: 'text', text: t('sheet.findings.order.ours'), tone: 'quiet' },
    ],
  };
}

/** Whether a reply in the row of a finding is a reply to something. */
function mayReply({ criterion }: Finding): boolean {
  const said = criterion === undefined ? [] : saidOf(criterion);
  return (said.find(waitsForReply) ?? said[0])?.question !== undefined;
}

function findingRow(finding: Finding, asked: Findings['asked'], t: Translate): TableRow {
  const { number, weight, criterion } = finding;
  const said = criterion === undefined ? [] : saidOf(criterion);
  const asking = said.find(waitsForReply) ?? said[0];
  const before = weight === 'settled' ? criterion && weightBefore(criterion) : undefined;
  return [
    [number],
    criterion === undefined ? [] : [criterion.question],
    [turnText(finding, t)],
    criterion?.owner === undefined ? [] : [criterion.owner],
    criterion?.due === undefined ? [] : [criterion.due],
    criterion === undefined || said.length === 0
      ? []
      : [...viewLines(criterion, t, 'always'), ...wayOut(finding, criterion, t), ...beforeLines(criterion, before, t)],
    saidByEach(said, ({ reason }) => reason, t),
    saidByEach(said, ({ advice }) => advice, t),
    said.flatMap((review) => (review === asking ? (review.question ?? []) : askedLines(review, t))),
    asking?.reply === undefined ? [] : [asking.reply],
    ruleLines(finding, asked, t),
  ];
}

/** What the rules find, each on a line; of several criteria in one row, each kind on a line with all of them. */
function ruleLines({ criterion, rules }: Finding, asked: Findings['asked'], t: Translate): readonly string[] {
  const kinds = [...groupBy(rules, ({ code }, at) => (criterion === undefined ? code : `${code} ${at}`)).values()];
  const lines = kinds.flatMap((kind) => {
    const [one] = kind;
    if (one === undefined) return [];
    const { code, args, severity } = one;
    const line = (text: string) => t('sheet.finding.rule', { severity: t(`severity.${severity}`), text, code });
    if (kind.length > 1) {
      const ids = kind.map(({ args: { criterion: id } }) => String(id)).join(t('list.comma'));
      return [line(t('sheet.finding.folded', { text: describeFolded(t, code, kind.length), ids }))];
    }
    const inWords = inQuestions(args, asked, t);
    // Its own question stands in the row already.
    const own = criterion === undefined ? {} : { criterion: criterion.id };
    return [line(describeDiagnostic(t, { code, args: { ...inWords, ...own } }))];
  });
  return rules.some(isOfMissingFile) ? [...lines, t('sheet.finding.missing')] : lines;
}

/** Of what is settled: how much it weighed, and all that was said of it. */
function beforeLines(
  { views }: Pick<CriterionReport, 'views'>,
  before: 'heavy' | 'middle' | undefined,
  t: Translate,
): readonly string[] {
  if (before === undefined) return [];
  const weight = t(`sheet.findings.weight.${before}`);
  return [t('sheet.finding.before', { weight }), ...(views?.earlier ?? []).flatMap((one) => earlierLines(one, t))];
}

/** What the firm can do about the views, each thing once; a file that is to be shown first is told with the rules. */
function wayOut(
  { rules }: Pick<Finding, 'rules'>,
  criterion: Pick<CriterionReport, 'id' | 'review' | 'views'>,
  t: Translate,
): readonly string[] {
  const said = countedOf(criterion);
  const held = said.filter(({ isCurrent }) => isCurrent);
  const isSplit = criterion.views?.verdict === 'split';
  const unrecorded = [...new Set(said.flatMap(unrecordedIn))];
  const isChanged = said.some((view) => !view.isCurrent && !(rules.length > 0 && isUnshown(view)));
  return [
    ...(isSplit ? [t('sheet.finding.split')] : []),
    ...(isSplit ? [] : doubtsToMend.filter((doubt) => held.some((one) => one.view === doubt && !isWordless(one)))).map(
      (doubt) => t(`sheet.finding.${doubt}`),
    ),
    ...(held.some(isWordless) ? [t('view.wordless')] : []),
    ...unrecorded.map((number) =>
      t('sheet.finding.unrecorded', {
        command: `npx scs-check evidence add ${quotedWord(criterion.id)} --update ${number}`,
      }),
    ),
    ...(unrecorded.length === 0 && isChanged ? [t('sheet.finding.changed')] : []),
  ];
}
