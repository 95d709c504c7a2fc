import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { UserError } from '../errors.ts';
import { type Language, languages, type MessageKey, type Translate } from '../i18n/t.ts';
import type { Environment } from '../io/environment.ts';
import { closest } from '../text/closest.ts';
import { typedDay, typedIds } from '../text/typed.ts';
import { widthOf } from '../text/width.ts';
import { wrap } from '../text/wrap.ts';
import { BASELINE_FILE, DEFAULT_FILE } from '../workspace/names.ts';
import type { Aimed } from '../workspace/report.ts';
import type { BaselineOptions } from './commands/baseline.ts';
import type { CheckOptions } from './commands/check.ts';
import type { CryptOptions } from './commands/crypt.ts';
import type { AssessmentDiffOptions } from './commands/diff.ts';
import type { AddOptions, CheckOptions as EvidenceCheckOptions, ListOptions } from './commands/evidence.ts';
import type { HandoutCommandOptions } from './commands/handout.ts';
import type { LogOptions } from './commands/log.ts';
import type { MergeCommandOptions } from './commands/merge.ts';
import type { PortfolioOptions } from './commands/portfolio.ts';
import type { ReportOptions } from './commands/report.ts';
import type { ReviewOptions } from './commands/review.ts';
import type { SheetOptions } from './commands/sheet.ts';
import type { SignOptions } from './commands/sign.ts';
import type { VerifyOptions } from './commands/verify.ts';
import type { Context, GlobalOptions } from './context.ts';
import {
  assuranceNames,
  diffFormats,
  evidenceKindNames,
  evidenceStateNames,
  formats,
  handoutFormats,
  portfolioFormats,
  portfolioSorts,
  type ReporterTarget,
  reporterNames,
  reporterTarget,
  reviewFilterNames,
  type Shell,
  severities,
  sheetFormats,
  sheetKinds,
  shells,
} from './defaults.ts';

/** What the program needs from outside: words, streams, and what to do with the chosen command. */
export interface ProgramOptions {
  readonly version: string;
  readonly environment: Environment;
  readonly t: Translate;
  readonly language: Language;
  /** The words of the command line; `all` where every command is wanted. */
  readonly named: readonly string[] | 'all';
  /** Runs a command and keeps its exit code. */
  readonly run: (options: GlobalOptions, command: (context: Context) => Promise<number>) => Promise<void>;
}

/** A command as the overview shows it; the rest of it is only put together where the command line names it. */
interface Entry {
  readonly name: string;
  readonly summary: MessageKey;
  readonly takes?: (t: Translate) => readonly Argument[];
  readonly define?: (command: Command, tools: Tools) => void;
  readonly subcommands?: readonly Entry[];
}

interface Tools {
  readonly environment: Environment;
  readonly t: Translate;
  readonly named: readonly string[] | 'all';
  readonly start: (command: (context: Context) => Promise<number>) => Promise<void>;
  /** The command tree with every command in it, in the given words. */
  readonly whole: (t: Translate) => Command;
}

const file = (t: Translate) => [argument(`[${t('argument.file')}]`, t('help.file')).default(DEFAULT_FILE)];
const argument = (flags: string, description: string) => new Argument(flags, description);
const catalogueOption = (t: Translate, description: MessageKey = 'help.catalogue-option') =>
  new Option(`--catalogue <${t('argument.catalogue')}>`, t(description));
const levelOption = (t: Translate, description: MessageKey = 'help.level') =>
  new Option(`--level <${t('argument.level')}>`, t(description));
/** May be given several times. */
const reporterOption = (t: Translate) =>
  new Option(
    `--reporter <${t('argument.reporter')}>`,
    t('help.check.reporter', { names: reporterNames.join(t('list.comma')) }),
  ).argParser((word: string, before: readonly ReporterTarget[] = []) => {
    const target = reporterTarget(word);
    if (target === undefined) throw new InvalidArgumentError(`Allowed choices are ${reporterNames.join(', ')}.`);
    return [...before, target];
  });
const assuranceOption = (t: Translate) =>
  new Option(
    `--assurance <${t('argument.assurance')}>`,
    t('help.check.assurance', { names: assuranceNames.join(t('list.comma')) }),
  ).choices(assuranceNames);
const asOfOption = (t: Translate) =>
  new Option(`--as-of <${t('argument.date')}>`, t('help.check.as-of')).argParser(dayOf);
const officialOption = (t: Translate) => new Option(`--official <${t('argument.workbook')}>`, t('help.official'));

