import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { root } from '../../scripts/project.mjs';
import { commandFolder, committer, runShell } from '../helpers/command.ts';
import { testFolder } from '../helpers/runCli.ts';

/** The day on which all of this happens, whatever day it is where the tests run. */
const TODAY = '--as-of 2026-11-21';

const WORKFLOW = '.github/workflows/self-check.yml';

interface Step {
  readonly run?: string;
  readonly if?: string;
}

/** The repository of a firm, and what its CI makes of it. */
function firm() {
  const cwd = testFolder();
  const path = commandFolder({ npx: 'shift 2\nexec scs-check "$@"' });
  const read = (name: string) => readFileSync(join(cwd, name), 'utf8');
  const change = (name: string, before: string, after: string) => {
    expect(read(name)).toContain(before);
    writeFileSync(
      join(cwd, name),
      read(name).replace(before, () => after),
    );
  };
  const sh = (command: string) => runShell(command, { cwd, path, env: committer });
  const commit = (message: string) => expect(sh(`git add -A && git commit -q -m '${message}'`).status).toBe(0);

  /** As the runner does: a fresh checkout, one step after the other, after a failure only those that ask for it. */
  const ci = () => {
    const checkout = testFolder();
    expect(sh(`git clone -q . '${checkout}'`).status).toBe(0);
    const steps: readonly Step[] = parse(read(WORKFLOW)).jobs['self-check'].steps;
    let code = 0;
    let log = '';
    for (const step of steps) {
      if (step.run === undefined || (code !== 0 && step.if === undefined)) continue;
      const options = { cwd: checkout, path, env: { GITHUB_STEP_SUMMARY: 'summary.md' } };
      const { status, screen } = runShell(step.run, options);
      code ||= status ?? 1;
      log += screen;
    }
    const written = (name: string) =>
      existsSync(join(checkout, name)) ? readFileSync(join(checkout, name), 'utf8') : '';
    const { results } = JSON.parse(written('results.sarif')).runs[0];
    return { code, log, summary: written('summary.md'), results };
  };

  cpSync(join(root, 'tests', 'fixtures', 'check', 'example.yaml'), join(cwd, 'example.yaml'));
  cpSync(join(root, 'tests', 'fixtures', 'check', 'mixed.yaml'), join(cwd, 'assessment.yaml'));
  mkdirSync(join(cwd, '.github', 'workflows'), { recursive: true });
  cpSync(join(root, 'templates', 'ci', 'github.yml'), join(cwd, WORKFLOW));
  change(WORKFLOW, 'check assessment.yaml', `check assessment.yaml ${TODAY}`);
  expect(sh('git init -q .').status).toBe(0);
  return { read, change, sh, commit, ci };
}

