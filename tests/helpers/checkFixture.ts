import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { readManifest, root } from '../../scripts/project.mjs';
import { type Run, type RunOptions, run, testFolder } from './runCli.ts';

/** A folder with a catalogue of six criteria, and assessments of it: mixed.yaml, passed.yaml and broken.yaml. */
export function checkFolder(): string {
  const cwd = testFolder();
  cpSync(join(root, 'tests', 'fixtures', 'check'), cwd, { recursive: true });
  return cwd;
}

/** `check` in such a folder, told by one reporter on standard output. */
export function checkAs(reporter: string, files: readonly string[], options: RunOptions = {}): Promise<Run> {
  return run(['check', ...files, '--reporter', reporter], { cwd: checkFolder(), ...options });
}

/** The same at every version. */
export function withoutVersion(text: string): string {
  return text.replaceAll(`ersion": "${readManifest(root).version}"`, 'ersion": "0.0.0"');
}
