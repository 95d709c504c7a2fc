import type { Term } from '../../formats/catalogue.ts';
import type { Diagnostic } from '../../formats/diagnostic.ts';
import type { CriterionReport, ReportModel, RequirementReport, ReviewReport } from '../../formats/outputs/report.ts';
import type { Translate } from '../../i18n/t.ts';
import { describeDiagnostic } from '../diagnosticWords.ts';
import type { Sheet, TableRow } from '../document.ts';
import { questionTerms, termsPart } from '../terms.ts';
import { headOf, type SheetHead, type SheetInput } from './sheetInput.ts';
import { headFacts } from './sheetParts.ts';

/** What the firm has to mend or to answer, by requirement. */
export interface Findings {
  readonly head: SheetHead;
  readonly counts: ReportModel['summary']['criteria'];
  readonly requirements: readonly {
    readonly id: string;
    readonly title: string;
    readonly findings: readonly CriterionFinding[];
  }[];
  /** Those of the file as a whole, or of criteria of other levels. */
  readonly others: readonly OwnFinding[];
  /** What the words of the questions mean. */
  readonly terms: readonly Term[];
}

export interface CriterionFinding extends OwnFinding, Pick<CriterionReport, 'id' | 'question' | 'owner' | 'due'> {}

/** One thing to mend or to answer: what a specialist said, or what a rule found. */
export interface OwnFinding {
  readonly about:
    | { readonly kind: 'disagrees' | 'cannot-tell' | 'changed'; readonly on: string; readonly by: string }
    | { readonly kind: 'question'; readonly text: string; readonly reply?: string }
    | { readonly kind: 'advice'; readonly text: string }
    | { readonly kind: 'rule'; readonly diagnostic: Pick<Diagnostic, 'code' | 'args' | 'severity'> };
}

/** What the list of findings says, as data. */
export function findingsOf(input: SheetInput): Findings {
  const { model, diagnostics } = input;
  const known = new Set(model.requirements.flatMap(({ criteria }) => criteria.map(({ id }) => id)));
  const requirements = model.requirements.flatMap(({ id, title, criteria }: RequirementReport) => {
    const findings = criteria.flatMap((criterion) => criterionFindings(criterion, diagnostics));
    return findings.length === 0 ? [] : [{ id, title, findings }];
  });
  return {
    head: headOf(input),
    counts: model.summary.criteria,
    requirements,
    terms: questionTerms(
      model,
      requirements.flatMap(({ findings }) => findings),
    ),
    others: diagnostics.filter((diagnostic) => !known.has(criterionOf(diagnostic))).map(ruleFinding),
  };
}

function criterionFindings(
  criterion: CriterionReport,
  diagnostics: readonly Diagnostic[],
): readonly CriterionFinding[] {
  const { id, question, owner, due, review } = criterion;
  const found = [
    ...(review === undefined ? [] : viewFindings(review)),
    ...diagnostics.filter((diagnostic) => criterionOf(diagnostic) === id).map(ruleFinding),
  ];
  return found.map((finding) => ({
    ...finding,
    id,
    question,
    ...(owner === undefined ? {} : { owner }),
    ...(due === undefined ? {} : { due }),
  }));
}

function viewFindings({ view, on, reviewer, isCurrent, question, reply, advice }: ReviewReport): readonly OwnFinding[] {
  const said = { on, by: reviewer.name };
  return [
    ...(isCurrent ? [] : [{ about: { kind: 'changed', ...said } } as const]),
    ...(view === 'disagrees' || view === 'cannot-tell' ? [{ about: { kind: view, ...said } }] : []),
    ...(question === undefined
      ? []
      : [{ about: { kind: 'question', text: question, ...(reply === undefined ? {} : { reply }) } } as const]),
    ...(advice === undefined ? [] : [{ about: { kind: 'advice', text: advice } } as const]),
  ];
}

function ruleFinding({ code, args, severity }: Diagnostic): OwnFinding {
  return { about: { kind: 'rule', diagnostic: { code, args, severity } } };
}

function criterionOf({ args }: Diagnostic): string {
  return String(args['criterion'] ?? '');
}

/** The list of findings in words. */
export function findingsSheet(findings: Findings, t: Translate): Sheet {
  const { head, counts, requirements, others, terms } = findings;
  const { title, edition } = head.catalogue;
  const count = requirements.reduce((sum, { findings: own }) => sum + own.length, others.length);
  const heading = t('sheet.findings.list', { count });
  return {
    title: t('sheet.findings', { level: head.level.title }),
    organization: head.organization,
    facts: headFacts(head, t),
    notices: [t('sheet.findings.notice', { title })],
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
                    { title: t('report.table.id'), width: 50, isHeader: true },
                    { title: t('report.table.question'), width: 128 },
                    { title: t('sheet.column.finding'), width: 82 },
                    { title: t('sheet.column.text'), width: 145 },
                    { title: t('sheet.column.owner'), width: 78 },
                    { title: t('sheet.column.due'), width: 0 },
                  ],
                  groupedBy: [t('sheet.findings'), t('sheet.requirement')],
                  groups: [
                    {
                      parts: [
                        ...requirements.map((requirement) => ({
                          title: `${requirement.id}  ${requirement.title}`,
                          rows: requirement.findings.map((finding) => findingRow(finding, t)),
                        })),
                        ...(others.length === 0
                          ? []
                          : [{ title: t('sheet.findings.others'), rows: others.map((one) => findingRow(one, t)) }]),
                      ],
                    },
                  ],
                },
              ],
      },
      ...termsPart(terms, t),
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

function findingRow(finding: OwnFinding & Partial<CriterionFinding>, t: Translate): TableRow {
  const { about, id = '', question = '', owner = t('sheet.missing'), due = t('sheet.missing') } = finding;
  return [[id], [question], ...wordsOf(about, t), [owner], [due]];
}

/** What kind of finding it is, and what it says. */
function wordsOf(about: OwnFinding['about'], t: Translate): readonly [kind: string[], text: string[]] {
  switch (about.kind) {
    case 'disagrees':
    case 'cannot-tell':
      return [[t(`view.${about.kind}`)], [t(`sheet.finding.${about.kind}`, { on: about.on, name: about.by })]];
    case 'changed':
      return [[t('sheet.view.changed')], [t('sheet.finding.changed', { on: about.on, name: about.by })]];
    case 'question':
      return about.reply === undefined
        ? [[t('sheet.finding.question')], [about.text]]
        : [[t('sheet.finding.question.replied')], [about.text, t('report.record.reply', { text: about.reply })]];
    case 'advice':
      return [[t('sheet.column.advice')], [about.text]];
    case 'rule': {
      const { code, args, severity } = about.diagnostic;
      return [[t(`severity.${severity}`), code], [describeDiagnostic(t, { code, args })]];
    }
  }
}
