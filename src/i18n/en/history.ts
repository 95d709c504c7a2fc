/** What `log` says of the history of an assessment. */
export const history = {
  'log.review': '{id}  view: {view} ({by})',
  'log.fact': 'company information {id}',
  'log.glance': 'quick look {id}',
  'log.target': 'target {id}',
  'log.draft': '{id}  draft (note, evidence, owner or due date before an answer)',
  'log.reviewer': 'specialist {id}',
  'log.reply': '{id}  reply to the specialist',
  'log.aim': 'level aimed at: {id} {level}',
  'log.organization': 'name of the company',
  'log.scope': 'scope',
  'log.retired': 'move to another edition',
  'log.merge': 'Merged {file} ({count} {count:place|places})',
  'log.field.options': 'choice',
  'log.field.missing': 'missing conditions',
  'log.field.reason': 'reason',
  'log.field.lastDone': 'last done on',
  'log.field.note': 'note',
  'log.field.evidence': 'evidence',
  'log.field.owner': 'owner',
  'log.field.due': 'due date',
  'log.field.waiver': 'waiver',
  'log.problem.unreadable': 'Line {line} of {file} cannot be read as a record',
  'log.problem.changed':
    'Line {line} of {file} does not follow from the one before it: that one was changed or removed',
  'log.more': 'There {count:is|are} {count} more. To see all: --format json',
  'log.nothing': 'Nothing is recorded of {id} yet',
  'store.link': '{file} is a link. What you save goes to {target}.',
  'store.hard-link':
    '{file} has another name (a hard link). What you save goes to {file} alone; the file of the other name stays as it is.',
  'store.torn':
    'The last line of the record was cut off. It is in {file} now, and the record continues from the line before it.',
  'log.remark.unrecorded':
    'Before line {line} of {file} there was a change that is not recorded: one by hand, or a save that could not be recorded',
  'log.remark.not-saved': 'The save of line {line} of {file} was stopped before it reached the file, or was undone',
  'log.remark.merged': 'At line {line} of {file} the record of another copy is merged',
  'log.remark.torn': 'The last line of {file} is cut off. The next save repairs that',
  'log.problem.conflict':
    'Line {line} of {file} is a conflict marker of git. Remove only the lines with markers, and both records stay',
  'log.whole': 'The record is whole from the first line to the last ({count} {count:entry|entries})',
  'log.changed-since': '{file} was changed after the last entry: by hand, or by a save that could not be recorded',
} as const;
