import type { ReportModel } from '../../../formats/outputs/report.ts';
import type { DocumentBlock } from '../../document.ts';
import { type GapSection, gapParts } from '../../say/gap.ts';
import { headFacts, scopeLine } from '../../words/head.ts';
import { type Block, stackHeight } from './block.ts';
import { type PartOptions, partBlocks } from './blocks.ts';
import type { Context } from './context.ts';
import { paragraph } from './paragraph.ts';
import { summary } from './sections/summary.ts';
import { title } from './sections/title.ts';
import { paper, style, textWidth } from './style.ts';

/** What there is to say on the first page, and what of it is left to later ones. */
export interface FirstPage {
  readonly blocks: readonly Block[];
  /** Sections that come after it instead. */
  readonly moved: readonly GapSection[];
  /** Sentences and facts that stand with the assumptions instead. */
  readonly told: readonly string[];
}

export interface FirstPageOptions {
  readonly sections: readonly GapSection[];
  /** Next to nothing comes after it: what does not fit is left to the whole report, and the page says so. */
  readonly isAlone: boolean;
  /** Whether a part of this title is in the document. */
  readonly hasPart: (title: string) => boolean;
}

/**
 * What the page gives up to be one page, each together with all before it, from what its reader misses least: air between
 * the parts, why something comes first, more than a line of what to do first (the plan has it whole), more than two lines of scope, how sure the
 * steps of a stage are, the source of the catalogue, more than a line of the titles, all but the first of what is overdue.
 */
const economies = ['air', 'reasons', 'steps', 'scope', 'notes', 'source', 'titles', 'names'] as const;

/** What leaves the page where all of that is not enough, each together with all before it; then what is left has its room. */
const leaving = ['targets', 'overview', 'stages', 'categories'] as const satisfies readonly GapSection[];

/** Space above a part. */
const APART = 8;
const CLOSE = 4;

/** What to do and who does it; why it comes first stands after them. */
const STEP_TEXTS = 2;

type Economy = (typeof economies)[number];

function briefly(block: DocumentBlock): DocumentBlock {
  return block.kind === 'list' && block.brief !== undefined ? { ...block, items: block.brief } : block;
}

/** Whatever the firm has answered and in whichever language: one page, for its owner to read. */
export function firstPage(context: Context, model: ReportModel, options: FirstPageOptions): FirstPage {
  const room = paper.bottom - paper.top;
  const { sections } = options;
  const shown = leaving.filter((one) => sections.includes(one) && gapParts(one, model, context.t).length > 0);
  for (let left = 0; ; left++) {
    for (let given = 0; given <= economies.length; given++) {
      const page = pageWith(context, model, options, new Set(economies.slice(0, given)), shown.slice(0, left));
      const isLast = left === shown.length && given === economies.length;
      // Names and titles of a catalogue of one's own may have any length: then it goes on.
      if (isLast || stackHeight(page.blocks) <= room) return page;
    }
  }
}

function pageWith(
  context: Context,
  model: ReportModel,
  { sections, isAlone, hasPart }: FirstPageOptions,
  given: ReadonlySet<Economy>,
  moved: readonly GapSection[],
): FirstPage {
  const { t } = context;
  const isClose = given.has('air');
  const before = isClose ? CLOSE : APART;
  const options: PartOptions = {
    before,
    isClose,
    text: style.fine,
    hasPart,
    stepLines: {
      ...(given.has('reasons') ? { count: STEP_TEXTS } : {}),
      ...(given.has('steps') ? { texts: 1 } : {}),
      ...(given.has('titles') ? { title: 1 } : {}),
    },
  };
  const notes: string[] = [];
  const parts = sections
    .filter((section) => !moved.includes(section))
    .flatMap((section) => {
      if (section === 'summary') return summary(context, model, { before, isClose });
      return gapParts(section, model, t).flatMap((part) => {
        if (!given.has('notes')) return partBlocks(context, part, options);
        const inShort = given.has('names') ? part.blocks.map(briefly) : part.blocks;
        const blocks = inShort.filter((block) => {
          const isNote = block.kind === 'text' && block.tone === 'quiet' && block.to === undefined;
          if (isNote) notes.push(block.text);
          return !isNote;
        });
        return partBlocks(context, { ...part, blocks }, options);
      });
    });
  const facts = headFacts(model, t).filter(([label]) => !(given.has('source') && label === t('report.source')));
  const isCut = given.has('scope') && context.typeset(scopeLine(model, t), style.fine, textWidth).length > 1;
  const told = [
    ...(given.has('source') ? headFacts(model, t).filter(([label]) => label === t('report.source')) : []),
    ...(isCut ? [[t('report.scope'), scopeLine(model, t)] as const] : []),
  ].map(([label, value]) => t('report.detail', { label, value }));
  const isShortened = isAlone && (given.size > 2 || moved.length > 0);
  return {
    blocks: [
      ...title(context, model, facts, { isClose, ...(given.has('scope') ? { scopeLines: 2 } : {}) }),
      ...parts,
      ...(isShortened ? [paragraph(context, t('report.summary.rest'), style.fineQuiet)] : []),
    ],
    moved: isAlone ? [] : sections.filter((section) => moved.includes(section)),
    told: [...told, ...notes],
  };
}