const assessmentOption = (t: Translate) =>
  new Option(`--file <${t('argument.file')}>`, t('help.evidence.file')).default(DEFAULT_FILE);
const passphraseOption = (t: Translate) =>
  new Option(`--passphrase-file <${t('argument.file')}>`, t('help.passphrase-file'));

const entries: readonly Entry[] = [
  {
    name: 'ask',
    summary: 'help.ask',
    takes: file,
    define: (command, { t, start }) =>
      command
        .addOption(catalogueOption(t, 'help.ask.catalogue'))
        .addOption(levelOption(t, 'help.ask.level'))
        .addOption(officialOption(t))
        .option(`--by <${t('argument.name')}>`, t('help.ask.by'))
        .addHelpText(
          'after',
          examples(t, ['scs-check ask', 'scs-check ask --level star4', 'scs-check ask --catalogue security-action-25']),
        )
        .action((name: string, options: Aimed & { official?: string; by?: string }) =>
          start(async (context) => (await import('./commands/ask.ts')).ask({ file: name, ...options }, context)),
        ),
  },
  {
    name: 'init',
    summary: 'help.init',
    takes: file,
    define: (command, { t, start }) =>
      command
        .addOption(catalogueOption(t))
        .addOption(levelOption(t))
        .option(`--name <${t('argument.company')}>`, t('help.init.name'))
        .addHelpText('after', examples(t, [`scs-check init --name ${t('help.init.example')}`]))
        .action((name: string, options: Aimed & { name?: string }) =>
          start(async (context) => (await import('./commands/init.ts')).init({ file: name, ...options }, context)),
        ),
  },
  {
    name: 'status',
    summary: 'help.status',
    takes: file,
    define: (command, { t, start }) =>
      command
        .addOption(catalogueOption(t))
        .addOption(levelOption(t))
        .addHelpText('after', examples(t, ['scs-check status']))
        .action((name: string, options: Aimed) =>
          start(async (context) => (await import('./commands/status.ts')).status({ file: name, ...options }, context)),
        ),
  },
  {
    name: 'report',
    summary: 'help.report',
    takes: file,
    define: (command, { t, start }) =>
      command
        .addOption(
          new Option(
            `--format <${t('argument.format')}>`,
            t('help.report.format', { formats: formats.join(t('list.comma')) }),
          ).choices(formats),
        )
        .option(`-o, --output <${t('argument.output')}>`, t('help.report.output'))
        .option('--force', t('help.force.other'))
        .addOption(catalogueOption(t))
        .addOption(levelOption(t))
        .addOption(officialOption(t))
        .addHelpText(
          'after',
          examples(t, [
            'scs-check report',
            'scs-check report -o report.pdf',
            'scs-check report --format json | jq .summary',
          ]),
        )
        .action((name: string, options: Omit<ReportOptions, 'file'>) =>
          start(async (context) => (await import('./commands/report.ts')).report({ file: name, ...options }, context)),
        ),
  },
  {
    name: 'check',
    summary: 'help.check',
    takes: (t) => [argument(`[${t('argument.file')}...]`, t('help.check.files'))],
    define: (command, { t, start }) =>
      command
        .addOption(catalogueOption(t))
        .addOption(levelOption(t))
        .option('--allow-not-applicable', t('help.check.allow-not-applicable'))
        .addOption(asOfOption(t))
        .addOption(
          new Option(
            `--fail-on <${t('argument.severity')}>`,
            t('help.check.fail-on', { severities: severities.join(t('list.comma')) }),
          ).choices(severities),
        )
        .addOption(reporterOption(t))
        .option('--force', t('help.force.other'))
        .addOption(assuranceOption(t))
        .option(`--baseline <${t('argument.file')}>`, t('help.check.baseline'))
        .option(`--config <${t('argument.file')}>`, t('help.check.config'))
        .option('--verbose', t('help.check.verbose'))
        .addHelpText(
          'after',
          examples(t, [
            'scs-check check',
            'scs-check check assessment.yaml --level star3',
            'scs-check check --as-of 2027-03-31 --fail-on warning',
            'scs-check check --reporter github --reporter sarif:results.sarif',
          ]),
        )
        .action((names: string[], options: Omit<CheckOptions, 'files'>) => {
          const files = names.length > 0 ? names : [DEFAULT_FILE];
          return start(async (context) => (await import('./commands/check.ts')).check({ files, ...options }, context));
        }),
  },
  {
    name: 'portfolio',
    summary: 'help.portfolio',
    takes: (t) => [argument(`[${t('argument.folder')}]`, t('help.portfolio.folder')).default('.')],
    define: (command, { t, start }) =>
      command
        .addOption(
          new Option(
            `--format <${t('argument.format')}>`,
            t('help.portfolio.format', { formats: portfolioFormats.join(t('list.comma')) }),
          ).choices(portfolioFormats),
        )
        .option(`-o, --output <${t('argument.file')}>`, t('help.report.output'))
        .option('--force', t('help.force.other'))
        .addOption(
          new Option(
            `--sort <${t('argument.sort')}>`,
            t('help.portfolio.sort', { orders: portfolioSorts.join(t('list.comma')) }),
          )
            .choices(portfolioSorts)
            .default('name'),
        )
        .addOption(catalogueOption(t))
        .addOption(levelOption(t))
        .addOption(asOfOption(t))
        .option('--evidence', t('help.portfolio.evidence'))
        .option('--no-cache', t('help.portfolio.no-cache'))
        .option(`--config <${t('argument.file')}>`, t('help.check.config'))
        .addHelpText(
          'after',
          examples(t, [
            'scs-check portfolio',
            'scs-check portfolio kokyaku --sort due',
            'scs-check portfolio kokyaku -o ichiran.html',
          ]),
        )
        .action((folder: string, options: Omit<PortfolioOptions, 'folder'>) =>
          start(async (context) =>
            (await import('./commands/portfolio.ts')).portfolio({ folder, ...options }, context),
          ),
        ),
  },
  {
    name: 'baseline',
    summary: 'help.baseline',
    subcommands: [
      {
        name: 'update',
        summary: 'help.baseline.update',
        takes: (t) => [argument(`[${t('argument.file')}...]`, t('help.file'))],
        define: (command, { t, start }) =>
          command
            .option(`--baseline <${t('argument.file')}>`, t('help.baseline.file', { file: BASELINE_FILE }))
            .addOption(catalogueOption(t))
            .addOption(levelOption(t))
            .option('--allow-not-applicable', t('help.check.allow-not-applicable'))
            .addOption(asOfOption(t))
            .addOption(assuranceOption(t))
            .option(`--config <${t('argument.file')}>`, t('help.check.config'))
            .option('--dry-run', t('help.baseline.dry-run'))
            .addHelpText(
              'after',
              examples(t, ['scs-check baseline update', 'scs-check baseline update a.yaml b.yaml --dry-run']),
            )
            .action((names: string[], options: Omit<BaselineOptions, 'files'>) => {
              const files = names.length > 0 ? names : [DEFAULT_FILE];
              return start(async (context) =>
                (await import('./commands/baseline.ts')).update({ files, ...options }, context),
              );
            }),
      },
    ],
  },
  {
    name: 'log',
    summary: 'help.log',
    takes: file,
    define: (command, { t, start }) =>
      command
        .option(`--id <${t('argument.id')}>`, t('help.log.id'))
        .option('--verify', t('help.log.verify'))
        .option('--json', t('help.json'), false)
        .addHelpText('after', examples(t, ['scs-check log', 'scs-check log --id 4-1-3-2', 'scs-check log --verify']))
        .action((name: string, options: Omit<LogOptions, 'file'>) =>
          start(async (context) => (await import('./commands/log.ts')).log({ file: name, ...options }, context)),
        ),
  },
  {
    name: 'sheet',
    summary: 'help.sheet',
    subcommands: sheetKinds.map((kind) => ({
      name: kind,
      summary: `help.sheet.${kind}` as const,
      takes: file,
      define: (command: Command, { t, start }: Tools) =>
        command
          .addOption(
            new Option(
              `--format <${t('argument.format')}>`,
              t('help.sheet.format', { formats: sheetFormats.join(t('list.comma')) }),
            ).choices(sheetFormats),
          )
          .option(`-o, --output <${t('argument.output')}>`, t('help.report.output'))
          .option('--force', t('help.force.other'))
          .addOption(catalogueOption(t))
          .addOption(levelOption(t))
          .addHelpText('after', examples(t, [`scs-check sheet ${kind} -o ${kind}.pdf`]))
          .action((name: string, options: Omit<SheetOptions, 'file' | 'kind'>) =>
            start(async (context) =>
              (await import('./commands/sheet.ts')).sheet({ kind, file: name, ...options }, context),
            ),
          ),
    })),
  },
  {
    name: 'sign',
    summary: 'help.sign',
    takes: file,
    define: (command, { t, start }) =>
      command
        .requiredOption(`--key <${t('argument.file')}>`, t('help.sign.key'))
        .option(`--name <${t('argument.name')}>`, t('help.sign.name'))
        .option(`-o, --output <${t('argument.file')}>`, t('help.sign.output'))
        .option('--force', t('help.force.other'))
        .addOption(catalogueOption(t))
        .addOption(levelOption(t))
        .addHelpText('after', examples(t, ['scs-check keygen kagi.pem', 'scs-check sign --key kagi.pem']))
        .action((name: string, options: Omit<SignOptions, 'file'>) =>
          start(async (context) => (await import('./commands/sign.ts')).sign({ file: name, ...options }, context)),
        ),
  },
  {
    name: 'keygen',
    summary: 'help.keygen',
    takes: (t) => [argument(`<${t('argument.file')}>`, t('help.keygen.file'))],
    define: (command, { t, start }) =>
      command
        .addHelpText('after', examples(t, ['scs-check keygen kagi.pem']))
        .action((name: string) => start(async (context) => (await import('./commands/sign.ts')).keygen(name, context))),
  },
  {
    name: 'verify',
    summary: 'help.verify',
    takes: (t) => [argument(`<${t('argument.file')}>`, t('help.verify.file'))],
    define: (command, { t, start }) =>
      command
        .option(`--public-key <${t('argument.file')}>`, t('help.verify.public-key'))
        .option(`--assessment <${t('argument.file')}>`, t('help.verify.assessment'))
        .addHelpText(
          'after',
          examples(t, [
            'scs-check verify assessment.signed.json --public-key kagi.pub.pem',
            'scs-check verify assessment.yaml',
          ]),
        )
        .action((name: string, options: Omit<VerifyOptions, 'file'>) =>
          start(async (context) => (await import('./commands/verify.ts')).verify({ file: name, ...options }, context)),
        ),
  },
  {
    name: 'review',
    summary: 'help.review',
    takes: file,
    define: (command, { t, start }) =>
      command
        .addOption(new Option(`--only <${t('argument.filter')}>`, t('help.review.only')).choices(reviewFilterNames))
        .addOption(catalogueOption(t))
        .addOption(levelOption(t))
        .addOption(officialOption(t))
        .addHelpText('after', examples(t, ['scs-check review', 'scs-check review assessment.yaml --only changed']))
        .action((name: string, options: Omit<ReviewOptions, 'file'>) =>
          start(async (context) => (await import('./commands/review.ts')).review({ file: name, ...options }, context)),
        ),
  },
  {
    name: 'evidence',
    summary: 'help.evidence',
    subcommands: [
      {
        name: 'add',
        summary: 'help.evidence.add',
        takes: (t) => [
          argument(`<${t('argument.id')}>`, t('help.evidence.id')),
          argument(`[${t('argument.file')}]`, t('help.evidence.add.file')),
        ],
        define: (command, { t, start }) =>
          command
            .option(`--title <${t('argument.title')}>`, t('help.evidence.title'))
            .addOption(
              new Option(
                `--kind <${t('argument.kind')}>`,
                t('help.evidence.kind', { kinds: evidenceKindNames.join(t('list.comma')) }),
              ).choices(evidenceKindNames),
            )
            .option(`--reference <${t('argument.place')}>`, t('help.evidence.reference'))
            .option(`--date <${t('argument.date')}>`, t('help.evidence.date'), dayOf)
            .option(`--valid-until <${t('argument.date')}>`, t('help.evidence.valid-until'), dayOf)
            .option('--confidential', t('help.evidence.confidential'))
            .option(`--update <${t('argument.number')}>`, t('help.evidence.update'), countOf)
            .addOption(assessmentOption(t))
            .addHelpText(
              'after',
              examples(t, [
                'scs-check evidence add 1-2-1-1 shoko/taiseihyo.pdf --kind document',
                'scs-check evidence add 1-2-1-1 --update 1',
              ]),
            )
            .action((id: string, evidence: string | undefined, options: Omit<AddOptions, 'id' | 'evidence'>) =>
              start(async (context) =>
                (await import('./commands/evidence.ts')).add(
                  { id, ...(evidence === undefined ? {} : { evidence }), ...options },
                  context,
                ),
              ),
            ),
      },
      {
        name: 'list',
        summary: 'help.evidence.list',
        define: (command, { t, start }) =>
          command
            .addOption(
              new Option(
                `--state <${t('argument.states')}>`,
                t('help.evidence.state', { states: evidenceStateNames.join(',') }),
              ).argParser(statesOf),
            )
            .option('--all', t('help.evidence.all'))
            .option('--json', t('help.json'), false)
            .addOption(asOfOption(t))
            .addOption(assessmentOption(t))
            .addHelpText(
              'after',
              examples(t, ['scs-check evidence list', 'scs-check evidence list --state missing,changed,expired']),
            )
            .action((options: ListOptions) =>
              start(async (context) => (await import('./commands/evidence.ts')).list(options, context)),
            ),
      },
      {
        name: 'check',
        summary: 'help.evidence.check',
        define: (command, { t, start }) =>
          command
            .option('--all', t('help.evidence.all'))
            .addOption(asOfOption(t))
            .addOption(assessmentOption(t))
            .addHelpText(
              'after',
              examples(t, ['scs-check evidence check', 'scs-check evidence check --as-of 2027-03-31']),
            )
            .action((options: EvidenceCheckOptions) =>
              start(async (context) => (await import('./commands/evidence.ts')).check(options, context)),
            ),
      },
    ],
  },
  {
    name: 'diff',
    summary: 'help.diff',
    takes: (t) => [
      argument(`[${t('argument.file.before')}]`, t('help.diff.before')).default(DEFAULT_FILE),
      argument(`[${t('argument.file.after')}]`, t('help.diff.after')),
    ],
    define: (command, { t, start }) =>
      command
        .addOption(new Option(`--from <${t('argument.date')}>`, t('help.diff.from')).argParser(dayOf))
        .addOption(new Option(`--to <${t('argument.date')}>`, t('help.diff.to')).argParser(dayOf))
        .addOption(
          new Option(
            `--format <${t('argument.format')}>`,
            t('help.report.format', { formats: diffFormats.join(t('list.comma')) }),
          ).choices(diffFormats),
        )
        .option(`-o, --output <${t('argument.file')}>`, t('help.report.output'))
        .option('--force', t('help.force.other'))
        .addOption(catalogueOption(t))
        .addOption(levelOption(t))
        .addHelpText(
          'after',
          examples(t, [
            'scs-check diff assessment-2026.yaml assessment.yaml',
            'scs-check diff --from 2026-10-01 --to 2027-03-31',
            'git show HEAD~1:assessment.yaml | scs-check diff - assessment.yaml',
          ]),
        )
        .action((before: string, after: string | undefined, options: Omit<AssessmentDiffOptions, 'files'>) => {
          const files = after === undefined ? [before] : [before, after];
          return start(async (context) => (await import('./commands/diff.ts')).diff({ files, ...options }, context));
        }),
  },
  {
    name: 'lint',
    summary: 'help.lint',
    takes: (t) => [argument(`<${t('argument.file')}...>`, t('help.lint.files'))],
    define: (command, { t, start }) =>
      command
        .addHelpText('after', examples(t, ['scs-check lint assessment.yaml', 'scs-check lint controls/*.yaml']))
        .action((files: string[]) =>
          start(async (context) => (await import('./commands/lint.ts')).lint({ files }, context)),
        ),
  },
  {
    name: 'explain',
    summary: 'help.explain',
    takes: (t) => [argument(`<${t('argument.id')}>`, t('help.explain.id'))],
    define: (command, { t, start }) =>
      command
        .option(`--file <${t('argument.file')}>`, t('help.explain.file'))
        .addOption(catalogueOption(t))
        .addOption(levelOption(t))
        .addOption(officialOption(t))
        .addHelpText('after', examples(t, ['scs-check explain 4-1-3-2', 'scs-check explain star3']))
        .action((id: string, options: Aimed & { file?: string; official?: string }) =>
          start(async (context) => (await import('./commands/explain.ts')).explain({ id, ...options }, context)),
        ),
  },
  {
    name: 'handout',
    summary: 'help.handout',
    takes: file,
    define: (command, { t, start }) =>
      command
        .option(`--role <${t('argument.role')}>`, t('help.handout.role'))
        .option('--unknown', t('help.handout.unknown'))
        .option('--review-questions', t('help.handout.review-questions'))
        .addOption(new Option(`--ids <${t('argument.ids')}>`, t('help.handout.ids')).argParser(typedIds))
        .option(`--to <${t('argument.name')}>`, t('help.handout.to'))
        .option('--blank', t('help.handout.blank'))
        .option(`-o, --output <${t('argument.file')}>`, t('help.handout.output'))
        .addOption(new Option(`--format <${t('argument.format')}>`, t('help.handout.format')).choices(handoutFormats))
        .option('--force', t('help.force'))
        .option('--encrypt', t('help.handout.encrypt'))
        .addOption(passphraseOption(t))
        .addHelpText(
          'after',
          examples(t, [
            `scs-check handout --role ${t('help.handout.example.role')}`,
            'scs-check handout --unknown -o shitsumon.xlsx',
            'scs-check handout --ids 1-2-1-1,1-2-1-2 --blank',
          ]),
        )
        .action((name: string, options: Omit<HandoutCommandOptions, 'file'>) =>
          start(async (context) =>
            (await import('./commands/handout.ts')).handout({ file: name, ...options }, context),
          ),
        ),
  },
  {
    name: 'merge',
    summary: 'help.merge',
    takes: (t) => [argument(`<${t('argument.file')}...>`, t('help.merge.files'))],
    define: (command, { t, start }) =>
      command
        .option(`--into <${t('argument.file')}>`, t('help.merge.into', { file: DEFAULT_FILE }))
        .option(`--by <${t('argument.name')}>`, t('help.merge.by'))
        .option('--dry-run', t('help.merge.dry-run'))
        .addOption(passphraseOption(t))
        .addHelpText(
          'after',
          examples(t, ['scs-check merge handout-soumu.yaml', 'scs-check merge handout-*.yaml --dry-run']),
        )
        .action((files: string[], options: Omit<MergeCommandOptions, 'files'>) =>
          start(async (context) => (await import('./commands/merge.ts')).merge({ files, ...options }, context)),
        ),
  },
  {
    name: 'encrypt',
    summary: 'help.encrypt',
    takes: (t) => [argument(`<${t('argument.file')}>`, t('help.encrypt.file'))],
    define: (command, { t, start }) =>
      command
        .option(`-o, --output <${t('argument.file')}>`, t('help.encrypt.output'))
        .option('--force', t('help.force'))
        .addOption(passphraseOption(t))
        .addHelpText('after', examples(t, ['scs-check encrypt assessment.yaml']))
        .action((name: string, options: Omit<CryptOptions, 'file'>) =>
          start(async (context) =>
            (await import('./commands/crypt.ts')).encryptFile({ file: name, ...options }, context),
          ),
        ),
  },
  {
    name: 'decrypt',
    summary: 'help.decrypt',
    takes: (t) => [argument(`<${t('argument.file')}>`, t('help.decrypt.file'))],
    define: (command, { t, start }) =>
      command
        .option(`-o, --output <${t('argument.file')}>`, t('help.decrypt.output'))
        .option('--force', t('help.force'))
        .addOption(passphraseOption(t))
        .addHelpText('after', examples(t, ['scs-check decrypt assessment.yaml.age']))
        .action((name: string, options: Omit<CryptOptions, 'file'>) =>
          start(async (context) =>
            (await import('./commands/crypt.ts')).decryptFile({ file: name, ...options }, context),
          ),
        ),
  },
  {
    name: 'migrate',
    summary: 'help.migrate',
    takes: file,
    define: (command, { t, start }) =>
      command
        .requiredOption(`--to <${t('argument.catalogue')}>`, t('help.migrate.to'))
        .option(`--from <${t('argument.catalogue')}>`, t('help.migrate.from'))
        .addOption(levelOption(t, 'help.migrate.level'))
        .option('--dry-run', t('help.migrate.dry-run'))
        .addHelpText(
          'after',
          examples(t, [
            'scs-check migrate --to scs-20260327 --dry-run',
            'scs-check migrate assessment.yaml --to shitsumonhyo-2027.yaml',
          ]),
        )
        .action((name: string, options: { to: string; from?: string; level?: string; dryRun?: boolean }) =>
          start(async (context) =>
            (await import('./commands/migrate.ts')).migrate({ file: name, ...options }, context),
          ),
        ),
  },
  {
    name: 'catalogue',
    summary: 'help.catalogue',
    subcommands: [
      {
        name: 'list',
        summary: 'help.catalogue.list',
        define: (command, { t, start }) =>
          command
            .option('--json', t('help.json'), false)
            .action((options: { json: boolean }) =>
              start(async (context) => (await import('./commands/catalogue.ts')).list(options, context)),
            ),
      },
      {
        name: 'show',
        summary: 'help.catalogue.show',
        takes: (t) => [argument(`<${t('argument.catalogue')}>`, t('help.catalogue.id'))],
        define: (command, { t, start }) =>
          command
            .option('--json', t('help.json'), false)
            .addHelpText('after', examples(t, ['scs-check catalogue show scs-20260327 --json']))
            .action((id: string, options: { json: boolean }) =>
              start(async (context) => (await import('./commands/catalogue.ts')).show(id, options, context)),
            ),
      },
      {
        name: 'diff',
        summary: 'help.catalogue.diff',
        takes: (t) => [
          argument(`<${t('argument.before')}>`, t('help.catalogue.diff.old')),
          argument(`<${t('argument.after')}>`, t('help.catalogue.diff.new')),
        ],
        define: (command, { t, start }) =>
          command
            .option('--json', t('help.json'), false)
            .addHelpText(
              'after',
              examples(t, ['scs-check catalogue diff shitsumonhyo-2026.yaml shitsumonhyo-2027.yaml']),
            )
            .action((before: string, after: string, options: { json: boolean }) =>
              start(async (context) =>
                (await import('./commands/catalogueDiff.ts')).diff({ before, after, ...options }, context),
              ),
            ),
      },
      {
        name: 'new',
        summary: 'help.catalogue.new',
        takes: (t) => [argument(`<${t('argument.file')}>`, t('help.catalogue.new.file'))],
        define: (command, { t, start }) =>
          command
            .addHelpText('after', examples(t, ['scs-check catalogue new shitsumonhyo.yaml']))
            .action((name: string) =>
              start(async (context) => (await import('./commands/catalogue.ts')).create(name, context)),
            ),
      },
      {
        name: 'official',
        summary: 'help.catalogue.official',
        takes: (t) => [argument(`<${t('argument.workbook')}>`, t('help.catalogue.official.file'))],
        define: (command, { t, start }) =>
          command
            .addOption(catalogueOption(t, 'help.catalogue.official.catalogue').default('scs-20260327'))
            .option('--json', t('help.json'), false)
            .addHelpText('after', examples(t, ['scs-check catalogue official 20260327001-c.xlsx']))
            .action((name: string, options: { catalogue: string; json: boolean }) =>
              start(async (context) =>
                (await import('./commands/official.ts')).official({ file: name, ...options }, context),
              ),
            ),
      },
    ],
  },
  {
    name: 'completion',
    summary: 'help.completion',
    takes: (t) => [
      argument(
        `<${t('argument.shell')}>`,
        t('help.completion.shell', { shells: shells.join(t('list.comma')) }),
      ).choices(shells),
    ],
    define: (command, { t, start, whole }) =>
      command
        .addHelpText(
          'after',
          examples(t, [
            'eval "$(scs-check completion bash)"',
            'source <(scs-check completion zsh)',
            'scs-check completion fish | source',
            'scs-check completion powershell | Out-String | Invoke-Expression',
          ]),
        )
        .action((shell: Shell) =>
          start(async (context) => (await import('./commands/completion.ts')).completion({ shell, whole }, context)),
        ),
  },
];