test('a year of somebody who keeps a self-check in CI', () => {
  const { read, change, sh, commit, ci } = firm();

  // The first run is red, says why, and leaves its summary and its SARIF behind all the same.
  commit('Begin the self-check');
  const first = ci();
  expect(first.code).toBe(1);
  expect(first.log).toMatch(/^::error file=assessment\.yaml,title=assessment\.yaml → 基本/);
  expect(first.summary).toMatch(/^## 自己点検の結果\n/);
  expect(first.results.length).toBeGreaterThan(4);

  // Nobody closes all gaps at once: they are recorded, and the workflow is told as its comment says.
  const flag = /^ +# {3}(--baseline \S+)$/m.exec(read(WORKFLOW))?.[1] ?? '';
  change(WORKFLOW, 'markdown:self-check.md', `markdown:self-check.md ${flag}`);
  expect(sh(`scs-check check --update-baseline ${TODAY}`).status).toBe(0);
  commit('Let the gaps of today pass');
  const green = ci();
  expect(green.code).toBe(0);
  expect(green.log).not.toMatch(/^::(?:error|warning)/m);
  expect(green.log).toContain('そろっていません。残りは猶予中のものと、ベースラインにあるものだけです');

  // A regression among the known gaps: red, with an annotation on its line, and nothing else is new.
  change('assessment.yaml', 'state: met\n    note: 体制表あり', 'state: partial\n    owner: 総務');
  commit('Reorganise');
  const regressed = ci();
  expect(regressed.code).toBe(1);
  const line = read('assessment.yaml').split('\n').indexOf('    state: partial') + 1;
  expect(regressed.log).toContain(`::error file=assessment.yaml,line=${line},col=5,title=1-1-1-1::`);
  const fresh = regressed.results.filter(({ baselineState }: { baselineState: string }) => baselineState === 'new');
  expect(fresh.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual(['example/1-1-1-1']);

  // It cannot be mended before the spring, and that is decided: green until the last day of the waiver, red after it.
  const waiver = 'waiver: { reason: 4月の組織替えを待ちます, until: 2027-04-30 }';
  change('assessment.yaml', 'state: partial\n    owner: 総務', `state: partial\n    owner: 総務\n    ${waiver}`);
  commit('Wait for April');
  expect(ci().code).toBe(0);
  change('assessment.yaml', 'until: 2027-03-31', 'until: 2027-12-31');
  change(WORKFLOW, TODAY, '--as-of 2027-04-30');
  commit('Look ahead to the last day');
  expect(ci().code).toBe(0);
  change(WORKFLOW, '--as-of 2027-04-30', '--as-of 2027-05-01');
  commit('Look ahead to the day after');
  const expired = ci();
  expect(expired.code).toBe(1);
  expect(expired.log).toMatch(/^::error file=assessment\.yaml,line=\d+,col=\d+,title=scs\/waiver-expired::/m);

  // The work is done, and another gap is closed with it. The baseline still allows both, and says so.
  change('assessment.yaml', `state: partial\n    owner: 総務\n    ${waiver}`, 'state: met\n    note: 体制表あり');
  change('assessment.yaml', '    state: unknown', '    evidence: [{ title: 機器の台帳 }]\n    state: met');
  commit('Done');
  expect(ci().code).toBe(0);
  const told = sh(`scs-check check ${flag} --as-of 2027-05-01`);
  expect(told.screen).toContain('ベースラインにあるが、もう不足ではない基準（1）: 1-1-2-1');

  // It is moved on purpose: seen first, then written. The diff has what is mended, and nothing that is allowed anew.
  const before = read('scs-check.baseline.yaml');
  const preview = sh('scs-check check --update-baseline --dry-run --as-of 2027-05-01');
  expect(preview.screen).toContain('なくなった基準（1）: 1-1-2-1');
  expect(read('scs-check.baseline.yaml')).toBe(before);
  expect(sh('scs-check check --update-baseline --as-of 2027-05-01').status).toBe(0);
  const diff = sh('git diff -U0 scs-check.baseline.yaml').screen.split('\n');
  expect(diff.filter((one) => /^-[^-]/.test(one))).toContain('-      1-1-2-1: unknown');
  expect(diff.filter((one) => /^\+[^+]/.test(one))).toEqual(['+takenOn: 2027-05-01']);
  commit('Never go back behind this');
  expect(ci().code).toBe(0);

  // From now on that gap is a regression.
  change('assessment.yaml', '台帳 }]\n    state: met', '台帳 }]\n    state: unknown');
  commit('Forget it');
  const again = ci();
  expect(again.code).toBe(1);
  expect(again.log).toContain('title=1-1-2-1::');

  // And a slip of the hand is neither passed nor not passed: it is 2, on its line.
  change('assessment.yaml', '    state: unknown', '    state: yes');
  commit('Slip');
  const slip = ci();
  expect(slip.code).toBe(2);
  const slipLine = read('assessment.yaml').split('\n').indexOf('    state: yes') + 1;
  expect(slip.log).toContain(`::error file=assessment.yaml,line=${slipLine},col=12,title=answer-not-allowed::`);
});
