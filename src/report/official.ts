import type { ReportModel } from '../formats/outputs/report.ts';

/**
 * The report with the official wording beside ours, from the reader's own copy of the workbook.
 * The wording is part of this one report and of nothing else: it is in no file of ours.
 */
export function withOfficial(model: ReportModel, texts: ReadonlyMap<string, string>): ReportModel {
  const requirements = model.requirements.map((requirement) => ({
    ...requirement,
    criteria: requirement.criteria.map((criterion) => {
      const official = texts.get(criterion.id);
      return official === undefined ? criterion : { ...criterion, official };
    }),
  }));
  return { ...model, requirements };
}

/** The lines of an official wording, without empty ones. */
export function officialLines(text: string): readonly string[] {
  return text.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
}
