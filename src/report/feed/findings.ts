import { digestOf } from '../../domain/digest.ts';
import type { Range } from '../../formats/diagnostic.ts';
import type { CheckedCriterion, JudgedFile, UnreadFile } from '../../formats/outputs/check.ts';
import type { Translate } from '../../i18n/t.ts';
import type { FedFile, FedReport } from '../check/reporter.ts';
import { criteriaOf, criterionSentence, loudnessOf, placed, ruleOfCriterion } from '../say/checkWords.ts';
import { adviseOn, adviseOnProblem } from '../words/advice.ts';

/** What a run has found at one place, as tools keep it that follow a finding from run to run. */
export interface Finding {
  readonly rule: string;
  readonly level: 'error' | 'warning' | 'note';
  readonly message: string;
  readonly path: string;
  readonly range?: Range | undefined;
  /** Where the rule is a criterion. */
  readonly criterion?: CheckedCriterion;
  /** What it is about, however the lines of the file move. */
  readonly subject: string;
  /** Whether the baseline has it; only where there is a baseline. */
  readonly known?: boolean | undefined;
}

/** A finding that is known again in the next run. */
export interface Fingerprinted extends Finding {
  readonly fingerprint: string;
}

/** All that a run has found, file by file. */
export function findingsOf({ files, terms }: FedReport, t: Translate): readonly Fingerprinted[] {
  const hasBaseline = terms?.baseline !== undefined;
  return fingerprinted(files.flatMap((file) => findingsIn(file, hasBaseline, t)));
}

function findingsIn(file: FedFile, hasBaseline: boolean, t: Translate): readonly Finding[] {
  return [
    ...diagnosticsOf(file, t),
    ...(file.outcome === 'judged' ? criteriaIn(file, hasBaseline, t) : []),
    ...(file.outcome === 'unread' ? problemOf(file, t) : []),
  ];
}

function diagnosticsOf(file: FedFile, t: Translate): readonly Finding[] {
  const told = file.diagnostics.filter(({ repeated }) => !repeated);
  return told.map((diagnostic) => ({
    rule: diagnostic.code,
    // What the baseline allows is nothing to mend now.
    level: diagnostic.known ? 'note' : diagnostic.severity,
    message: placed(adviseOn(diagnostic, t), diagnostic, t),
    path: diagnostic.filePath,
    range: diagnostic.range,
    subject: diagnostic.path?.join('/') ?? '',
    known: diagnostic.known,
  }));
}

const standings = ['open', 'unassured', 'excluded', 'waived', 'known'] as const;

function criteriaIn(file: JudgedFile, hasBaseline: boolean, t: Translate): readonly Finding[] {
  return standings
    .flatMap((standing) => criteriaOf(file, standing))
    .map((criterion) => ({
      rule: ruleOfCriterion(file.catalogue.id, criterion.id),
      criterion,
      level: loudnessOf(criterion),
      message: placed(criterionSentence(criterion, t), file, t),
      path: file.path,
      range: criterion.range,
      subject: criterion.id,
      // A waiver is nothing new to look at, either.
      ...(hasBaseline ? { known: criterion.standing === 'known' || criterion.standing === 'waived' } : {}),
    }));
}

/** Only where no line of the file itself says what is wrong. */
function problemOf(file: UnreadFile, t: Translate): readonly Finding[] {
  const { path, problem, diagnostics } = file;
  if (diagnostics.some(({ filePath }) => filePath === path)) return [];
  const message = placed(adviseOnProblem(problem, t), file, t);
  return [{ rule: `error/${problem.code}`, level: 'error', message, path, subject: '' }];
}

/** By the rule, what it is about and the file: neither lines that move nor an answer that is waived make another alert. */
function fingerprinted(findings: readonly Finding[]): readonly Fingerprinted[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const { rule, subject, path } = finding;
    const hash = digestOf([rule, subject, path]).replace('sha256:', '').slice(0, 32);
    const occurrence = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, occurrence);
    return { ...finding, fingerprint: `${hash}:${occurrence}` };
  });
}
