import { UserError, wrongUse } from '../../../errors.ts';
import type { Catalogue } from '../../../formats/catalogue.ts';
import { exitCodes } from '../../../formats/exitCodes.ts';
import { loadFonts } from '../../../io/fonts.ts';
import type { Sheet } from '../../../report/document.ts';
import { renderMarkdown } from '../../../report/render/markdown.ts';
import { confirmationOf, confirmationSheet } from '../../../report/say/confirmation.ts';
import { declarationOf, declarationSheet, isForDeclaration } from '../../../report/say/declaration.ts';
import { findingsOf, findingsSheet } from '../../../report/say/findings.ts';
import type { SheetInput } from '../../../report/say/sheetInput.ts';
import { workbookOf } from '../../../report/workbook.ts';
import { type LoadedAssessment, loadAssessment } from '../../../workspace/assessment.ts';
import { reportJudged } from '../../../workspace/report.ts';
import type { Aimed, AsOf } from '../../../workspace/score.ts';
import { termsBy } from '../../../workspace/terms.ts';
import { type Context, speakingOf } from '../../context.ts';
import { type SheetFormat, type SheetKind, sheetFormats } from '../../defaults.ts';
import { deliver, refuseOverwriting } from '../../deliver.ts';
import { noteMissingGlyphs } from '../../glyphs.ts';
import { noteOutdated } from '../../judged.ts';
import { outputFormat } from '../../outputFormat.ts';
import { ownFiles } from '../../ownFiles.ts';

export interface SheetOptions extends Aimed, AsOf {
  readonly kind: SheetKind;
  readonly file: string;
  /** By the name of the output where left out. */
  readonly format?: SheetFormat;
  readonly output?: string;
  /** Whether a file that something else has made may be overwritten. */
  readonly force?: boolean;
}

/** Makes a sheet to hand over, and prints it or writes it to a file. */
export async function sheet(options: SheetOptions, context: Context): Promise<number> {
  const { environment } = context;
  const { kind, file, output, force } = options;
  const command = `scs-check sheet ${kind}`;
  refuseDayToCome(options, command, context);
  const format = outputFormat({ command, formats: sheetFormats, format: options.format, output }, context.t);
  if (format !== 'markdown' && output === undefined && environment.stdout.isTTY === true) {
    throw new UserError('binary-to-terminal', { file: `${kind}.${format}` });
  }
  const opened = loadAssessment(file, environment.cwd);
  await refuseOverwriting({ output, force, isOurs: ownFiles[kind][format] }, [opened.path], context);
  const { input, catalogue } = judged(opened, options, context);
  if (kind === 'declaration' && !isForDeclaration(catalogue)) {
    throw wrongUse(context.t('usage.no-declaration', { title: catalogue.title }), command);
  }
  const speaking = speakingOf(input.model.summary, context);
  const content = await render(sheetOf(kind, input, speaking), format, speaking);
  deliver(content, output, context, 'sheet.written');
  return exitCodes.passed;
}

/** A sheet bears the day of which it speaks as the day on which it was made. @throws UserError usage */
function refuseDayToCome({ asOf }: AsOf, command: string, { environment, t }: Context): void {
  if (asOf === undefined || asOf <= environment.today()) return;
  throw wrongUse(t('usage.day-to-come', { option: '--as-of', value: asOf }), command);
}

function judged(
  opened: LoadedAssessment,
  asked: Aimed & AsOf,
  context: Context,
): { readonly input: SheetInput; readonly catalogue: Catalogue } {
  // As a report is: a config says how `check` judges, and no sheet that is handed over may leave out what it has put off.
  const terms = termsBy({}, asked, context.environment.today());
  const { model, chosen, outdated, diagnostics, evidence } = reportJudged(opened, terms, context.workplace);
  noteOutdated(opened, chosen, outdated, context);
  return { input: { model, assessment: opened.assessment, evidence, diagnostics }, catalogue: chosen.catalogue };
}

function sheetOf(kind: SheetKind, input: SheetInput, { t }: Context): Sheet {
  switch (kind) {
    case 'confirmation':
      return confirmationSheet(confirmationOf(input), t);
    case 'findings':
      return findingsSheet(findingsOf(input), t);
    case 'declaration':
      return declarationSheet(declarationOf(input), t);
  }
}

async function render(sheet: Sheet, format: SheetFormat, context: Context): Promise<string | Uint8Array> {
  const { t } = context;
  switch (format) {
    case 'markdown':
      return renderMarkdown(sheet, t);
    case 'xlsx':
      return workbookOf(sheet, t);
    case 'pdf': {
      const { renderSheetPdf } = await import('../../../report/render/pdf/sheet.ts');
      const rendered = await renderSheetPdf(sheet, { t, fonts: await loadFonts() });
      noteMissingGlyphs(rendered.missingGlyphs, context);
      return rendered.bytes;
    }
  }
}
