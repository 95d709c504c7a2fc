import type { HashVerdict } from '../../../catalogue/compareOfficial.ts';
import { allCriteria } from '../../../domain/catalogue.ts';
import type { Diagnostic } from '../../../formats/diagnostic.ts';
import { exitCodes } from '../../../formats/exitCodes.ts';
import { describeDiagnostic } from '../../../report/words/diagnostic.ts';
import { escapeUnsafe, sanitizeLine } from '../../../text/sanitize.ts';
import { padTo, widthOf } from '../../../text/width.ts';
import { wrap } from '../../../text/wrap.ts';
import { loadNamed } from '../../../workspace/catalogue.ts';
import { inLanguage } from '../../../workspace/translation.ts';
import type { Context } from '../../context.ts';
import type { ListFormat } from '../../defaults.ts';

export interface OfficialOptions {
  readonly file: string;
  readonly catalogue: string;
  readonly format?: ListFormat;
}

/** Compares a person's own copy of the official workbook with a catalogue; exit code 1 where they differ. */
export async function official({ file, catalogue: named, format }: OfficialOptions, context: Context): Promise<number> {
  const { environment, t, print, width, language } = context;
  const paint = context.paint.stdout;
  const { loadOfficial } = await import('../../../workspace/official.ts');
  const copy = loadOfficial(file, environment.cwd);
  const loaded = loadNamed(named, environment.cwd);
  const { catalogue } = loaded;
  const { matched, diagnostics } = copy.compare(catalogue);
  const hash = copy.hash(catalogue);
  const { id, edition } = catalogue;
  const criteria = { file: copy.table.rows.length, catalogue: allCriteria(catalogue).length, matched };
  const differences = diagnostics.filter(({ severity }) => severity === 'error').length;
  const agrees = differences === 0;
  const exitCode = agrees ? exitCodes.passed : exitCodes.gateNotPassed;

  if (format === 'json') {
    const { sheet } = copy.table;
    const found = diagnostics.map(({ code, severity, args }) => ({ code, severity, args }));
    const result = { schemaVersion: 1, file, sheet, catalogue: { id, edition }, hash, criteria, agrees };
    print(escapeUnsafe(JSON.stringify({ ...result, diagnostics: found }, null, 2)));
    return exitCode;
  }

  const say = (text: string) => print(wrap(text, width).join('\n'));
  print(paint.bold(sanitizeLine(file)));
  say(t('official.sheet', { sheet: sanitizeLine(copy.table.sheet), criteria: criteria.file }));
  say(t('official.compared', { catalogue: id, edition, criteria: criteria.catalogue, matched }));
  print('');
  for (const line of hashLines(hash, inLanguage(loaded, language).catalogue.source.note, context)) print(line);
  if (diagnostics.length > 0) print(`\n${diagnosticLines(diagnostics, context).join('\n')}`);
  print('');
  say(agrees ? paint.good(t('official.agrees')) : paint.bad(t('official.found', { count: differences })));
  return exitCode;
}

function hashLines({ file, source, verdict }: HashVerdict, sourceNote: string | undefined, context: Context): string[] {
  const { t, width } = context;
  const rows = [
    `  ${t('official.hash.file')}  ${file}`,
    ...(source === undefined ? [] : [`  ${t('official.hash.source')}  ${source}`]),
  ];
  const remark = verdict === 'different' && sourceNote !== undefined ? [sourceNote] : [];
  return [...wrap(t(`official.hash.${verdict}`), width), ...rows, ...remark.flatMap((text) => wrap(text, width))];
}

/** A line for each, with the address of its cell in front. */
function diagnosticLines(diagnostics: readonly Diagnostic[], { t, width, paint }: Context): string[] {
  const cells = diagnostics.map(({ args }) => String(args['cell'] ?? '-'));
  const columns = Math.max(...cells.map(widthOf));
  return diagnostics.flatMap((diagnostic, index) => {
    const { severity, code } = diagnostic;
    const look = severity === 'error' ? paint.stdout.bad : paint.stdout.middling;
    const head = `${padTo(cells[index] ?? '', columns)}  ${look(`${t(`severity.${severity}`)} ${code}`)}`;
    return [head, ...wrap(describeDiagnostic(t, diagnostic), width, { indent: ' '.repeat(columns + 2) })];
  });
}
