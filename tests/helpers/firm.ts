import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testFolder } from './runCli.ts';

/** The folder of a firm that has said who it is, with the aim and the rest of its file as YAML. */
export function folderOfFirm(aim: string, rest = 'answers: {}'): string {
  const cwd = testFolder();
  const head = 'formatVersion: 1\norganization: { name: サンプル株式会社 }\nscope: { companies: [サンプル株式会社] }\n';
  writeFileSync(join(cwd, 'assessment.yaml'), `${head}catalogue: ${aim}\n${rest}\n`);
  return cwd;
}
