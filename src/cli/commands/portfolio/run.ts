import { resolve } from 'node:path';
import { exitCodes } from '../../../formats/exitCodes.ts';
import type { Portfolio, PortfolioSort } from '../../../formats/outputs/portfolio.ts';
import { epoch } from '../../../io/clock.ts';
import { packageVersion } from '../../../io/packageRoot.ts';
import { plainPaint } from '../../../report/paint.ts';
import { portfolioRenderers } from '../../../report/portfolio/index.ts';
import { portfolioTotals, sortRows } from '../../../scoring/portfolio.ts';
import { sanitizeLine } from '../../../text/sanitize.ts';
import { survey } from '../../../workspace/survey.ts';
import { PORTFOLIO_CACHE } from '../../../workspace/surveyCache.ts';
import { type Asked, termsOf } from '../../../workspace/terms.ts';
import type { Context } from '../../context.ts';
import { type PortfolioFormat, portfolioFormats } from '../../defaults.ts';
import { deliver, refuseOverwriting } from '../../deliver.ts';
import { noteConfigFollowed } from '../../noteConfig.ts';
import { outputFormat } from '../../outputFormat.ts';
import { ownFiles } from '../../ownFiles.ts';

export interface PortfolioOptions extends Pick<Asked, 'catalogue' | 'level' | 'asOf' | 'config'> {
  readonly folder: string;
  /** By the name of the output where left out. */
  readonly format?: PortfolioFormat;
  readonly output?: string;
  /** Whether a file that something else has made may be overwritten. */
  readonly force?: boolean;
  readonly sort: PortfolioSort;
  readonly evidence?: boolean;
  readonly cache: boolean;
}

/** Shows the assessments of a folder in one table; exit code 2 where one of them could not be read. */
export async function portfolio(options: PortfolioOptions, context: Context): Promise<number> {
  const { environment, t, note } = context;
  const { folder, output, force, sort, evidence = false, cache } = options;
  const wanted = { command: 'scs-check portfolio', formats: portfolioFormats, format: options.format, output };
  const format = outputFormat(wanted, t);
  const terms = termsOf(options, environment);
  noteConfigFollowed(terms, context);
  const path = resolve(environment.cwd, folder);
  // Only somebody who watches wonders what goes on.
  const onMany = (count: number) => environment.stderr.isTTY === true && note(t('portfolio.reading', { count }));
  const asked = { terms, evidence, cache, now: epoch(), onMany };
  const { rows, files, unfollowed, isKept } = await survey(path, folder, asked, context.workplace);
  const read = files.map((file) => file.path);
  await refuseOverwriting({ output, force, isOurs: ownFiles.portfolio[format] }, read, context);
  const told: Portfolio = {
    schemaVersion: 1,
    tool: { name: 'scs-check', version: packageVersion() },
    terms: { asOf: terms.asOf, evidence, sort },
    totals: portfolioTotals(rows),
    rows: [...sortRows(rows, sort)],
  };
  if (rows.length === 0) note(folder === '.' ? t('portfolio.none.here') : t('portfolio.none', { folder }));
  const paint = output === undefined ? context.paint.stdout : plainPaint;
  const content = portfolioRenderers[format](told, { t, width: context.tableWidth, paint });
  deliver(content, output, context, 'portfolio.written');
  noteUnfollowed(unfollowed, context);
  if (!isKept) note(t('portfolio.cache.not-written', { file: PORTFOLIO_CACHE }));
  return told.totals.unread === 0 ? exitCodes.passed : exitCodes.usage;
}

/** Files that are named; a folder of clients may have one for each. */
const NAMED = 3;

/** Which configs `check` would follow in the folders of the firms, and this table does not. */
function noteUnfollowed(unfollowed: readonly { readonly name: string }[], { note, t }: Context): void {
  if (unfollowed.length === 0) return;
  const files = unfollowed
    .slice(0, NAMED)
    .map(({ name }) => sanitizeLine(name))
    .join(t('list.separator'));
  const more = unfollowed.length - NAMED;
  note(
    t('portfolio.config.unfollowed', { files: more > 0 ? t('portfolio.config.more', { files, count: more }) : files }),
  );
}
