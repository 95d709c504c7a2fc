import { waitsForReply } from '../../domain/reply.ts';
import type { Catalogue, Term } from '../../formats/catalogue.ts';
import type { CriterionReport, ReportModel } from '../../formats/outputs/report.ts';
import type { Verdict } from '../../formats/states.ts';
import type { Translate } from '../../i18n/t.ts';
import type { Part, Sheet } from '../document.ts';
import { criteriaIn } from '../model.ts';
import { questionTerms, termsPart } from '../terms.ts';
import { toConfirm } from '../words/assumption.ts';
import { saidOf, unproven } from '../words/view.ts';
import {
  type FoundFiles,
  filesFound,
  headOf,
  type SheetHead,
  type SheetInput,
  type Specialist,
  specialistsOf,
} from './sheetInput.ts';
import { type CountedSummary, countsParts, headFacts, signature, specialistsPart, viewLines } from './sheetParts.ts';

/**
 * The level that is declared by the firm's management.
 * Source: the scheme's policy of 2026-03-27, ★3 by self-assessment with an expert's confirmation; its form is not known.
 */
const DECLARED = 'star3';

/** Whether a catalogue has that level at all: nothing else is declared in this way. */
export function isForDeclaration({ levels }: Pick<Catalogue, 'levels'>): boolean {
  return levels.some(({ id }) => id === DECLARED);
}

/** Why a firm cannot declare yet. */
export type Obstacle =
  | { readonly kind: 'organization' | 'scope' | 'level' }
  | {
      readonly kind:
        | 'open'
        | 'undecided'
        | 'no-view'
        | 'changed'
        | 'rewritten'
        | 'unshown'
        | 'split'
        | 'not-agreed'
        | 'question';
      readonly ids: readonly string[];
    }
  | { readonly kind: 'findings'; readonly count: number };

/** A draft of what the management would declare: the facts as they are, and what is in the way. */
export interface Declaration {
  readonly head: SheetHead;
  readonly specialists: readonly Specialist[];
  readonly summary: CountedSummary & Pick<ReportModel['summary'], 'method'>;
  readonly files: FoundFiles;
  /** What was said not to apply, and has to be confirmed. */
  readonly notApplicable: readonly Pick<CriterionReport, 'id' | 'question' | 'reason' | 'review' | 'views'>[];
  /** Of the criteria that are declared, those with a view that counts as agreed, and who gave one. */
  readonly agreed: { readonly count: number; readonly names: readonly string[] };
  readonly obstacles: readonly Obstacle[];
  /** What the words of these questions mean. */
  readonly terms: readonly Term[];
}

/** What the draft says, as data. */
export function declarationOf(input: SheetInput): Declaration {
  const { model } = input;
  const { summary } = model;
  const notApplicable = criteriaIn(model, 'not-applicable').map(({ criterion }) => criterion);
  return {
    head: headOf(input),
    specialists: specialistsOf(input),
    summary,
    files: filesFound(input),
    notApplicable: notApplicable.map(({ id, question, reason, review, views }) => ({
      id,
      question,
      ...(reason === undefined ? {} : { reason }),
      ...(review === undefined ? {} : { review }),
      ...(views === undefined ? {} : { views }),
    })),
    agreed: agreedOf(input),
    obstacles: obstaclesOf(input),
    terms: questionTerms(model, notApplicable),
  };
}

/** What is declared is what is met or does not apply: a view that agrees with another answer says nothing for it. */
function agreedOf({ model }: SheetInput): Declaration['agreed'] {
  const declared = criteriaIn(model, 'met', 'not-applicable').map(({ criterion }) => criterion);
  const agreed = declared.filter(({ views }) => views?.verdict === 'agrees');
  const said = agreed.flatMap(saidOf).filter(({ isCurrent, view }) => isCurrent && view === 'agrees');
  return { count: agreed.length, names: [...new Set(said.map(({ reviewer }) => reviewer.name))] };
}

/** Assumption: every criterion counts, and one that does not apply is for the specialist to confirm as any other. */
function obstaclesOf({ model, diagnostics }: SheetInput): readonly Obstacle[] {
  const all = model.requirements.flatMap(({ criteria }) => criteria);
  const idsOf = (isSo: (criterion: CriterionReport) => boolean) => all.filter(isSo).map(({ id }) => id);
  const listed = (
    [
      ['open', ({ state }) => state === 'partial' || state === 'unmet'],
      ['undecided', ({ state }) => state === 'unknown' || state === 'unanswered'],
      ['no-view', ({ views }) => views === undefined],
      ['changed', ({ views }) => views?.verdict === 'changed'],
      ['rewritten', ({ views }) => views?.verdict === 'rewritten'],
      ['unshown', ({ views }) => views?.verdict === 'unshown'],
      ['split', ({ views }) => views?.verdict === 'split'],
      ['not-agreed', ({ views }) => isOtherwise(views?.verdict)],
      ['question', (criterion) => saidOf(criterion).some(waitsForReply)],
    ] as const satisfies readonly (readonly [string, (criterion: CriterionReport) => boolean])[]
  ).map(([kind, isSo]) => ({ kind, ids: idsOf(isSo) }));
  const contradictions = new Set<string>(model.diagnostics.map(({ code }) => code));
  const count = diagnostics.filter(({ code, severity }) => severity === 'error' || contradictions.has(code)).length;
  const hasScope = Object.values(model.scope).some((names) => names?.some((name) => name.trim() !== ''));
  return [
    ...(model.level.id === DECLARED ? [] : [{ kind: 'level' } as const]),
    ...(model.organization.trim() === '' ? [{ kind: 'organization' } as const] : []),
    ...(hasScope ? [] : [{ kind: 'scope' } as const]),
    ...listed.filter(({ ids }) => ids.length > 0),
    ...(count === 0 ? [] : [{ kind: 'findings', count } as const]),
  ];
}

