import { expect, test } from 'vitest';
import { isCopyName, originalName } from '../../src/domain/copyName.ts';

const copies = [
  'assessment (1).yaml',
  'assessment(2).yaml',
  'assessment（3）.yaml',
  'assessment - コピー.yaml',
  'assessment - コピー (2).yaml',
  'assessment - コピー - コピー.yaml',
  'assessment - Copy.yaml',
  'assessment - Copy (2).yaml',
  'assessment 2.yaml',
  'assessment　１２.yaml',
  'assessment copy.yaml',
  'assessment copy 2.yaml',
  'assessmentのコピー.yaml',
  'assessmentのコピー2.yaml',
  'assessment のコピー 3.yaml',
  'コピー ～ assessment.yaml',
  'Copy of assessment.yaml',
  'assessment-DESKTOP-A1B2C3.yaml',
  'assessment-KEIRI01.yaml',
  'assessment-花子のMacBook Air.yaml',
  "assessment (Hanako's conflicted copy 2026-11-21).yaml",
  'assessment (DESKTOP-1 の競合コピー 2026-11-21).yaml',
  'assessment_conflicted copy.yaml',
  'assessment 競合コピー.yaml',
  'assessment.sync-conflict-20261121-090000-ABCDEFG.yaml',
  'assessment (山田 のコンフリクトしたコピー 2026-11-21).yaml',
  'assessment（競合 2026-11-21）.yaml',
  'assessment [conflicted].yaml',
  'assessment [conflicted 2].yaml',
  'assessment_競合コピー_20261121.yaml',
  'assessment 競合.yaml',
  'assessment_KEIRI-PC_Nov-21-090000-2026_Conflict.yaml',
  'assessment_DiskStation_Nov-21-0900-2026_CaseConflict.yaml',
  'assessment.Conflict.yaml',
  'assessment (SFConflict hanako@example.jp 2026-11-21-09-00-00).yaml',
  'assessment_BACKUP_1234.yaml',
  'assessment_REMOTE_1234.yaml',
];

test.each([...copies, ...copies.map((name) => name.normalize('NFD'))])('%s was assessment.yaml', (name) => {
  expect(originalName(name)).toBe('assessment.yaml');
  expect(isCopyName(name)).toBe(true);
});

test.each([
  'assessment.yaml',
  'assessment-osaka.yaml',
  'assessment-2026.yaml',
  'assessment2.yaml',
  'assessment 1.yaml',
  'assessment 2026.yaml',
  '北工場.assessment.yaml',
  '(1).yaml',
  'コピー.yaml',
  'コピー機の会社.yaml',
  '競合.yaml',
  '競合調査の会社.yaml',
  'conflict.yaml',
  'assessment_LOCAL.yaml',
  'remote_1.yaml',
  'copyright.yaml',
])('%s is a name of its own', (name) => {
  expect(isCopyName(name)).toBe(false);
});