/**
 * The command tree.
 * @param named the words of the command line: of commands it does not name, only what the overview shows is made.
 */
export function createProgram(options: ProgramOptions): Command {
  const { version, environment, t, language, named, run } = options;
  const program = new Command('scs-check');
  const whole = (words: Translate) => createProgram({ ...options, t: words, named: 'all' });
  const start = (command: (context: Context) => Promise<number>) => run(globalOptions(program), command);
  program
    .description(t('help.description'))
    .version(version, '-V, --version', t('help.version'))
    .addOption(new Option(`--lang <${t('argument.language')}>`, t('help.lang')).choices(languages).default(language))
    .option('--no-color', t('help.no-color'))
    .addHelpText(
      'after',
      examples(t, ['npx scs-check', 'scs-check report -o report.pdf', 'scs-check check --level star3']),
    )
    .addHelpText('after', `\n${wrap(t('help.exit-codes'), helpWidth(environment)).join('\n')}`)
    .action(() => start(async (context) => (await import('./commands/ask.ts')).ask({ file: DEFAULT_FILE }, context)));
  addCommands(program, entries, { environment, t, named, start, whole });
  dress(program, environment, t);
  return program;
}

/** A day there is, in whatever way it is written. */
function dayOf(given: string): string {
  const day = typedDay(given);
  // In the words of commander, so that the complaint names what is allowed as it does for a choice.
  if (day === undefined || day === '') throw new InvalidArgumentError('Allowed choices are YYYY-MM-DD.');
  return day;
}