/** Whether the views that hold say with one voice that it is not so, or that nobody can tell. */
function isOtherwise(verdict: Verdict | undefined): boolean {
  return verdict === 'disagrees' || verdict === 'cannot-tell' || verdict === 'out-of-scope';
}

/** The draft in words. */
export function declarationSheet(declaration: Declaration, t: Translate): Sheet {
  const { head, specialists, summary, files } = declaration;
  const { title, edition } = head.catalogue;
  return {
    title: t('sheet.declaration', { level: head.level.title }),
    organization: head.organization,
    mark: t('sheet.declaration.mark'),
    facts: headFacts(head, t),
    notices: [t('sheet.declaration.notice', { title, edition }), ...unproven(head.views !== undefined, t)],
    parts: [
      obstaclesPart(declaration, t),
      ...countsParts(summary, files, t),
      specialistsPart(specialists, t),
      notApplicablePart(declaration, t),
      ...termsPart(declaration.terms, t),
      textPart(declaration, t),
    ],
    edition,
    digest: head.digest,
    date: head.dates.reported,
    tool: head.tool,
  };
}

function obstaclesPart({ obstacles, head }: Declaration, t: Translate): Part {
  const title = t('sheet.obstacles');
  if (obstacles.length === 0) return { title, blocks: [{ kind: 'text', text: t('sheet.obstacles.none') }] };
  return {
    title,
    blocks: [
      { kind: 'text', text: t('sheet.obstacles.some'), tone: 'strong' },
      { kind: 'list', items: obstacles.map((obstacle) => obstacleText(obstacle, head, t)) },
    ],
  };
}

function obstacleText(obstacle: Obstacle, { level }: SheetHead, t: Translate): string {
  switch (obstacle.kind) {
    case 'organization':
    case 'scope':
      return t(`sheet.obstacle.${obstacle.kind}`);
    case 'level':
      return t('sheet.obstacle.level', { level: level.title });
    case 'findings':
      return t('sheet.obstacle.findings', { count: obstacle.count });
    default: {
      const { kind, ids } = obstacle;
      return t(`sheet.obstacle.${kind}`, { count: ids.length, ids: ids.join(t('list.comma')) });
    }
  }
}

function notApplicablePart({ notApplicable, head, summary }: Declaration, t: Translate): Part {
  const title = t('report.not-applicable', { count: notApplicable.length });
  if (notApplicable.length === 0) return { title, blocks: [{ kind: 'text', text: t('sheet.not-applicable.none') }] };
  return {
    title,
    blocks: [
      {
        kind: 'text',
        text: toConfirm({ method: summary.method, publisher: head.catalogue.source.publisher }, t),
      },
      {
        kind: 'table',
        title,
        columns: [
          { title: t('report.table.id'), width: 50, isHeader: true },
          { title: t('report.table.question'), width: 180 },
          { title: t('report.not-applicable.reason'), width: 143 },
          { title: t('sheet.column.view'), width: 110 },
        ],
        groups: [
          {
            parts: [
              {
                rows: notApplicable.map(({ id, question, reason, ...said }) => [
                  [id],
                  [question],
                  [reason || t('report.not-applicable.no-reason')],
                  viewLines(said, t),
                ]),
              },
            ],
          },
        ],
      },
    ],
  };
}

function textPart({ head, agreed, summary, obstacles }: Declaration, t: Translate): Part {
  const { criteria } = summary;
  const facts = {
    organization: head.organization || t('report.organization.missing'),
    title: head.catalogue.title,
    edition: head.catalogue.edition,
    level: head.level.title,
    total: criteria.total,
    met: criteria.met,
    notApplicable: criteria['not-applicable'],
    date: head.dates.lastAnswer ?? t('sheet.answered.none'),
  };
  return {
    title: t('sheet.declaration.text'),
    blocks: [
      ...(obstacles.length > 0
        ? [{ kind: 'text', text: t('sheet.declaration.not-yet'), tone: 'strong' } as const]
        : []),
      { kind: 'text', text: t('sheet.declaration.checked', facts) },
      {
        kind: 'text',
        text:
          agreed.count > 0
            ? t('sheet.declaration.confirmed', {
                count: agreed.count,
                names: agreed.names.join(t('list.comma')),
              })
            : t('sheet.declaration.unconfirmed'),
      },
      { kind: 'text', text: t('sheet.declaration.true') },
      signature(t('sheet.signature.management'), t('sheet.signature.management.confirms'), t, [
        t('sheet.signature.position'),
      ]),
    ],
  };
}
