import type { Declaration } from '../../declaration.ts';
import { type CatalogueFormat, catalogueFormats, type ListFormat, listFormats } from '../../defaults.ts';
import { argument, catalogueOption, levelOption, withFormats } from '../../options.ts';

export const catalogue: Declaration = {
  name: 'catalogue',
  group: 'other',
  summary: 'help.catalogue',
  subcommands: [
    {
      name: 'list',
      summary: 'help.catalogue.list',
      define: (command, { t, start }) =>
        withFormats(command, listFormats, t).action((options: { format?: ListFormat }) =>
          start(options, async () => (await import('./run.ts')).list),
        ),
    },
    {
      name: 'show',
      summary: 'help.catalogue.show',
      takes: (t) => [argument(`<${t('argument.catalogue')}>`, t('help.catalogue.id'))],
      examples: () => [
        'scs-check catalogue show scs-20260327 --level star3',
        'scs-check catalogue show ssdf-1.1 --format oscal > ssdf-1.1.oscal.json',
      ],
      define: (command, { t, start }) =>
        withFormats(command, catalogueFormats, t)
          .addOption(levelOption(t))
          .action((named: string, options: { format?: CatalogueFormat; level?: string }) =>
            start({ catalogue: named, ...options }, async () => (await import('./run.ts')).show),
          ),
    },
    {
      name: 'diff',
      summary: 'help.catalogue.diff',
      takes: (t) => [
        argument(`<${t('argument.before')}>`, t('help.catalogue.diff.old')),
        argument(`<${t('argument.after')}>`, t('help.catalogue.diff.new')),
      ],
      examples: (t) => [
        `scs-check catalogue diff ${t('example.catalogue')}-2026.yaml ${t('example.catalogue')}-2027.yaml`,
      ],
      define: (command, { t, start }) =>
        withFormats(command, listFormats, t).action((before: string, after: string, options: { format?: ListFormat }) =>
          start({ before, after, ...options }, async () => (await import('./diff.ts')).diff),
        ),
    },
    {
      name: 'new',
      summary: 'help.catalogue.new',
      takes: (t) => [argument(`<${t('argument.file')}>`, t('help.catalogue.new.file'))],
      examples: (t) => [`scs-check catalogue new ${t('example.catalogue')}.yaml`],
      define: (command, { start }) =>
        command.action((name: string) => start({ file: name }, async () => (await import('./run.ts')).create)),
    },
    {
      name: 'official',
      summary: 'help.catalogue.official',
      takes: (t) => [argument(`<${t('argument.workbook')}>`, t('help.catalogue.official.file'))],
      examples: () => ['scs-check catalogue official 20260327001-c.xlsx'],
      define: (command, { t, start }) =>
        withFormats(command, listFormats, t)
          .addOption(catalogueOption(t, 'help.catalogue.official.catalogue').default('scs-20260327'))
          .action((name: string, options: { catalogue: string; format?: ListFormat }) =>
            start({ file: name, ...options }, async () => (await import('./official.ts')).official),
          ),
    },
  ],
};