/** A number to count to from 1. */
function countOf(given: string): number {
  const digits = given.normalize('NFKC').trim();
  if (!/^[1-9]\d{0,3}$/.test(digits)) throw new InvalidArgumentError('Allowed choices are 1, 2, 3….');
  return Number(digits);
}

/** `missing,changed` */
function statesOf(given: string): readonly string[] {
  const known: readonly string[] = evidenceStateNames;
  const states = given.split(',').map((word) => word.trim());
  if (states.every((state) => known.includes(state))) return states;
  throw new InvalidArgumentError(`Allowed choices are ${known.join(', ')}.`);
}

function addCommands(parent: Command, list: readonly Entry[], tools: Tools): void {
  const { t, named, environment } = tools;
  for (const { name, summary, takes, define, subcommands } of list) {
    const command = parent.command(name).description(t(summary));
    for (const argument of takes?.(t) ?? []) command.addArgument(argument);
    if (named !== 'all' && !named.includes(name)) continue;
    define?.(command, tools);
    addCommands(command, subcommands ?? [], tools);
    dress(command, environment, t);
  }
}

/** Options that hold for every command; also before anything has been parsed. */
function globalOptions(program: Command): GlobalOptions {
  const { color, lang } = program.opts<{ color: boolean; lang: Language }>();
  return { color, lang };
}

function examples(t: Translate, lines: readonly string[]): string {
  return ['', t('help.examples'), ...lines.map((line) => `  $ ${line}`)].join('\n');
}

/** commander counts characters, not columns, and speaks English: widths, titles and errors are ours. */
function dress(command: Command, environment: Environment, t: Translate): void {
  const { stdout, stderr } = environment;
  const titles: Readonly<Record<string, string>> = {
    'Usage:': t('help.usage'),
    'Arguments:': t('help.arguments'),
    'Options:': t('help.options'),
    'Commands:': t('help.commands'),
  };
  command
    .helpOption('-h, --help', t('help.help'))
    .helpCommand(false)
    .showSuggestionAfterError(true)
    .exitOverride()
    .configureHelp({
      helpWidth: helpWidth(environment),
      displayWidth: widthOf,
      styleTitle: (title) => titles[title] ?? title,
      boxWrap: (text, width) => wrap(text, width).join('\n'),
      commandUsage: (shown) => usageOf(shown, t),
      subcommandTerm: (shown) => [shown.name(), ...shown.registeredArguments.map(bracketed)].join(' '),
      optionDescription: (option) => option.description,
      argumentDescription: (argument) => argument.description,
    })
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      outputError: () => undefined,
    });
}

function usageOf(command: Command, t: Translate): string {
  const names = [command.name()];
  for (let parent = command.parent; parent !== null; parent = parent.parent) names.unshift(parent.name());
  const hasCommands = command.commands.length > 0 ? [`[${t('help.usage.command')}]`] : [];
  return [...names, `[${t('help.usage.options')}]`, ...hasCommands, ...command.registeredArguments.map(bracketed)].join(
    ' ',
  );
}

function bracketed(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

function helpWidth({ stdout }: Environment): number {
  return Math.min(stdout.columns ?? 80, 100);
}

/** commander names an option before what was given for it, and an argument after. */
const INVALID =
  /^error: (?:option '(?<option>[^']*)' argument|command-argument value) '(?<given>.*)' is invalid(?: for argument '(?<argument>[^']*)')?\./s;

/** commander's complaint as our own error; undefined where it is no complaint (help, version). */
export function usageError(error: CommanderError, program: Command, t: Translate): UserError | undefined {
  const value = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const similar = /\(Did you mean (?:one of )?(.+?)\?\)/.exec(error.message)?.[1];
  const meant = (suggestion: string | undefined) =>
    suggestion === undefined ? '' : t('text.aside', { text: t('usage.did-you-mean', { suggestion }) });
  const fail = (detail: string) => new UserError('usage', { detail, command: 'scs-check' });
  switch (error.code) {
    case 'commander.help':
    case 'commander.helpDisplayed':
    case 'commander.version':
      return undefined;
    case 'commander.unknownCommand':
    case 'commander.excessArguments': {
      const word = program.args[0] ?? value;
      const names = program.commands.map((command) => command.name());
      if (names.includes(word)) return fail(t('usage.too-many-arguments', { value: program.args.slice(1).join(' ') }));
      return fail(t('usage.unknown-command', { value: word }) + meant(closest(word, names)));
    }
    case 'commander.unknownOption':
      return fail(t('usage.unknown-option', { value }) + meant(similar));
    case 'commander.missingArgument':
    case 'commander.missingMandatoryOptionValue':
      return fail(t('usage.missing-argument', { value }));
    case 'commander.optionMissingArgument':
      return fail(t('usage.option-missing-argument', { value }));
    case 'commander.invalidArgument': {
      const { option, argument, given = '' } = INVALID.exec(error.message)?.groups ?? {};
      const allowed = /Allowed choices are (.+?)\.?$/.exec(error.message)?.[1] ?? '';
      return fail(t('usage.invalid-argument', { option: option ?? argument ?? '', value: given, allowed }));
    }
    default:
      return fail(error.message);
  }
}

export { CommanderError };
